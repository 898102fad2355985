import { isDeepStrictEqual } from 'node:util';
import { problems } from '../../../rules';
import { editsOf, textWith } from '../../../rules/fix';
import type { Edit, Problem, Rule } from '../../../rules/rule';
import { asShown } from '../../../rules/webResidue';
import { cableService } from '../../../service';
import type { CableDocument } from '../../../syntax/tree';

export interface Fixed {
  readonly cable: CableDocument;
  readonly text: string;
  /** In the order of the text. */
  readonly edits: readonly Edit[];
  /** Problems that were fixed. */
  readonly count: number;
  /** Problems whose fixes would have changed more of the cable. */
  readonly left: readonly { readonly code: string; readonly count: number }[];
}

/**
 * Makes the fixes that are safe for a whole file. Those of a rule are left out where the fixed text would not be read
 * as the same cable, or would have other problems.
 */
export function fixAll(cable: CableDocument, found: readonly Problem[]): Fixed {
  const safe = found.filter(({ rule, fix }) => fix && rule.fix === 'fix-all');
  const all = attempt(cable, safe);
  if (isSound(cable, all.cable)) return { ...all, count: safe.length, left: [] };
  const taken: Problem[] = [];
  const left: { code: string; count: number }[] = [];
  for (const [rule, its] of byRule(safe)) {
    if (isSound(cable, attempt(cable, [...taken, ...its]).cable)) taken.push(...its);
    else left.push({ code: rule.code, count: its.length });
  }
  return { ...attempt(cable, taken), count: taken.length, left };
}

function byRule(found: readonly Problem[]): Map<Rule, Problem[]> {
  const groups = new Map<Rule, Problem[]>();
  for (const problem of found) {
    const group = groups.get(problem.rule);
    if (group) group.push(problem);
    else groups.set(problem.rule, [problem]);
  }
  return groups;
}

function attempt(cable: CableDocument, found: readonly Problem[]) {
  const edits = editsOf(found.flatMap(({ fix }) => fix ?? []));
  const text = textWith(cable, edits);
  return { edits, text, cable: edits.length > 0 ? cableService.parse(text) : cable };
}

/** Whether the record is the same except for what safe fixes change, and no rule finds more than before. */
function isSound(before: CableDocument, after: CableDocument): boolean {
  if (before === after) return true;
  const earlier = counts(before);
  for (const [rule, count] of counts(after)) if (count > (earlier.get(rule) ?? 0)) return false;
  return isDeepStrictEqual(essence(before), essence(after));
}

function counts(cable: CableDocument): Map<Rule, number> {
  const found = new Map<Rule, number>();
  for (const { rule } of cable.telegrams.flatMap(problems)) found.set(rule, (found.get(rule) ?? 0) + 1);
  return found;
}

/**
 * The records without what safe fixes may change: lines, repetitions in lists, and in texts all but letters
 * and digits, as a browser shows them. Of a reference with a number the number alone counts.
 */
function essence(cable: CableDocument): unknown {
  return essential(cableService.records(cable, { file: '' }));
}

function essential(value: unknown): unknown {
  if (typeof value === 'string') return asShown(value).replace(/[^\p{L}\p{N}]/gu, '');
  if (Array.isArray(value)) {
    const items = value.map(essential);
    return items.every((item) => typeof item === 'string') ? [...new Set(items)] : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'lines' && !(key === 'text' && 'id' in value))
      .map(([key, inner]) => [key, essential(inner)]),
  );
}
