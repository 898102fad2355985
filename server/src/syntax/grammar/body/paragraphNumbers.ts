import type { ParagraphStart } from '../../lexicon';

export interface Numbered {
  readonly number: number;
  readonly damaged: boolean;
}

/** What only the lines around a number tell. */
export interface NumberContext {
  /**
   * Whether the number that is due begins a line further on, before any other number; those without a portion
   * mark are passed over where the cable has marks.
   */
  readonly dueFollows: () => boolean;
  /** Whether the line above goes on with this one: `… ON JUNE` before `13. THE AMBASSADOR`. */
  readonly goesOn: () => boolean;
}

/**
 * Tells the paragraphs of a telegram from other lines that begin with a number, and gives each its true
 * number (FORMAT §7): numbers count from 1 through the telegram; a copy may have turned the pilcrow into
 * the digit 1 (`17.` for 7) or lost the first digit (`¶0.` for 10).
 */
export class ParagraphNumbers {
  private due: number | undefined;
  private pilcrows = false;
  private marks = false;
  /** A copy has lost the first digits from paragraph 10 on: no list begins with 0. */
  private clipped = false;
  /** The number due in a list inside a paragraph, which counts from 1 again. */
  private listDue = 0;

  constructor(laterSection: boolean) {
    this.due = laterSection ? undefined : 1;
  }

  /** The number of a paragraph that begins a line; `undefined` where it is no paragraph. */
  accept(start: ParagraphStart, around: NumberContext): Numbered | undefined {
    const number = this.numberOf(Number(start.digits), start, around);
    return number === undefined ? undefined : this.taken(start, number);
  }

  /** The number of a paragraph inside a line, where a copy has lost the break: only the one that is due can be. */
  acceptInside(start: ParagraphStart): Numbered | undefined {
    const { due } = this;
    const sure = start.mark !== undefined || start.pilcrow > 0;
    return due !== undefined && sure && this.isDue(start) ? this.taken(start, due) : undefined;
  }

  /** Whether this may be a paragraph of the cable: where others have marks, it has one. */
  isLikeOthers({ mark }: ParagraphStart): boolean {
    return mark !== undefined || !this.marks;
  }

  isDue({ digits, pilcrow }: ParagraphStart): boolean {
    return Number(digits) === this.due || (pilcrow === 0 && digits === `1${this.due}`);
  }

  private taken(start: ParagraphStart, number: number): Numbered {
    if (start.pilcrow > 0) this.pilcrows = true;
    if (start.mark !== undefined) this.marks = true;
    this.due = number + 1;
    const written = Number(start.digits);
    if (written === 0) this.clipped = true;
    return { number, damaged: written !== number && start.digits === `1${number}` };
  }

  private numberOf(
    written: number,
    { digits, pilcrow, mark }: ParagraphStart,
    { dueFollows, goesOn }: NumberContext,
  ): number | undefined {
    const { due } = this;
    const marked = mark !== undefined;
    if (!marked && goesOn()) return undefined;
    if (due === undefined) return written;
    // In a cable with marks, a list that has come to the number that is due.
    const listed = !marked && this.marks && written === this.listDue && dueFollows();
    if (written === due && !listed) return written;
    if (digits === `1${due}` && (marked || this.pilcrows) && pilcrow === 0) return due;
    if (pilcrow > 0 && due >= 10 && written === due % 10 && (written === 0 || this.clipped)) return due;
    if (this.isListItem(written, marked)) return undefined;
    if (marked) return written;
    // Without a mark a number that is not due is a list, a date or a year; a few lost paragraphs are not.
    const near = written > due && written <= due + 2;
    return near && !this.marks && (pilcrow > 0 || !this.pilcrows) && !dueFollows() ? written : undefined;
  }

  /** A list begins at 1 and counts on; in a cable with portion marks its items have none. */
  private isListItem(written: number, marked: boolean): boolean {
    if (marked && this.marks) return false;
    if (written !== 1 && written !== this.listDue) {
      this.listDue = 0;
      return false;
    }
    this.listDue = written + 1;
    return true;
  }
}
