import { type DocumentSymbol, type Range, SymbolKind } from 'vscode-languageserver-types';
import { rangeOf } from '../../syntax/query/locate';
import { releaseInWords, releaseOf } from '../../syntax/query/release';
import type { Telegram } from '../../syntax/tree';

/** `released in part (B6)`, beside the marking of the cable. */
export function releaseDetail(telegram: Telegram): string | undefined {
  const release = releaseOf(telegram);
  if (!release?.extent) return undefined;
  const { extent, exemptions } = release;
  const codes = exemptions.length > 0 ? ` (${exemptions.join(', ')})` : '';
  return extent === 'none' ? `denied in full${codes}` : `released in ${extent}${codes}`;
}

/** The symbols with that of the release at its first mark, in the innermost symbol around it. */
export function withRelease(telegram: Telegram, symbols: DocumentSymbol[]): DocumentSymbol[] {
  const release = releaseOf(telegram);
  if (!release) return symbols;
  const range = rangeOf(release.mark.message, release.mark.node);
  const { case: number, document } = release;
  const detail = [releaseInWords(release), number && `case ${number}`, document && `document ${document}`];
  const symbol: DocumentSymbol = {
    name: 'Release',
    detail: detail.filter(Boolean).join(' · '),
    kind: SymbolKind.Object,
    range,
    selectionRange: range,
  };
  return inserted(symbols, symbol);
}

function inserted(symbols: readonly DocumentSymbol[], symbol: DocumentSymbol): DocumentSymbol[] {
  const around = symbols.findIndex(({ range }) => contains(range, symbol.range));
  if (around !== -1) {
    const outer = symbols[around] as DocumentSymbol;
    const children = inserted(outer.children ?? [], symbol);
    return symbols.with(around, { ...outer, children });
  }
  const at = symbols.findIndex(({ range }) => isBefore(symbol.range.start, range.start));
  return symbols.toSpliced(at === -1 ? symbols.length : at, 0, symbol);
}

function contains(outer: Range, inner: Range): boolean {
  return !isBefore(inner.start, outer.start) && !isBefore(outer.end, inner.end);
}

function isBefore(a: Range['start'], b: Range['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
