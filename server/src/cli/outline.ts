import type { DocumentSymbol } from 'vscode-languageserver-types';
import { cableService } from '../service';
import { readInputs } from './input';

/** `cable outline`: the parts of each cable, one a line: name — detail [lines]. */
export function outline(names: readonly string[]): number {
  const { inputs, failed } = readInputs(names);
  for (const { name, text } of inputs) {
    if (names.length > 1) process.stdout.write(`${name}\n`);
    for (const symbol of cableService.outline(cableService.parse(text), name)) print(symbol, 0);
  }
  return failed ? 1 : 0;
}

function print({ name, detail, range, children }: DocumentSymbol, depth: number): void {
  const first = range.start.line + 1;
  const last = range.end.line + 1;
  const lines = first === last ? `${first}` : `${first}–${last}`;
  process.stdout.write(`${'  '.repeat(depth)}${name}${detail ? ` — ${detail.trimEnd()}` : ''}  [${lines}]\n`);
  for (const child of children ?? []) print(child, depth + 1);
}
