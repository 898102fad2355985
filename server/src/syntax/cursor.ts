import type { LineKind } from './lineKinds';
import { type Line, work } from './lines';
import { lowerBound } from './query/search';
import type { Furniture, SyntaxNode } from './tree';

/**
 * A cursor over the lines of a message, or over a part of them. Constructs read from it and leave it at the first line
 * that is not theirs. It also weaves the page furniture that was lifted out of the lines back into the nodes when these
 * are made, so that no node is changed later.
 */
export class Cursor {
  /**
   * @param furniture of the message, in the order of the text
   * @param at index of the line at the cursor
   * @param end index at which it ends
   */
  constructor(
    readonly text: string,
    readonly lines: readonly Line[],
    readonly furniture: readonly Furniture[],
    public at = 0,
    readonly end = lines.length,
  ) {}

  get isAtEnd(): boolean {
    return this.at >= this.end;
  }

  /** The line at the cursor, which is not at its end. */
  get line(): Line {
    return this.lines[this.at] as Line;
  }

  get kind(): LineKind {
    return this.line.kind;
  }

  /** The line so many lines from the cursor on; `undefined` beyond the end. */
  peek(distance = 1): Line | undefined {
    const index = this.at + distance;
    return index < this.end ? this.lines[index] : undefined;
  }

  /** The line at the cursor, which moves to the next one. */
  next(): Line {
    const { line } = this;
    this.at++;
    return line;
  }

  /** Moves past blank lines, and says how many there were. */
  skipBlanks(): number {
    const from = this.at;
    while (this.at < this.end && (this.lines[this.at] as Line).isBlank) this.at++;
    return this.at - from;
  }

  /** The lines behind the one at the cursor, at most so many. */
  *ahead(limit: number): Generator<Line> {
    const end = Math.min(this.end, this.at + 1 + limit);
    for (let index = this.at + 1; index < end; index++) {
      work.characters++;
      yield this.lines[index] as Line;
    }
  }

  /** A cursor over some of the lines. */
  part(at: number, end: number, lines = this.lines): Cursor {
    return new Cursor(this.text, lines, this.furniture, at, end);
  }

  /** The children of a node with the page furniture between them, which is in none of them. */
  woven<T extends SyntaxNode>(children: readonly T[]): readonly (T | Furniture)[] {
    const { furniture } = this;
    const [first] = children;
    if (!first || furniture.length === 0) return children;
    const end = (children.at(-1) as T).end;
    const next = lowerBound(furniture, ({ start }) => start < first.start);
    if (next === furniture.length || (furniture[next] as Furniture).start >= end) return children;
    return this.weave(children, next, end);
  }

  /** The children of a message with all furniture that is in none of them. */
  wovenWhole(children: readonly SyntaxNode[]): readonly SyntaxNode[] {
    return this.furniture.length === 0 ? children : this.weave(children, 0, Number.POSITIVE_INFINITY);
  }

  /** Furniture begins inside a child that has children only where that child was made with it. */
  private weave<T extends SyntaxNode>(children: readonly T[], from: number, end: number): (T | Furniture)[] {
    const { furniture } = this;
    const all: (T | Furniture)[] = [];
    let at = from;
    const passBefore = (offset: number, pass: (node: Furniture) => void) => {
      for (let node = furniture[at]; node && node.start < offset; node = furniture[++at]) pass(node);
    };
    const push = (node: Furniture) => {
      // The mark of a copy may be in the middle of a token, which has no place for it.
      if (node.start >= (all.at(-1)?.end ?? 0)) all.push(node);
    };
    for (const child of children) {
      passBefore(child.start, push);
      all.push(child);
      if ('children' in child) passBefore(child.end, () => {});
    }
    passBefore(end, push);
    return all;
  }
}
