import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import type { Message, QuotedCable } from '../../syntax/tree';
import { contentSymbols, signatureSymbol } from './body';
import { headerSymbol } from './header';
import { symbol } from './symbol';

/** A cable inside a cable, with what it has of its own. */
export function quotedSymbol(message: Message, quoted: QuotedCable): DocumentSymbol {
  const { header, body, signature } = quoted;
  const line = header?.classificationLine;
  const name = line?.reference ? `Quoted: ${line.reference.post} ${line.reference.serial}` : 'Quoted text';
  return symbol(message, SymbolKind.Module, name, line?.level ?? '', quoted, {
    selection: line?.reference ?? { start: quoted.start, end: quoted.start },
    children: [
      ...(header ? [headerSymbol(message, header, quotedSymbol)] : []),
      ...(body ? contentSymbols(message, body, quotedSymbol) : []),
      ...(signature ? [signatureSymbol(message, signature)] : []),
    ],
  });
}
