import {
  type Location,
  type LocationLink,
  LSPErrorCodes,
  ResponseError,
  SymbolKind,
} from 'vscode-languageserver';
import { placesInArchive } from '../archive/answers';
import type { ServerContext } from './context';
import { editFor } from './workspaceEdit';

/** Workspace symbols: more cables are not offered to choose from. */
const MOST_CABLES = 200;

/** What codes are called in messages. */
const NAMES: Readonly<Record<string, string>> = {
  tag: 'TAGS code',
  indicator: 'routing indicator',
  post: 'post',
  name: 'name',
};

/** Answers where things are: definitions, references, highlights, links, workspace symbols; and renames them. */
export function handleNavigation(context: ServerContext): void {
  const { connection, client, documents, service, settings, workspace } = context;
  const { answer } = documents;

  connection.onDefinition(({ textDocument: { uri }, position }) =>
    answer('Definition', uri, null, (cable): LocationLink[] | Location[] => {
      const links = service.definition(cable, uri, position, workspace.cables());
      return client.capabilities.textDocument?.definition?.linkSupport
        ? links
        : links.map((link) => ({ uri: link.targetUri, range: link.targetSelectionRange }));
    }),
  );
  connection.onReferences(
    async ({ textDocument: { uri }, position, context: { includeDeclaration } }, token) => {
      const here = answer('References', uri, null, (cable) =>
        service.references(cable, uri, position, includeDeclaration, workspace.cables()),
      );
      const code = answer('References', uri, undefined, (cable) => service.codeAt(cable, position))?.code;
      if (code === undefined || code.startsWith('cable ')) return here;
      const { places, cables, complete } = await placesInArchive(workspace.texts(), code, uri, token);
      if (!complete) {
        const [kind = '', value = ''] = code.split(' ', 2);
        connection.window.showInformationMessage(
          `The ${NAMES[kind] ?? kind} ${value} is in ${cables.toLocaleString('en')} other cables of the archive. The places in the first 2,000 are listed; the table of cables finds all.`,
        );
      }
      return [...(here ?? []), ...places.map(({ uri: file, range }) => ({ uri: file, range }))];
    },
  );
  connection.onWorkspaceSymbol(({ query }) =>
    workspace
      .cables()
      .search(query, MOST_CABLES)
      .map(({ id, date, subject = '', place }) => ({
        // Editors filter by the name: it has all that can be searched for.
        name: [id, date?.slice(0, 10), subject].filter(Boolean).join(' '),
        kind: SymbolKind.Package,
        location: place,
      })),
  );
  connection.onDocumentHighlight(({ textDocument: { uri }, position }) =>
    answer('Document highlights', uri, null, (cable) => service.documentHighlights(cable, position)),
  );
  connection.onDocumentLinks(async ({ textDocument: { uri } }) => {
    const { template } = (await settings.of(uri)).links;
    if (template === undefined) return [];
    return answer('Document links', uri, [], (cable) =>
      service.documentLinks(cable, template, workspace.cables()),
    );
  });
  handleRename(context);
}

function handleRename({ connection, client, documents, service }: ServerContext): void {
  connection.onPrepareRename(({ textDocument: { uri }, position }) =>
    documents.answer('Rename', uri, null, (cable) => service.prepareRename(cable, position)),
  );
  connection.onRenameRequest(({ textDocument: { uri }, position, newName }) => {
    const renamed = documents.answer('Rename', uri, null, (cable) =>
      service.rename(cable, documents.version(uri), position, newName),
    );
    if (renamed && 'refused' in renamed) {
      throw new ResponseError(LSPErrorCodes.RequestFailed, renamed.refused);
    }
    return renamed && editFor(client, renamed);
  });
}
