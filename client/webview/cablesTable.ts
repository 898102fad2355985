import {
  CellStyleModule,
  ColumnApiModule,
  createGrid,
  type GridApi,
  type IDatasource,
  InfiniteRowModelModule,
  ModuleRegistry,
  RowSelectionModule,
  TooltipModule,
  themeQuartz,
} from 'ag-grid-community';
import type { SortColumn } from '../../server/src/protocol';
import {
  type FromTable,
  type Sorting,
  TABLE_ACTIONS,
  TABLE_COLUMNS,
  type TableColumn,
  type TableLabels,
  type TableRow,
  type TableState,
  type ToTable,
} from '../src/archive/tableMessages';
import 'uplot/dist/uPlot.min.css';
import './cablesTable.css';
import { queryLine } from './queryLine';
import { timelineChart } from './timeline';

declare function acquireVsCodeApi(): {
  postMessage(message: FromTable): void;
  getState(): TableState | undefined;
  setState(state: TableState): void;
};

/** Rows that the server is asked for at a time. */
const PAGE = 200;
/** Milliseconds after the last key until a query is asked. */
const REST = 200;

const vscode = acquireVsCodeApi();
const page = JSON.parse(document.getElementById('state')?.textContent ?? '{}') as {
  readonly state: TableState;
  readonly labels: TableLabels;
  readonly nonce: string;
};
const { labels, nonce } = page;
let state: TableState = vscode.getState() ?? page.state;
let requests = 0;
const waiting = new Map<number, (message: Extract<ToTable, { type: 'page' }>) => void>();

function remember(change: Partial<TableState>): void {
  state = { ...state, ...change };
  vscode.setState(state);
}

// ---------------------------------------------------------------- the parts of the page

const head = document.body.appendChild(document.createElement('header'));
const query = queryLine(head, labels, {
  complete: (text, offset, request) => vscode.postMessage({ type: 'complete', request, query: text, offset }),
  changed: (text, at) => ask(text, at),
});
const chart = timelineChart(
  document.body.appendChild(document.createElement('section')),
  labels,
  (from, to) => {
    const others = state.query.replaceAll(/(?:^|\s)(?:from|to):\S*/gi, '').trim();
    const terms = from === undefined ? [] : [`from:${from}`, `to:${to}`];
    query.set([others, ...terms].filter((term) => term !== '').join(' '));
    ask(query.text(), 'now');
  },
);
const tools = document.body.appendChild(document.createElement('div'));
tools.setAttribute('role', 'toolbar');
tools.className = 'tools';
const status = tools.appendChild(document.createElement('span'));
status.setAttribute('role', 'status');
for (const action of TABLE_ACTIONS) {
  const button = tools.appendChild(document.createElement('button'));
  button.type = 'button';
  button.textContent = labels.actions[action];
  button.addEventListener('click', () => {
    const selected = grid
      .getSelectedNodes()
      .flatMap(({ data }) => (data ? [`${data.uri}#${data.line}`] : []));
    vscode.postMessage({ type: 'action', action, query: state.query, sort: state.sort, selected });
  });
}
tools.appendChild(columnChooser());
const table = document.body.appendChild(document.createElement('main'));

/** Boxes for the columns that are shown. */
function columnChooser(): HTMLElement {
  const details = document.createElement('details');
  details.className = 'columns';
  const summary = details.appendChild(document.createElement('summary'));
  summary.textContent = labels.chooseColumns;
  const list = details.appendChild(document.createElement('div'));
  for (const column of TABLE_COLUMNS) {
    const label = list.appendChild(document.createElement('label'));
    const box = label.appendChild(document.createElement('input'));
    box.type = 'checkbox';
    box.checked = state.columns.includes(column);
    box.addEventListener('change', () => {
      const columns = TABLE_COLUMNS.filter((each) =>
        each === column ? box.checked : state.columns.includes(each),
      );
      remember({ columns });
      grid.setColumnsVisible([column], box.checked);
    });
    label.append(` ${labels.columns[column]}`);
  }
  return details;
}

// ---------------------------------------------------------------- the grid

/** Columns of the grid that the server can sort by. */
const SORTS: Readonly<Partial<Record<TableColumn, SortColumn>>> = {
  id: 'id',
  date: 'date',
  classification: 'level',
  subject: 'subject',
  from: 'from',
  citedBy: 'citedBy',
  problems: 'problems',
  file: 'file',
};
const WIDTHS: Readonly<Partial<Record<TableColumn, number>>> = {
  id: 170,
  date: 150,
  classification: 140,
  subject: 420,
  tags: 220,
  citedBy: 90,
  problems: 110,
};

ModuleRegistry.registerModules([
  InfiniteRowModelModule,
  ColumnApiModule,
  CellStyleModule,
  RowSelectionModule,
  TooltipModule,
]);

const rows: IDatasource = {
  getRows({ startRow, endRow, sortModel, successCallback, failCallback }) {
    const [first] = sortModel;
    const column = first && SORTS[first.colId as TableColumn];
    const sort: Sorting | null = column ? { column, descending: first.sort === 'desc' } : null;
    if (JSON.stringify(sort) !== JSON.stringify(state.sort)) remember({ sort });
    const request = ++requests;
    const asked = state.query;
    waiting.set(request, (answer) => {
      // An answer to a query that has changed since.
      if (asked !== state.query) failCallback();
      else successCallback([...answer.rows], answer.total);
    });
    vscode.postMessage({
      type: 'rows',
      request,
      query: asked,
      sort,
      offset: startRow,
      limit: endRow - startRow,
    });
  },
};

const color = (name: string, otherwise: string) => `var(--vscode-${name}, ${otherwise})`;
const grid: GridApi<TableRow> = createGrid<TableRow>(table, {
  theme: themeQuartz.withParams({
    backgroundColor: color('editor-background', '#fff'),
    foregroundColor: color('editor-foreground', '#222'),
    headerBackgroundColor: color('editorGroupHeader-tabsBackground', '#eee'),
    headerTextColor: color('foreground', '#222'),
    borderColor: color('panel-border', color('contrastBorder', '#8884')),
    oddRowBackgroundColor: color('editor-background', '#fff'),
    rowHoverColor: color('list-hoverBackground', '#8882'),
    selectedRowBackgroundColor: color('list-inactiveSelectionBackground', '#06c3'),
    accentColor: color('focusBorder', '#06c'),
    fontFamily: color('font-family', 'sans-serif'),
    fontSize: 13,
    rowHeight: 24,
    headerHeight: 28,
    wrapperBorderRadius: 0,
  }),
  styleNonce: nonce,
  rowModelType: 'infinite',
  cacheBlockSize: PAGE,
  maxBlocksInCache: 50,
  infiniteInitialRowCount: 1,
  datasource: rows,
  rowSelection: { mode: 'multiRow', checkboxes: false, headerCheckbox: false, enableClickSelection: true },
  suppressCellFocus: false,
  tooltipShowDelay: 600,
  getRowId: ({ data }) => `${data.uri}#${data.line}`,
  defaultColDef: { resizable: true, sortable: false, suppressHeaderMenuButton: true, minWidth: 60 },
  columnDefs: TABLE_COLUMNS.map((column) => ({
    colId: column,
    field: column,
    headerName: labels.columns[column],
    hide: !state.columns.includes(column),
    sortable: column in SORTS,
    tooltipField: column,
    ...(WIDTHS[column] !== undefined && { width: WIDTHS[column] }),
    ...(state.sort &&
      SORTS[column] === state.sort.column && {
        sort: state.sort.descending ? ('desc' as const) : ('asc' as const),
      }),
  })),
  onRowDoubleClicked: ({ data }) => data && open(data, false),
  onCellKeyDown({ data, event }) {
    if (data && event instanceof KeyboardEvent && event.key === 'Enter') open(data, !event.ctrlKey);
  },
  onRowClicked: ({ data, event }) => {
    if (data && event instanceof MouseEvent && !event.ctrlKey && !event.shiftKey && !event.metaKey) {
      open(data, true);
    }
  },
});
table.querySelector('[role="grid"], [role="treegrid"]')?.setAttribute('aria-label', labels.table);

function open({ uri, line }: TableRow, preview: boolean): void {
  vscode.postMessage({ type: 'open', uri, line, preview });
}

// ---------------------------------------------------------------- queries

let timer: ReturnType<typeof setTimeout> | undefined;

/** Asks for the cables of a query, at once or when the keys rest. */
function ask(text: string, at: 'now' | 'soon'): void {
  clearTimeout(timer);
  const run = () => {
    remember({ query: text });
    grid.purgeInfiniteCache();
    vscode.postMessage({ type: 'timeline', query: text });
  };
  if (at === 'now') run();
  else timer = setTimeout(run, REST);
}

window.addEventListener('message', ({ data }: MessageEvent<ToTable>) => {
  switch (data.type) {
    case 'page': {
      waiting.get(data.request)?.(data);
      waiting.delete(data.request);
      query.showFaults(data.faults);
      const { reading } = data;
      const found = labels.found.replace('{0}', data.total.toLocaleString());
      const partial =
        reading &&
        labels.indexing
          .replace('{0}', reading.done.toLocaleString())
          .replace('{1}', reading.of.toLocaleString());
      status.textContent = partial ? `${found} · ${partial}` : found;
      return;
    }
    case 'timeline':
      chart.show(data.timeline);
      return;
    case 'completions':
      query.showCompletions(data.request, data.completions);
      return;
    case 'changed':
      grid.refreshInfiniteCache();
      vscode.postMessage({ type: 'timeline', query: state.query });
      return;
    case 'show':
      query.set(data.query);
      ask(data.query, 'now');
      return;
  }
});

remember({});
query.set(state.query);
vscode.postMessage({ type: 'timeline', query: state.query });
