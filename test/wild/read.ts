import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DocumentSymbol } from 'vscode-languageserver-types';
import { outline } from '../../server/src/features/outline';
import { records } from '../../server/src/features/record';
import type { CableRecord } from '../../server/src/features/record/types';
import { problems } from '../../server/src/rules';
import { parse } from '../../server/src/syntax/document';

/** What is read of a copy as people have it. */
export interface Read {
  /** The record of the first cable. */
  readonly record: Partial<CableRecord>;
  readonly count: number;
  /** One symbol a line, as `  MRN — 10 RIGA 1052  [10]`. */
  readonly outline: readonly string[];
  /** `code: message` of each problem. */
  readonly problems: readonly string[];
}

export function read(text: string): Read {
  const document = parse(text);
  const all = records(document, { file: 'copy.txt' });
  return {
    record: all[0] ?? {},
    count: all.length,
    outline: print(outline(document, 'copy.txt')),
    problems: document.telegrams.flatMap(problems).map((problem) => `${problem.rule.code}: ${problem.text}`),
  };
}

/** A file of `test/wild/fixtures`. */
export function wild(name: string): string {
  return readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');
}

function print(symbols: readonly DocumentSymbol[], depth = 0): string[] {
  return symbols.flatMap(({ name, detail, range, children = [] }) => {
    const [first, last] = [range.start.line + 1, range.end.line + 1];
    const lines = first === last ? `${first}` : `${first}–${last}`;
    const line = `${'  '.repeat(depth)}${name}${detail ? ` — ${detail}` : ''}  [${lines}]`;
    return [line, ...print(children, depth + 1)];
  });
}
