import type { ClassificationLevel, Telegram } from '../tree';
import { paragraphsOf } from './telegram';
import { textOf } from './walk';

const LEVELS: readonly ClassificationLevel[] = [
  'UNCLASSIFIED',
  'LIMITED OFFICIAL USE',
  'CONFIDENTIAL',
  'SECRET',
  'TOP SECRET',
];

/** The higher, the more is asked of those who handle it. */
export function rankOf(level: ClassificationLevel): number {
  return LEVELS.indexOf(level);
}

const MARKS: Record<string, ClassificationLevel> = {
  U: 'UNCLASSIFIED',
  SBU: 'UNCLASSIFIED',
  FOUO: 'UNCLASSIFIED',
  UNCLASSIFIED: 'UNCLASSIFIED',
  LOU: 'LIMITED OFFICIAL USE',
  C: 'CONFIDENTIAL',
  S: 'SECRET',
  SE: 'SECRET',
  TS: 'TOP SECRET',
};

/** A portion mark taken apart: `(S//NF)` is SECRET with the caveat NF. */
export interface Portion {
  readonly mark: string;
  readonly level: ClassificationLevel;
  readonly sensitive: boolean;
  readonly entireText: boolean;
  readonly caveats: readonly string[];
}

/** Takes a mark apart, with its brackets or without; `undefined` where its first word is no level. FORMAT §7. */
export function portionOf(mark: string): Portion | undefined {
  const [first = '', ...rest] = mark
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .filter(Boolean);
  const level = MARKS[first];
  if (!level) return undefined;
  const entireText = rest.includes('ENTIRE');
  return {
    mark,
    level,
    sensitive: first === 'SBU',
    entireText,
    caveats: entireText ? [] : rest,
  };
}

/** The paragraphs' portion marks: how many there are, and the highest. */
export function portionsIn(telegram: Telegram): { readonly count: number; readonly highest?: Portion } {
  let count = 0;
  let highest: Portion | undefined;
  for (const { message, node } of paragraphsOf(telegram)) {
    const portion = node.portionMark && portionOf(textOf(message, node.portionMark));
    if (!portion) continue;
    count++;
    if (!highest || rankOf(portion.level) > rankOf(highest.level)) highest = portion;
  }
  return highest ? { count, highest } : { count };
}
