import {
  createConnection,
  type DocumentSymbol,
  type Hover,
  ProposedFeatures,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { ANSWERS_NOTIFICATION, type Answers } from './answers';

/**
 * A server that keeps its documents, reads nothing in them, and gives the answers that it was given before: what the
 * protocol alone costs, with answers of the same size.
 */
const connection = createConnection(ProposedFeatures.all);
const documents = new TextDocuments(TextDocument);
let outline: DocumentSymbol[] = [];
let hover: Hover | null = null;
connection.onInitialize(() => ({
  capabilities: {
    textDocumentSync: TextDocumentSyncKind.Incremental,
    documentSymbolProvider: true,
    hoverProvider: true,
  },
}));
connection.onNotification(ANSWERS_NOTIFICATION, (answers: Answers) => {
  ({ outline, hover } = answers);
});
connection.onDocumentSymbol(() => outline);
connection.onHover(() => hover);
documents.listen(connection);
connection.listen();
