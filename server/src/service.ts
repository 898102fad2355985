import type {
  CodeAction,
  Diagnostic,
  DocumentSymbol,
  Hover,
  Position,
  Range,
} from 'vscode-languageserver-types';
import { codeActions, type DocumentVersion } from './features/codeActions';
import { diagnostics } from './features/diagnostics';
import { hover } from './features/hover';
import { outline } from './features/outline';
import { problems } from './rules';
import { parse } from './syntax/parse';
import type { CableDocument } from './syntax/tree';

/**
 * All that the language server, the command line and the tests ask of cables. Every function is pure and
 * takes any text; positions and ranges are those of the Language Server Protocol (0-based lines, UTF-16).
 */
export interface CableService {
  parse(text: string): CableDocument;
  /** `uri` names a cable without a message reference number. */
  outline(cable: CableDocument, uri: string): DocumentSymbol[];
  hover(cable: CableDocument, position: Position): Hover | null;
  diagnostics(cable: CableDocument, uri: string): Diagnostic[];
  /** Quick fixes for what stands in the range, and the fix-all actions; `only` limits the kinds. */
  codeActions(
    cable: CableDocument,
    target: DocumentVersion,
    range: Range,
    only?: readonly string[],
  ): CodeAction[];
}

export const cableService: CableService = {
  parse,
  outline: (cable, uri) => outline(cable, fileNameOf(uri)),
  hover: (cable, position) => hover(cable, position, problems),
  diagnostics,
  codeActions,
};

/** The last part of a URI without its extension; as written where it cannot be decoded. */
function fileNameOf(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
