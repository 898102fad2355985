import type { Hover, MarkupContent, Position } from 'vscode-languageserver';
import { citedBy, referenceCard } from '../archive/answers';
import type { ReadingState } from '../archive/archiveReader';
import { graph } from '../archive/graph';
import { containerRow } from '../archive/places';
import { completeQuery } from '../archive/query/completeQuery';
import { gaps, rowsOf, tableOfCables, thread } from '../archive/table';
import type { CitationItem } from '../features/citation';
import { referenceCardMarkdown } from '../features/referenceCard';
import {
  BIBTEX_REQUEST,
  type BibtexParams,
  CABLES_REQUEST,
  type CablesPage,
  type CablesParams,
  CITED_BY_REQUEST,
  type CitedByAnswer,
  type CitedByParams,
  COMPLETE_QUERY_REQUEST,
  type FileParams,
  GAPS_REQUEST,
  type GapsAnswer,
  GRAPH_REQUEST,
  type GraphFormat,
  type QueryCompletions,
  type ReadingProgress,
  ROW_TEXT_REQUEST,
  THREAD_REQUEST,
  type ThreadAnswer,
  type ThreadParams,
  TIMELINE_REQUEST,
  type Timeline,
} from '../protocol';
import type { ServerContext } from './context';

/** Citing cables are read for the words around the citation: no more at once. */
const MOST_CITING = 50;

/** Answers about the archive: the table of cables, who cites a cable, threads, gaps, and the graph. */
export function handleArchive(context: ServerContext): void {
  handleTable(context);
  handleCitations(context);
  handleCableTexts(context);
}

function handleTable({ connection, workspace }: ServerContext): void {
  const table = tableOfCables(workspace.index);
  connection.onRequest(CABLES_REQUEST, (params: CablesParams): CablesPage => {
    return { ...table.page(params), reading: readingOf(workspace.state()) };
  });
  connection.onRequest(
    TIMELINE_REQUEST,
    ({ query, ids }: { query: string; ids?: readonly string[] }): Timeline => table.timeline(query, ids),
  );
  connection.onRequest(
    COMPLETE_QUERY_REQUEST,
    ({ query, offset }: { query: string; offset: number }): QueryCompletions =>
      completeQuery(workspace.index(), query, offset),
  );
  connection.onRequest(
    GAPS_REQUEST,
    ({ query }: { query: string }): GapsAnswer => ({
      ...gaps(workspace.index(), query),
      reading: readingOf(workspace.state()),
    }),
  );
}

function handleCitations(context: ServerContext): void {
  const { connection, workspace } = context;
  connection.onRequest(CITED_BY_REQUEST, async (params: CitedByParams): Promise<CitedByAnswer | null> => {
    const id = params.id ?? idAt(context, params);
    if (id === undefined) return null;
    const { offset = 0, limit = MOST_CITING } = params;
    const found = await citedBy(workspace.texts(), id, offset, Math.min(limit, MOST_CITING));
    return { id, ...found, reading: readingOf(workspace.state()) };
  });
  connection.onRequest(
    THREAD_REQUEST,
    (params: ThreadParams): ThreadAnswer => ({
      ...thread(workspace.index(), params),
      reading: readingOf(workspace.state()),
    }),
  );
  connection.onRequest(GRAPH_REQUEST, ({ query, format }: { query: string; format: GraphFormat }): string => {
    const index = workspace.index();
    return [...graph(index, rowsOf(index, query), format)].join('');
  });
}

function handleCableTexts({ connection, service, workspace, loadCitations }: ServerContext): void {
  connection.onRequest(
    ROW_TEXT_REQUEST,
    async ({ uri }: FileParams): Promise<string | null> =>
      containerRow(uri) ? ((await workspace.readText(uri)) ?? null) : null,
  );
  connection.onRequest(BIBTEX_REQUEST, async ({ cables }: BibtexParams): Promise<string> => {
    const items: CitationItem[] = [];
    for (const { uri, line } of cables) {
      const text = await workspace.readText(uri);
      if (text === undefined) continue;
      items.push(...service.citationItems(service.parse(text), uri, undefined, { line, character: 0 }));
    }
    return service.cite(items, { style: 'chicago-note', format: 'bibtex' }, loadCitations);
  });
}

/** The number that is meant at a place: that of a reference, else that of the cable itself. */
function idAt(context: ServerContext, { textDocument, position }: CitedByParams): string | undefined {
  if (!textDocument || !position) return undefined;
  const { documents, service, workspace } = context;
  const { uri } = textDocument;
  const code = documents.answer('Cited by', uri, undefined, (cable) =>
    service.codeAt(cable, position, workspace.cables()),
  )?.code;
  return code?.startsWith(CABLE) ? code.slice(CABLE.length) : ownId(context, uri, position);
}

function ownId({ workspace }: ServerContext, uri: string, position: Position): string | undefined {
  const index = workspace.index();
  const container = containerRow(uri);
  const { folder, path } = workspace.locate(container?.file ?? uri) ?? { folder: '', path: uri };
  const all = index.rowsOfFile(folder, path);
  const rows = container ? all.filter((row) => index.rowInContainer(row) === container.row) : all;
  const row = rows.findLast((each) => index.lines(each)[0] - 1 <= position.line) ?? rows[0];
  return row === undefined ? undefined : index.id(row);
}

/** How far the archive is read; null where it is complete. */
export function readingOf({ phase, done, of }: ReadingState): ReadingProgress | null {
  return phase === 'complete' ? null : { done, of };
}

const CABLE = 'cable ';

/** The hover with the card of the cable that is named at the position, if one is. */
export async function hoverWithCard(
  { documents, service, workspace }: ServerContext,
  uri: string,
  position: Position,
  hover: Hover | null,
): Promise<Hover | null> {
  const named = documents.answer('Reference card', uri, undefined, (cable) =>
    service.codeAt(cable, position, workspace.cables()),
  );
  if (!named?.code.startsWith(CABLE)) return hover;
  const texts = workspace.texts();
  const card = await referenceCard(texts, named.code.slice(CABLE.length), named.isGuess);
  // Without an archive nothing is missing in it.
  if (!card.found && !texts.index.folders().some((folder) => folder !== '')) return hover;
  const value = named.isOwn ? citedByLine(card.citedBy) : referenceCardMarkdown(card);
  if (value === '') return hover;
  const before = hover ? `${(hover.contents as MarkupContent).value}\n\n---\n\n` : '';
  return {
    contents: { kind: 'markdown', value: before + value },
    range: hover?.range ?? named.range,
  };
}

const citedByLine = (count: number) =>
  count === 0 ? '' : `- cited by ${count.toLocaleString('en')} in this archive`;
