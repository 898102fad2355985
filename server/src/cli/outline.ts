import type { DocumentSymbol } from 'vscode-languageserver-types';
import { cableService } from '../service';
import { eachInput } from './input';
import { print } from './output';

/** `cable outline`: the parts of each cable, one a line: name — detail [lines]. Status 1 for an unreadable file. */
export async function outline(names: readonly string[]): Promise<number> {
  const good = await eachInput(names, async ({ name, text, several }) => {
    const parts = cableService.outline(cableService.parse(text), name).map((symbol) => lines(symbol, 0));
    await print(`${several ? `${name}\n` : ''}${parts.join('')}`);
    return true;
  });
  return good ? 0 : 1;
}

function lines({ name, detail, range, children }: DocumentSymbol, depth: number): string {
  const first = range.start.line + 1;
  const last = range.end.line + 1;
  const where = first === last ? `${first}` : `${first}–${last}`;
  const line = `${'  '.repeat(depth)}${name}${detail ? ` — ${detail.trimEnd()}` : ''}  [${where}]\n`;
  return line + (children ?? []).map((child) => lines(child, depth + 1)).join('');
}
