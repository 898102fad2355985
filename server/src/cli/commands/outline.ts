import type { DocumentSymbol } from 'vscode-languageserver-types';
import { cableService } from '../../service';
import type { Text } from '../input/read';
import type { Findings } from '../work/findings';

/** `cable outline`: the parts of each cable, one a line: name — detail [lines]; after the file's name if asked. */
export function outline({ name, text, amongOthers }: Text, headed: boolean): Findings {
  const parts = cableService.outline(cableService.parse(text), name).map((symbol) => lines(symbol, 0));
  return { pieces: headed || amongOthers ? [`${name}\n`, ...parts] : parts, good: true };
}

function lines({ name, detail, range, children }: DocumentSymbol, depth: number): string {
  const first = range.start.line + 1;
  const last = range.end.line + 1;
  const where = first === last ? `${first}` : `${first}–${last}`;
  const line = `${'  '.repeat(depth)}${name}${detail ? ` — ${detail.trimEnd()}` : ''}  [${where}]\n`;
  return line + (children ?? []).map((child) => lines(child, depth + 1)).join('');
}
