import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import { textOf } from '../../syntax/query/walk';
import type { Message, Preface, Trailer } from '../../syntax/tree';
import { symbol } from './symbol';

/** The mail above or below the cable that it carries, with its own fields. */
export function mailSymbol(message: Message, node: Preface | Trailer): DocumentSymbol {
  return symbol(message, SymbolKind.Namespace, node.kind, 'mail that carries the cable', node, {
    selection: { start: node.start, end: node.start },
    children: node.fields.map((field) => {
      const { keyword, end } = field;
      const name = textOf(message, keyword).replace(/\s?:$/, '');
      return symbol(message, SymbolKind.Property, name, textOf(message, { start: keyword.end, end }), field, {
        selection: keyword,
      });
    }),
  });
}
