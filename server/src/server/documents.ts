import {
  type Connection,
  SemanticTokensBuilder,
  type TextDocumentContentChangeEvent,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CableService } from '../service';
import type { CableDocument } from '../syntax/tree';
import { describeError } from './background';

/** With more unread changes than this, parsing the whole text is faster than parsing change by change. */
const MOST_CHANGES = 8;

/** A document that is open in the editor: its text, its tree, and the changes that are not in the tree yet. */
export interface OpenDocument {
  readonly uri: string;
  readonly document: TextDocument;
  cable?: CableDocument;
  readonly unread: TextDocumentContentChangeEvent[];
  /** Remembers the tokens that the editor has, so that the next answer can be their changes. */
  readonly semanticTokens: SemanticTokensBuilder;
}

/** The documents that are open in the editor, by their URIs. */
export interface OpenDocuments
  extends Pick<TextDocuments<OpenDocument>, 'onDidOpen' | 'onDidChangeContent' | 'onDidClose'> {
  get(uri: string): OpenDocument | undefined;
  uris(): readonly string[];
  /** The URI with the version that was parsed: an editor refuses edits of any other version. */
  version(uri: string): { readonly uri: string; readonly version: number | null };
  /**
   * Runs a feature on the tree of a document, which is parsed once per version. The answer is `nothing` for a
   * document that is not open, and where the feature throws, which is logged: one faulty feature ends neither the
   * server nor the others.
   */
  answer<T>(feature: string, uri: string, nothing: T, run: (cable: CableDocument) => T): T;
}

export function openDocuments(connection: Connection, service: CableService): OpenDocuments {
  const documents = new TextDocuments<OpenDocument>({
    create: (uri, languageId, version, text) => ({
      uri,
      document: TextDocument.create(uri, languageId, version, text),
      unread: [],
      semanticTokens: new SemanticTokensBuilder(),
    }),
    update(open, changes, version) {
      TextDocument.update(open.document, changes, version);
      if (open.cable) open.unread.push(...changes);
      return open;
    },
  });
  documents.listen(connection);

  function cableOf(open: OpenDocument): CableDocument {
    const changes = open.unread.splice(0);
    open.cable =
      open.cable && changes.length <= MOST_CHANGES
        ? changes.reduce((cable, change) => service.reparse(cable, change), open.cable)
        : service.parse(open.document.getText());
    return open.cable;
  }

  return {
    get: (uri) => documents.get(uri),
    uris: () => documents.keys(),
    version: (uri) => ({ uri, version: documents.get(uri)?.document.version ?? null }),
    answer(feature, uri, nothing, run) {
      const open = documents.get(uri);
      if (!open) return nothing;
      try {
        return run(cableOf(open));
      } catch (error) {
        connection.console.error(`${feature} failed on ${uri}: ${describeError(error)}`);
        return nothing;
      }
    },
    onDidOpen: documents.onDidOpen,
    onDidChangeContent: documents.onDidChangeContent,
    onDidClose: documents.onDidClose,
  };
}
