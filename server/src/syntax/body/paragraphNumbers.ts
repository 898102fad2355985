import type { ParagraphStart } from '../lines';

export interface Numbered {
  readonly number: number;
  readonly damaged: boolean;
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
  /** The number due in a list inside a paragraph, which counts from 1 again. */
  private listDue = 0;

  constructor(laterSection: boolean) {
    this.due = laterSection ? undefined : 1;
  }

  accept(start: ParagraphStart): Numbered | undefined {
    const written = Number(start.digits);
    const number = this.numberOf(written, start);
    if (number === undefined) return undefined;
    if (start.pilcrow > 0) this.pilcrows = true;
    if (start.mark) this.marks = true;
    this.due = number + 1;
    return { number, damaged: number !== written && start.digits === `1${number}` };
  }

  private numberOf(written: number, { digits, pilcrow, mark }: ParagraphStart): number | undefined {
    const { due } = this;
    if (due === undefined) return written;
    const marked = mark !== undefined;
    if (written === due) return due;
    if (digits === `1${due}` && (marked || this.pilcrows) && pilcrow === 0) return due;
    if (due >= 10 && written < 10 && due % 10 === written && pilcrow > 0) return due;
    if (this.isListItem(written, marked)) return undefined;
    if (marked) return written;
    // Without a mark a number that is not due is a list, a date or a year; a few lost paragraphs are not.
    const near = written > due && written <= due + 2;
    return near && !this.marks && (pilcrow > 0 || !this.pilcrows) ? written : undefined;
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
