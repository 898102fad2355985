import type { Cursor } from '../../cursor';
import type { Line } from '../../lines';

/**
 * Shapes of headings without rules: `//COMMENT//`, `--Next Steps--`, `... NEXT STEPS`, and a title between blank lines.
 * The first two show themselves; of the others a cable must have several, for one may be a line of prose.
 */
export type Shape = 'slashes' | 'dashes' | 'dots' | 'title';

/** Where in the line the words of the title are. */
export interface ShapedTitle {
  readonly shape: Shape;
  readonly start: number;
  readonly end: number;
}

/** A heading is no longer. */
const LONGEST = 80;
const SLASHES = /^(\/{2,3}\s?)([A-Z"“'].{1,70}?)(\s?\/{2,3})$/;
const DASHES = /^(-{2,3}\s?)([A-Z"“'].{1,70}?)(\s?-{2,3})$/;
const DOTS = /^(\.{3}\s?)([A-Z][A-Z0-9 ,'"’&:?!()/-]{3,70}[A-Z0-9'"’?!)])$/;
const TITLE = /^["“']?[A-Z][^.;,:]{2,68}[^\s.;,:]$/;
/** Words that have no capital in a title. */
const SMALL =
  /^(?:a|an|and|as|at|but|by|for|from|in|into|is|its|nor|not|of|off|on|or|over|per|so|than|that|the|to|under|up|upon|via|vs|with|yet|de|la|le|du|del|al|van|von|-{1,2}|–|—|&)$/;
/** What is of the text's own structure, a signature's neighbor, or begins or ends a passage. */
const NO_TITLE =
  /^(?:END|BEGIN|Begin|End|UNQUOTE|QUOTE|NNNN|BT|SIPDIS|NOFORN|SENSITIVE|REF\b|Ref\b|TO\b|FM\b|INFO\b|Classified|CLASSIFIED|SUBJECT|Subject)/;
/** Most words of a title. */
const WORDS = 12;
/** So many lines of a shape are a habit. */
const HABIT = 2;
/** Blank lines between a title and its paragraph. */
const BLANKS = 3;

/** The title of one of these shapes on a line; `undefined` where it has none. */
export function shapedTitle(lines: readonly Line[], at: number, to: number): ShapedTitle | undefined {
  const line = lines[at] as Line;
  if (line.length > LONGEST || line.length < 4 || line.interrupted === 'within') return undefined;
  const { source, start, end } = line;
  switch (source.charAt(0)) {
    case '/':
    case '-': {
      if (!isSettled(lines[at - 1])) return undefined;
      return between(SLASHES, 'slashes', source, start) ?? between(DASHES, 'dashes', source, start);
    }
    case '.': {
      const match = DOTS.exec(source);
      return match ? { shape: 'dots', start: start + (match[1] as string).length, end } : undefined;
    }
    default:
      return isTitle(source) && isApart(lines, at, to) ? { shape: 'title', start, end } : undefined;
  }
}

function between(form: RegExp, shape: Shape, source: string, start: number): ShapedTitle | undefined {
  const match = form.exec(source);
  if (!match || NO_TITLE.test(match[2] as string)) return undefined;
  const from = start + (match[1] as string).length;
  return { shape, start: from, end: from + (match[2] as string).length };
}

/** Words with capitals, but for the small ones between them. */
function isTitle(source: string): boolean {
  if (!TITLE.test(source) || NO_TITLE.test(source) || !/[a-z]{2}/.test(source)) return false;
  const words = source.split(/\s+/);
  if (words.length > WORDS) return false;
  const last = words.at(-1) as string;
  return !SMALL.test(last) && words.every((word) => /^["“'(]?[A-Z0-9]/.test(word) || SMALL.test(word));
}

/** Whether a line is between blank ones, above a numbered paragraph and below a sentence that has ended. */
function isApart(lines: readonly Line[], at: number, to: number): boolean {
  if (lines[at - 1]?.isBlank === false) return false;
  let next = at + 1;
  while (next < to && next <= at + BLANKS && lines[next]?.isBlank) next++;
  if (next >= to || lines[next]?.kind !== 'Paragraph') return false;
  let above = at - 1;
  while (above >= 0 && above >= at - BLANKS && lines[above]?.isBlank) above--;
  return isSettled(lines[above]);
}

/** Whether a line is blank or ends a sentence, so that the next one does not go on with it. */
function isSettled(line: Line | undefined): boolean {
  return !line || line.isBlank || /[.!?)"”:*-]$/.test(line.tail(1));
}

/** Which of the shapes are headings in a cable, by its own habit. */
export class HeadingHabits {
  private known: ReadonlyMap<Shape, number> | undefined;

  constructor(private readonly cursor: Cursor) {}

  has(shape: Shape): boolean {
    if (shape === 'slashes' || shape === 'dashes') return true;
    this.known ??= this.counted();
    return (this.known.get(shape) ?? 0) >= HABIT;
  }

  private counted(): ReadonlyMap<Shape, number> {
    const counts = new Map<Shape, number>();
    const { lines, at, end } = this.cursor;
    for (let index = at; index < end; index++) {
      const line = lines[index] as Line;
      const title = line.isBlank ? undefined : shapedTitle(lines, index, end);
      if (title) counts.set(title.shape, (counts.get(title.shape) ?? 0) + 1);
    }
    return counts;
  }
}
