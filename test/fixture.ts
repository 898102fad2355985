/**
 * Fixtures read like the format. Under a line of a cable may stand lines of carets which say what is found
 * there; they are taken out before the cable is read, and nothing else needs escaping:
 *
 *     PP RUEHDBU
 *     ^^ precedence-mismatch: expected OO
 *
 * The carets cover the span. What follows the colon is a part of the message, and may be left out.
 */
export interface Mark {
  /** 0-based line of the cable. */
  readonly line: number;
  /** UTF-16 code units from the start of the line; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  readonly code: string;
  readonly message: string;
}

export interface Fixture {
  readonly text: string;
  readonly marks: readonly Mark[];
}

const MARK = /^(\s*)(\^+)\s+([a-z-]+)(?::\s*(.*))?$/;

export function fixture(marked: string): Fixture {
  const lines: string[] = [];
  const marks: Mark[] = [];
  for (const line of marked.split('\n')) {
    const match = MARK.exec(line);
    if (match) {
      const [, blanks = '', carets = '', code = '', message = ''] = match;
      const start = blanks.length;
      marks.push({ line: lines.length - 1, start, end: start + carets.length, code, message });
    } else {
      lines.push(line);
    }
  }
  return { text: lines.join('\n'), marks };
}

/** A cable with the place of the cursor, which a `|` marks: no cable has that character. */
export function withCursor(marked: string): { text: string; line: number; character: number } {
  const at = marked.indexOf('|');
  if (at === -1) throw new Error('The fixture has no cursor |');
  const before = marked.slice(0, at).split('\n');
  return {
    text: marked.slice(0, at) + marked.slice(at + 1),
    line: before.length - 1,
    character: before.at(-1)?.length ?? 0,
  };
}
