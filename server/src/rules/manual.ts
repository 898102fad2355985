import type { Rule } from './rule';

/** The manual of the rules, `server/rules.md`, where readers find it; the heading of a rule's page is its code. */
const MANUAL = 'https://github.com/diplomatic-cables/diplomatic-cables/blob/main/server/rules.md';

/** Address of a rule's page of the manual. */
export function pageOf({ code }: Rule): string {
  return `${MANUAL}#${code}`;
}
