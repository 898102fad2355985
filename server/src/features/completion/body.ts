import { type SectionHeading, sectionHeadings } from '../../reference/headings';
import { type Cursor, finder, type Suggestion } from './cursor';

/** Kinds of headings that divide a text, the usual ones first; the others belong to the header or are slips. */
const KINDS = [
  'opening paragraph',
  'analysis',
  'request',
  'body',
  'list',
  'enclosure',
  'opening mark',
  'quotation',
  'aside',
  'biographic',
];

/** What comes before the first word of a paragraph: pilcrow, number and portion mark. */
const OPENING = /^[\s¶]*(?:\d{1,3}\.\s*)?(?:\([^()]{1,30}\)\s*)?/;

/** The headings that may be written where a line or paragraph begins, and the ends of parts that are open. */
export function inBody(cursor: Cursor): Suggestion[] {
  const { before } = cursor;
  const start = OPENING.exec(before)?.[0].length ?? 0;
  const isFirst = /^[A-Z-]*(?: [A-Z-]*){0,4}$/i.test(before.slice(start));
  const from = isFirst ? start : endOfSentence(before);
  if (from === undefined) return [];
  const written = before.slice(from);
  const ends = openParts(cursor).map((text) => ({ text, meaning: 'Ends the part that is open here' }));
  const headings = isFirst ? HEADINGS().map(({ heading, meaning }) => ({ text: heading, meaning })) : [];
  return [...ends, ...headings].filter(beginningWith(written)).map((each) => ({ ...each, from }));
}

const HEADINGS = () =>
  sectionHeadings()
    .filter(({ kind, confidence }) => KINDS.includes(kind) && confidence === 'high')
    .toSorted((a, b) => headingRank(a) - headingRank(b));

/** By kind, then the short ones first: SUMMARY before SUMMARY AND COMMENT. */
const headingRank = ({ kind, heading }: SectionHeading) => KINDS.indexOf(kind) * 100 + heading.length;

/** The first word as it is written, the others by their beginnings. */
function beginningWith(written: string): (suggestion: { readonly text: string }) => boolean {
  const isFound = finder(written);
  const [first = ''] = written.toUpperCase().split(' ');
  return ({ text }) => text.startsWith(first) && isFound(text);
}

/** Column after the last sentence, where nothing but capitals follow it. */
function endOfSentence(before: string): number | undefined {
  const capitals =
    before.length - (/[A-Z]{0,20}(?: [A-Z]{0,20}){0,3}$/.exec(before)?.[0] ?? '').trimStart().length;
  return /[.!?:”")]\s+$/.test(before.slice(Math.max(0, capitals - 10), capitals)) ? capitals : undefined;
}

/** Characters above the cursor in which an open part is looked for: several pages. */
const FAR = 20_000;

/** The closing forms of the parts that are open at the cursor, `END SUMMARY`, the innermost first. */
function openParts({ message, line, before }: Cursor): string[] {
  const end = (message.lineStarts[line] ?? 0) + before.length;
  const start = Math.max(message.body?.start ?? 0, end - FAR);
  const open: string[] = [];
  for (const text of message.text.slice(start, end).split(/\r\n|\r|\n/)) {
    const begun = closingFormOf(text.slice(OPENING.exec(text)?.[0].length ?? 0));
    if (begun) open.unshift(begun);
    for (const [, part = ''] of text
      .toUpperCase()
      .matchAll(/\bEND\s(?:OF\s)?([A-Z]{3,20}(?: [A-Z]{3,20}){0,3})/g)) {
      const at = open.findIndex((form) => `END ${part}`.startsWith(form));
      if (at !== -1) open.splice(at, 1);
    }
  }
  return [...new Set(open)];
}

/** The form that closes what a line begins, `SUMMARY:` or `BEGIN TEXT`. */
function closingFormOf(text: string): string | undefined {
  const [, words = ''] =
    /^\(?((?:BEGIN\s)?[A-Z-]{3,20}(?:\s[A-Z-]{3,20}){0,3})\s*(?:[:.-]|$)/i.exec(text.slice(0, 80)) ?? [];
  const heading = words.toUpperCase();
  return heading === ''
    ? undefined
    : sectionHeadings().find((each: SectionHeading) => each.heading === heading)?.closingForm;
}
