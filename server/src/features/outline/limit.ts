import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';

/** How many symbols these are, with all below them. */
export function sizeOf(symbols: readonly DocumentSymbol[]): number {
  return symbols.reduce((sum, { children }) => sum + 1 + (children ? sizeOf(children) : 0), 0);
}

/** The first of the symbols, with what is below them, as many as there is room for; one says how many are left out. */
export function within(symbols: readonly DocumentSymbol[], room: number): DocumentSymbol[] {
  if (sizeOf(symbols) <= room) return [...symbols];
  const shown: DocumentSymbol[] = [];
  let left = room - 1;
  for (const [index, symbol] of symbols.entries()) {
    const size = sizeOf([symbol]);
    if (size <= left) {
      shown.push(symbol);
      left -= size;
      continue;
    }
    const isParted = left > 1 && symbol.children !== undefined;
    if (isParted) shown.push({ ...symbol, children: within(symbol.children ?? [], left - 1) });
    const rest = symbols.slice(isParted ? index + 1 : index);
    return rest.length > 0 ? [...shown, more(rest)] : shown;
  }
  return shown;
}

/** Stands for symbols that are left out. */
export function more(symbols: readonly DocumentSymbol[]): DocumentSymbol {
  const [first] = symbols;
  const last = symbols.at(-1);
  const start = first?.range.start ?? { line: 0, character: 0 };
  return {
    name: `… ${symbols.length} more`,
    detail: 'left out, so that the outline stays quick',
    kind: SymbolKind.Null,
    range: { start, end: last?.range.end ?? start },
    selectionRange: { start, end: start },
  };
}
