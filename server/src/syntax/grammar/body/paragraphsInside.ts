import { isBlank, isDigit, type ParagraphStart, paragraphStartOf, startsRule } from '../../lexicon';
import { HEAD } from '../../lines';

/** The beginning of a paragraph inside a line. */
export interface Inside {
  /** Offset of the pilcrow or the number. */
  readonly at: number;
  readonly start: ParagraphStart;
}

/**
 * Walks over the places in a text where a paragraph may begin inside a line, because a copy has lost the breaks
 * (FORMAT §13): at a pilcrow, or at a number with a portion mark behind it. Its whole way is linear in the text.
 */
export class ParagraphsInside {
  private pilcrow: number;
  private mark: number;
  private closeMark: number;

  constructor(
    private readonly text: string,
    from: number,
  ) {
    this.pilcrow = this.find('¶', from);
    this.mark = this.find('. (', from);
    this.closeMark = this.find('.(', from);
  }

  /** Whether there is such a place inside the line from `from` to `to`; calls come in the order of the text. */
  within(from: number, to: number): boolean {
    while (this.pilcrow <= from) this.pilcrow = this.find('¶', this.pilcrow + 1);
    // A line that begins with a number has its mark within seven characters.
    while (this.mark < from + 7) this.mark = this.find('. (', this.mark + 1);
    while (this.closeMark < from + 7) this.closeMark = this.find('.(', this.closeMark + 1);
    return Math.min(this.pilcrow, this.mark, this.closeMark) < to;
  }

  /** The beginnings inside the line up to `to`, all of which are passed over. */
  *upTo(to: number): Generator<Inside> {
    for (;;) {
      const next = Math.min(this.pilcrow, this.mark, this.closeMark);
      if (next >= to) return;
      const at = next === this.pilcrow ? next : this.numberBefore(next);
      if (next === this.pilcrow) this.pilcrow = this.find('¶', next + 1);
      else if (next === this.mark) this.mark = this.find('. (', next + 1);
      else this.closeMark = this.find('.(', next + 1);
      const start = at === undefined ? undefined : paragraphStartOf(this.text.slice(at, at + HEAD));
      if (start && at !== undefined) yield { at, start };
    }
  }

  /** Where the number begins whose full stop is at `stop`, with the pilcrow before it; it stands free, or behind a sentence. */
  private numberBefore(stop: number): number | undefined {
    const { text } = this;
    let at = stop;
    while (at > stop - 3 && isDigit(text.charCodeAt(at - 1))) at--;
    const before = text.charCodeAt(at - 1);
    if (at === stop || isDigit(before)) return undefined;
    const behindSentence = before === 46 && !isDigit(text.charCodeAt(at - 2)); // .
    return isBlank(before) || startsRule(before) || behindSentence ? at : undefined;
  }

  private find(sign: string, from: number): number {
    const at = this.text.indexOf(sign, from);
    return at === -1 ? Number.POSITIVE_INFINITY : at;
  }
}
