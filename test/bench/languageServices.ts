import MarkdownIt from 'markdown-it';
import { getCSSLanguageService } from 'vscode-css-languageservice';
import { getLanguageService } from 'vscode-json-languageservice';
import { CancellationToken } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  createLanguageService,
  DiagnosticLevel,
  githubSlugifier,
  type ITextDocument,
  LogLevel,
} from 'vscode-markdown-languageservice';
import { URI } from 'vscode-uri';

/**
 * The language services of VS Code itself that ours is measured beside. Each reads a document as new, and gives
 * its symbols and its problems.
 */
export const languageServices: Readonly<
  Record<'json' | 'css' | 'markdown', (text: string) => Promise<void>>
> = {
  async json(text) {
    const document = TextDocument.create('file:///a.json', 'json', 1, text);
    const parsed = jsonService.parseJSONDocument(document);
    jsonService.findDocumentSymbols2(document, parsed);
    await jsonService.doValidation(document, parsed);
  },
  async css(text) {
    const document = TextDocument.create('file:///a.css', 'css', 1, text);
    const parsed = cssService.parseStylesheet(document);
    cssService.findDocumentSymbols2(document, parsed);
    cssService.doValidation(document, parsed);
  },
  async markdown(text) {
    const uri = URI.parse('file:///a.md');
    const document: ITextDocument = Object.assign(TextDocument.create(uri.toString(), 'markdown', 1, text), {
      $uri: uri,
    });
    const service = markdownService(document, uri);
    await service.getDocumentSymbols(document, {}, CancellationToken.None);
    await service.computeDiagnostics(document, MARKDOWN_PROBLEMS, CancellationToken.None);
    service.dispose();
  },
};

const jsonService = getLanguageService({});
const cssService = getCSSLanguageService();
const markdownIt = new MarkdownIt({ html: true });

const MARKDOWN_PROBLEMS = {
  validateReferences: DiagnosticLevel.warning,
  validateFragmentLinks: DiagnosticLevel.warning,
  validateFileLinks: DiagnosticLevel.warning,
  validateMarkdownFileLinkFragments: DiagnosticLevel.warning,
  validateUnusedLinkDefinitions: DiagnosticLevel.hint,
  validateDuplicateLinkDefinitions: DiagnosticLevel.hint,
  ignoreLinks: [],
};

/** A service for a workspace of that one document: it keeps what it has read. */
function markdownService(document: ITextDocument, uri: URI) {
  const never = () => ({ dispose() {} });
  return createLanguageService({
    parser: {
      slugifier: githubSlugifier,
      tokenize: async (source) => markdownIt.parse(source.getText(), {}),
    },
    logger: { level: LogLevel.Off, log() {} },
    workspace: {
      workspaceFolders: [URI.parse('file:///')],
      onDidChangeMarkdownDocument: never,
      onDidCreateMarkdownDocument: never,
      onDidDeleteMarkdownDocument: never,
      getAllMarkdownDocuments: async () => [document],
      hasMarkdownDocument: (resource) => resource.toString() === uri.toString(),
      openMarkdownDocument: async (resource) =>
        resource.toString() === uri.toString() ? document : undefined,
      stat: async () => undefined,
      readDirectory: async () => [],
    },
  });
}
