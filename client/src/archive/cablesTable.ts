import {
  commands,
  Disposable,
  env,
  l10n,
  Range,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  BIBTEX_REQUEST,
  CABLES_REQUEST,
  type CableRow,
  type CablesPage,
  type CablesParams,
  COMPLETE_QUERY_REQUEST,
  GRAPH_FORMATS,
  GRAPH_REQUEST,
  type QueryCompletions,
  SEVERITIES,
  TIMELINE_REQUEST,
  type Timeline,
} from '../../../server/src/protocol';
import { type ArchiveChanges, afterChanges } from './archiveChanges';
import {
  COLLECTION_EXTENSION,
  type Collection,
  collectionText,
  parseCollection,
  withCables,
} from './collection';
import { cablesAsCsv, cablesAsMarkdown } from './exportCables';
import type {
  FromTable,
  TABLE_COLUMNS,
  TableAction,
  TableColumn,
  TableLabels,
  TableRow,
  TableState,
  ToTable,
} from './tableMessages';

export const OPEN_TABLE = 'cable.openTable';
export const OPEN_COLLECTION = 'cable.openCollection';

const VIEW_TYPE = 'cable.table';
/** Cables that are copied or saved at once. */
const MOST_EXPORTED = 10_000;
const MOST_CITED = 500;

const FIRST_COLUMNS: readonly TableColumn[] = [
  'id',
  'date',
  'classification',
  'subject',
  'tags',
  'captions',
  'citedBy',
  'problems',
];

/** The table of the cables of the archive, in an editor tab. */
export function cablesTable(client: BaseLanguageClient, extension: Uri, changes: ArchiveChanges): Disposable {
  const panels = new Set<WebviewPanel>();
  const options = {
    enableScripts: true,
    localResourceRoots: [Uri.joinPath(extension, 'client/dist')],
  };

  async function show(panel: WebviewPanel, state: TableState): Promise<void> {
    panels.add(panel);
    panel.onDidDispose(() => panels.delete(panel));
    const uri = state.collection === null ? undefined : Uri.parse(state.collection, true);
    const collection = uri && parseCollection(await textOf(uri));
    serve(client, panel, collection);
    panel.webview.html = pageOf(panel, extension, state);
  }

  const open = (state: Partial<TableState>, title = l10n.t('Cables')) => {
    const panel = window.createWebviewPanel(VIEW_TYPE, title, ViewColumn.Active, {
      ...options,
      retainContextWhenHidden: true,
    });
    panel.iconPath = Uri.joinPath(extension, 'icon.png');
    return show(panel, { query: '', columns: FIRST_COLUMNS, sort: null, collection: null, ...state });
  };

  return Disposable.from(
    commands.registerCommand(OPEN_TABLE, (query?: unknown) =>
      open({ query: typeof query === 'string' ? query : '' }),
    ),
    commands.registerCommand(OPEN_COLLECTION, async (chosen?: Uri) => {
      const uri = chosen ?? (await chooseCollection());
      if (uri) await open({ collection: uri.toString() }, nameOf(uri));
    }),
    window.registerWebviewPanelSerializer(VIEW_TYPE, {
      async deserializeWebviewPanel(panel, state: TableState | undefined) {
        panel.webview.options = options;
        await show(panel, state ?? { query: '', columns: FIRST_COLUMNS, sort: null, collection: null });
      },
    }),
    afterChanges(changes, () => {
      for (const { webview } of panels) void webview.postMessage({ type: 'changed' } satisfies ToTable);
    }),
  );
}

const nameOf = (uri: Uri) =>
  (uri.path.split('/').at(-1) ?? '').replace(new RegExp(String.raw`\.${COLLECTION_EXTENSION}$`), '');

async function textOf(uri: Uri): Promise<string> {
  return new TextDecoder().decode(await workspace.fs.readFile(uri));
}

async function chooseCollection(): Promise<Uri | undefined> {
  const [chosen] =
    (await window.showOpenDialog({
      filters: { [l10n.t('Collections of cables')]: [COLLECTION_EXTENSION] },
    })) ?? [];
  return chosen;
}

/** Answers what a table asks. */
function serve(client: BaseLanguageClient, panel: WebviewPanel, collection: Collection | undefined): void {
  const ids = collection && { ids: collection.cables.map(({ id }) => id) };
  const notes = new Map(collection?.cables.map(({ id, note }) => [id, note]));
  const send = (message: ToTable) => panel.webview.postMessage(message);
  const cables = (params: Omit<CablesParams, 'ids' | 'sort'>, sort: TableState['sort']) =>
    client.sendRequest<CablesPage>(CABLES_REQUEST, { ...params, ...ids, ...(sort && { sort }) });

  panel.webview.onDidReceiveMessage(async (message: FromTable) => {
    switch (message.type) {
      case 'rows': {
        const { request, query, sort, offset, limit } = message;
        const page = await cables({ query, offset, limit }, sort);
        return send({
          type: 'page',
          request,
          rows: page.rows.map((row) => tableRow(row, notes.get(row.id ?? '') ?? '')),
          total: page.total,
          faults: page.faults,
          reading: page.reading,
        });
      }
      case 'timeline': {
        const timeline = await client.sendRequest<Timeline>(TIMELINE_REQUEST, {
          query: message.query,
          ...ids,
        });
        return send({ type: 'timeline', timeline });
      }
      case 'complete': {
        const { request, query, offset } = message;
        const completions = await client.sendRequest<QueryCompletions>(COMPLETE_QUERY_REQUEST, {
          query,
          offset,
        });
        return send({ type: 'completions', request, completions });
      }
      case 'open':
        return openPlace(message.uri, message.line, message.preview);
      case 'action': {
        const { action, query, sort, selected } = message;
        if (action === 'graph') return saveGraph(client, query);
        const page = await cables({ query, offset: 0, limit: MOST_EXPORTED }, sort);
        const wanted = new Set(selected);
        const rows = page.rows.filter(
          ({ uri, range }) => wanted.size === 0 || wanted.has(`${uri}#${range.start.line}`),
        );
        if (wanted.size === 0 && page.total > rows.length) {
          void window.showWarningMessage(
            l10n.t(
              'The first {0} of {1} cables are taken. Narrow the query to take the others.',
              rows.length,
              page.total,
            ),
          );
        }
        return run(client, action, rows);
      }
    }
  });
}

function tableRow(row: CableRow, note: string): TableRow {
  const { id = '', date = '', classification = '', subject = '', from = '' } = row;
  return {
    id,
    date: date.replace('T', ' ').replace('Z', ''),
    classification,
    subject,
    from,
    tags: row.tags.join(', '),
    captions: row.captions.join(', '),
    action: row.action.join('; '),
    info: row.info.join('; '),
    names: row.names.join(', '),
    citedBy: row.citedBy > 0 ? String(row.citedBy) : '',
    problems: problemsText(row.problems),
    file: row.file,
    uri: row.uri,
    line: row.range.start.line,
    note,
  };
}

/** `2 errors, 1 warning`; hints and information are not worth a word here. */
function problemsText(counts: readonly number[]): string {
  const of = (severity: (typeof SEVERITIES)[number]) => counts[SEVERITIES.indexOf(severity)] ?? 0;
  const [errors, warnings] = [of('error'), of('warning')];
  return [
    ...(errors > 0 ? [errors === 1 ? l10n.t('1 error') : l10n.t('{0} errors', errors)] : []),
    ...(warnings > 0 ? [warnings === 1 ? l10n.t('1 warning') : l10n.t('{0} warnings', warnings)] : []),
  ].join(', ');
}

async function openPlace(uri: string, line: number, preview: boolean): Promise<void> {
  await window.showTextDocument(Uri.parse(uri, true), {
    preview,
    preserveFocus: preview,
    viewColumn: ViewColumn.Beside,
    selection: new Range(line, 0, line, 0),
  });
}

async function run(
  client: BaseLanguageClient,
  action: TableAction,
  rows: readonly CableRow[],
): Promise<void> {
  switch (action) {
    case 'copyCsv':
      return copy(cablesAsCsv(rows), rows.length);
    case 'copyMarkdown':
      return copy(cablesAsMarkdown(rows), rows.length);
    case 'copyBibtex':
      return copyBibtex(client, rows);
    case 'save':
      return save(client, rows);
    case 'collect':
      return collect(rows);
    case 'graph':
      return;
  }
}

async function copy(text: string, count: number): Promise<void> {
  await env.clipboard.writeText(text);
  window.setStatusBarMessage(l10n.t('{0} cables copied', count), 3000);
}

async function bibtexOf(client: BaseLanguageClient, rows: readonly CableRow[]): Promise<string> {
  const uris = rows.slice(0, MOST_CITED).map(({ uri, range }) => ({ uri, line: range.start.line }));
  if (rows.length > MOST_CITED) {
    void window.showWarningMessage(
      l10n.t(
        'The first {0} of {1} cables are cited. Select fewer to cite the others.',
        MOST_CITED,
        rows.length,
      ),
    );
  }
  return client.sendRequest<string>(BIBTEX_REQUEST, { cables: uris });
}

async function copyBibtex(client: BaseLanguageClient, rows: readonly CableRow[]): Promise<void> {
  await copy(await bibtexOf(client, rows), Math.min(rows.length, MOST_CITED));
}

async function save(client: BaseLanguageClient, rows: readonly CableRow[]): Promise<void> {
  const target = await window.showSaveDialog({
    filters: { CSV: ['csv'], Markdown: ['md'], BibTeX: ['bib'] },
    saveLabel: l10n.t('Save Cables'),
  });
  if (!target) return;
  const text = target.path.endsWith('.md')
    ? cablesAsMarkdown(rows)
    : target.path.endsWith('.bib')
      ? await bibtexOf(client, rows)
      : cablesAsCsv(rows);
  await workspace.fs.writeFile(target, new TextEncoder().encode(text));
}

/** Adds the cables to a collection, new or not. */
async function collect(rows: readonly CableRow[]): Promise<void> {
  const target = await window.showSaveDialog({
    filters: { [l10n.t('Collections of cables')]: [COLLECTION_EXTENSION] },
    saveLabel: l10n.t('Add to Collection'),
    title: l10n.t('Add Cables to a Collection'),
  });
  if (!target) return;
  const added = rows.flatMap(({ id }) => (id === undefined ? [] : [{ id, note: '' }]));
  const before = await textOf(target).catch(() => undefined);
  const text =
    before === undefined
      ? collectionText({ title: nameOf(target), cables: added })
      : withCables(before, added);
  await workspace.fs.writeFile(target, new TextEncoder().encode(text));
  const without = rows.length - added.length;
  if (without > 0) {
    void window.showWarningMessage(
      l10n.t('{0} cables have no number and are not in the collection.', without),
    );
  }
}

async function saveGraph(client: BaseLanguageClient, query: string): Promise<void> {
  const format = await window.showQuickPick([...GRAPH_FORMATS], {
    title: l10n.t('Save the graph of citations as'),
  });
  if (!format) return;
  const extension = format === 'mermaid' ? 'mmd' : format;
  const target = await window.showSaveDialog({ filters: { [format]: [extension] } });
  if (!target) return;
  const text = await client.sendRequest<string>(GRAPH_REQUEST, { query, format });
  await workspace.fs.writeFile(target, new TextEncoder().encode(text));
}

function labels(): TableLabels {
  return {
    columns: {
      id: l10n.t('Number'),
      date: l10n.t('Date'),
      classification: l10n.t('Classification'),
      subject: l10n.t('Subject'),
      tags: l10n.t('TAGS'),
      captions: l10n.t('Captions'),
      from: l10n.t('From'),
      action: l10n.t('To'),
      info: l10n.t('Information'),
      names: l10n.t('Names'),
      citedBy: l10n.t('Cited By'),
      problems: l10n.t('Problems'),
      file: l10n.t('File'),
    } satisfies Record<(typeof TABLE_COLUMNS)[number], string>,
    actions: {
      copyCsv: l10n.t('Copy as CSV'),
      copyMarkdown: l10n.t('Copy as Markdown'),
      copyBibtex: l10n.t('Copy as BibTeX'),
      save: l10n.t('Save…'),
      collect: l10n.t('Add to Collection…'),
      graph: l10n.t('Save Graph…'),
    },
    query: l10n.t('Query'),
    queryHint: 'post:BAKU tag:PREL,ENRG from:2006-01 to:2006-12 level>=CONFIDENTIAL cites:05STATE99',
    chooseColumns: l10n.t('Columns'),
    timeline: l10n.t('Cables by month'),
    timelineHint: l10n.t('Drag to select months'),
    wholeTime: l10n.t('All Months'),
    found: l10n.t('{0} cables'),
    indexing: l10n.t('indexing: {0} of {1} files; more may be found'),
    table: l10n.t('Table of cables'),
    noDate: l10n.t('{0} without a date'),
    notes: l10n.t('Note'),
  };
}

/** A page with the script alone; nothing else may run, load or be styled. */
function pageOf({ webview }: WebviewPanel, extension: Uri, state: TableState): string {
  const nonce = crypto.randomUUID();
  const file = (name: string) => webview.asWebviewUri(Uri.joinPath(extension, 'client/dist', name));
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${webview.cspSource} 'nonce-${nonce}'; font-src data:`;
  const data = JSON.stringify({ state, labels: labels(), nonce }).replace(/</g, '\\u003c');
  return `<!DOCTYPE html>
<html lang="${env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="stylesheet" href="${file('cablesTable.css')}">
</head>
<body>
<script nonce="${nonce}" id="state" type="application/json">${data}</script>
<script nonce="${nonce}" src="${file('cablesTable.js')}"></script>
</body>
</html>`;
}
