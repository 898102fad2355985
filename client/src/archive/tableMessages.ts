import type { CablesPage, QueryCompletions, SortColumn, Timeline } from '../../../server/src/protocol';

/** Columns of the table of cables, in the order in which they are shown at first. */
export const TABLE_COLUMNS = [
  'id',
  'date',
  'classification',
  'subject',
  'tags',
  'captions',
  'from',
  'action',
  'info',
  'names',
  'citedBy',
  'problems',
  'file',
] as const;
export type TableColumn = (typeof TABLE_COLUMNS)[number];

export interface Sorting {
  readonly column: SortColumn;
  readonly descending: boolean;
}

/** What to do with the selected cables, or with all that the query finds where none is selected. */
export const TABLE_ACTIONS = ['copyCsv', 'copyMarkdown', 'copyBibtex', 'save', 'collect', 'graph'] as const;
export type TableAction = (typeof TABLE_ACTIONS)[number];

/** What the table keeps between sessions of the editor. */
export interface TableState {
  readonly query: string;
  readonly columns: readonly TableColumn[];
  readonly sort: Sorting | null;
  /** URI of the collection whose cables are shown. */
  readonly collection: string | null;
}

/** Names that a person reads, by column and by action, in the language of the editor. */
export interface TableLabels {
  readonly columns: Readonly<Record<TableColumn, string>>;
  readonly actions: Readonly<Record<TableAction, string>>;
  readonly query: string;
  readonly queryHint: string;
  readonly chooseColumns: string;
  readonly timeline: string;
  readonly timelineHint: string;
  readonly wholeTime: string;
  /** With `{0}` for the number. */
  readonly found: string;
  /** With `{0}` and `{1}` for the numbers of files. */
  readonly indexing: string;
  readonly table: string;
  readonly noDate: string;
  readonly notes: string;
}

/** A row with the note of the collection. */
export interface TableRow extends Readonly<Record<TableColumn, string>> {
  readonly uri: string;
  readonly line: number;
  readonly note: string;
}

export type ToTable =
  | {
      readonly type: 'page';
      readonly request: number;
      readonly rows: readonly TableRow[];
      readonly total: number;
      readonly faults: CablesPage['faults'];
      readonly reading: CablesPage['reading'];
    }
  | { readonly type: 'timeline'; readonly timeline: Timeline }
  | { readonly type: 'completions'; readonly request: number; readonly completions: QueryCompletions }
  | { readonly type: 'changed' }
  | { readonly type: 'show'; readonly query: string };

export type FromTable =
  | {
      readonly type: 'rows';
      readonly request: number;
      readonly query: string;
      readonly sort: Sorting | null;
      readonly offset: number;
      readonly limit: number;
    }
  | { readonly type: 'timeline'; readonly query: string }
  | { readonly type: 'complete'; readonly request: number; readonly query: string; readonly offset: number }
  | { readonly type: 'open'; readonly uri: string; readonly line: number; readonly preview: boolean }
  | {
      readonly type: 'action';
      readonly action: TableAction;
      readonly query: string;
      readonly sort: Sorting | null;
      /** URIs with lines of the selected rows, `uri#line`; empty for all. */
      readonly selected: readonly string[];
    };
