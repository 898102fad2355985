import type { Position, Range } from 'vscode-languageserver-types';
import type { ClassificationLevel } from './syntax/tree';

/**
 * What the client and the server say to each other besides the Language Server Protocol, written once for both:
 * requests, notifications, commands, severities, and the shapes of their values. It has no dependencies at run
 * time, so it costs neither bundle anything.
 */

// ---------------------------------------------------------------- from client to server

/** What a client may pass as `initializationOptions`. */
export interface InitializationOptions {
  /** Commands that the client has; the server offers only these in code actions. */
  readonly commands?: readonly string[];
  /** Notifications that the client wants besides those of the protocol. */
  readonly notifications?: readonly string[];
  /** Folder of the server's bundles, as a URI, for a server in a Web Worker, which does not know where it is. */
  readonly bundles?: string;
  /** URI of a folder of the client's in which the index of the archive is kept. */
  readonly storage?: string;
  /** The client registers the outline itself, before the server is ready. */
  readonly registersOutline?: boolean;
}

/** Request of the client: `TextDocumentPositionParams`, answered with `Glance` or null. */
export const GLANCE_REQUEST = 'cable/glance';

/** The items of a glance, in the order in which they are shown. */
export const GLANCE_KINDS = [
  'reference',
  'date',
  'from',
  'action',
  'information',
  'classification',
  'release',
  'captions',
  'order',
  'declassification',
  'tags',
  'subject',
  'references',
  'signature',
] as const;

export type GlanceKind = (typeof GLANCE_KINDS)[number];

/** One value of an item: the only one, or one of several addressees, captions, TAGS, references or names. */
export interface GlanceValue {
  /** In one line, for the most part as the cable has it. It is text: never markup. */
  readonly value: string;
  /** What the tables know of it: `US Embassy Ankara, Turkey`. */
  readonly meaning?: string;
  /** Where it is in the document. */
  readonly range: Range;
}

export interface GlanceItem {
  readonly kind: GlanceKind;
  /** At least one. */
  readonly parts: readonly GlanceValue[];
}

/** Where in its cable a position is. */
export interface PlaceInCable {
  /** The preface is what a copy has above the cable. */
  readonly part: 'preface' | 'envelope' | 'header' | 'body' | 'signature' | 'attributes';
  /** The true number, where a copy has damaged it. */
  readonly paragraph?: number;
  /** Without parentheses, `S/NF`. */
  readonly portion?: string;
  readonly section?: { readonly number: number; readonly total: number };
  /** The heading under which it is, across sections. */
  readonly heading?: string;
}

/** What a reader wants to know of a cable at a glance. */
export interface Glance {
  /** Message reference number, `06BAKU1398`; without the year where the cable has none, `BAKU 1398`. */
  readonly reference?: string;
  /** Without the captions that follow it, `//SBU`. */
  readonly classification?: ClassificationLevel;
  readonly items: readonly GlanceItem[];
  readonly headings: readonly { readonly title: string; readonly range: Range }[];
  readonly place: PlaceInCable;
}

// ---------------------------------------------------------------- reading and quoting

/** Request of the client: `ReadingParams`, answered with `ReadingAnswer`, or null where no cable is open. */
export const READING_REQUEST = 'cable/reading';

export interface ReadingParams {
  readonly textDocument: { readonly uri: string };
  /** `view`: elements for a page of the client's; `page`: a page of its own; `markdown`: Markdown. */
  readonly form: 'view' | 'page' | 'markdown';
  /** Whether page lines and repeated headers are shown, greyed. */
  readonly furniture?: boolean;
  /** Whether the meanings of all codes follow the text. */
  readonly glossary?: boolean;
}

export interface ReadingAnswer {
  readonly content: string;
  /** The style that the elements of a `view` need. */
  readonly style: string;
  /** Number and subject of the first cable, as plain text. */
  readonly title: string;
}

/** Request of the client: a `textDocument`, answered with `CableAnchor[]`, or null where no cable is open. */
export const ANCHORS_REQUEST = 'cable/anchors';

/** Where a cable and its paragraphs are in a document: 0-based first and last lines. */
export interface CableAnchor {
  /** Message reference number; where the cable has none, the name of the file without its extension. */
  readonly name: string;
  readonly lines: readonly [number, number];
  readonly paragraphs: readonly { readonly number?: number; readonly lines: readonly [number, number] }[];
}

/** Request of the client: `CiteParams`, answered with the citation, or null where no cable is open. */
export const CITE_REQUEST = 'cable/cite';

export interface CiteParams {
  readonly textDocument: { readonly uri: string };
  /** The cable at this position; all of the document where it is absent. */
  readonly position?: Position;
  readonly style: string;
  readonly format: string;
  /** Whether to point to the paragraph at the position. */
  readonly pinpoint?: boolean;
  /** Whether the paragraph at the position is quoted before the citation, as Markdown. */
  readonly quote?: boolean;
  readonly source?: {
    readonly archive?: string;
    readonly collection?: string;
    readonly url?: string;
  };
}

/** Request of the client: `CompareParams`, answered with `CompareAnswer`, or null where one text has no cable. */
export const COMPARE_REQUEST = 'cable/compare';

export interface CompareParams {
  readonly left: { readonly name: string; readonly text: string };
  readonly right: { readonly name: string; readonly text: string };
  /** Which differences of layout are ignored; all where this is absent. */
  readonly normalize?: readonly string[];
}

export interface CompareAnswer {
  /** The normalized texts, for a diff editor. */
  readonly texts: readonly [string, string];
  /** What matters: a sentence each, and the 0-based line of the right text where it is, if it is in one. */
  readonly changes: readonly { readonly sentence: string; readonly line?: number }[];
}

/** Request of the client: `TextDocumentPositionParams`, answered with the glossary of that cable, as Markdown. */
export const GLOSSARY_REQUEST = 'cable/glossary';

/** Request of the client: `TextDocumentPositionParams`, answered with what the release of that cable did, as Markdown. */
export const RELEASE_REVIEW_REQUEST = 'cable/releaseReview';

/** Request of the client: `ExplainParams`, answered with `ExplainAnswer[]`: every reading that the tables have. */
export const EXPLAIN_REQUEST = 'cable/explain';

export interface ExplainParams {
  readonly code: string;
}

export interface ExplainAnswer {
  readonly title: string;
  /** What a hover says, as plain text. */
  readonly text: string;
}

// ---------------------------------------------------------------- the archive

/** Request of the client: `CablesParams`, answered with `CablesPage`: a part of the table of cables. */
export const CABLES_REQUEST = 'cable/cables';

/** Columns by which the table of cables can be sorted. */
export const SORT_COLUMNS = [
  'date',
  'id',
  'post',
  'level',
  'from',
  'subject',
  'citedBy',
  'problems',
  'file',
] as const;
export type SortColumn = (typeof SORT_COLUMNS)[number];

export interface CablesParams {
  /** In the query language. */
  readonly query: string;
  /** Only cables with these numbers, as a collection has them. */
  readonly ids?: readonly string[];
  readonly sort?: { readonly column: SortColumn; readonly descending: boolean };
  readonly offset: number;
  readonly limit: number;
}

export interface CablesPage {
  /** All that the query finds. */
  readonly total: number;
  readonly rows: readonly CableRow[];
  readonly faults: readonly QueryFault[];
  /** While the archive is being read, answers are partial. */
  readonly reading: ReadingProgress | null;
}

export interface ReadingProgress {
  readonly done: number;
  readonly of: number;
}

/** What is wrong with a term of a query, at offsets in it. */
export interface QueryFault {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

/** A cable of the table. */
export interface CableRow {
  readonly id?: string;
  readonly date?: string;
  readonly post?: string;
  readonly from?: string;
  readonly classification?: string;
  readonly release?: string;
  readonly subject?: string;
  readonly captions: readonly string[];
  readonly tags: readonly string[];
  readonly action: readonly string[];
  readonly info: readonly string[];
  readonly names: readonly string[];
  readonly citedBy: number;
  /** From the lowest severity to the highest, as in `SEVERITIES`. */
  readonly problems: readonly number[];
  /** Relative to the folder; with the row of a container, `cables.csv#12`. */
  readonly file: string;
  readonly uri: string;
  readonly range: Range;
}

/** Request of the client: `{ query, ids }`, answered with `Timeline`. */
export const TIMELINE_REQUEST = 'cable/timeline';

/** How many cables of the query were sent in each month. */
export interface Timeline {
  /** `2006-09`, without gaps from the first to the last. */
  readonly months: readonly string[];
  readonly counts: readonly number[];
  readonly undated: number;
}

/** Request of the client: `{ query, offset }`, answered with `QueryCompletions`. */
export const COMPLETE_QUERY_REQUEST = 'cable/completeQuery';

export interface QueryCompletions {
  readonly start: number;
  readonly end: number;
  readonly items: readonly { readonly text: string; readonly detail?: string }[];
}

/** Request of the client: `CitedByParams`, answered with `CitedByAnswer` or null where nothing is meant. */
export const CITED_BY_REQUEST = 'cable/citedBy';

/** The number, or a place of a document: a reference there, else the cable itself. */
export interface CitedByParams {
  readonly id?: string;
  readonly textDocument?: { readonly uri: string };
  readonly position?: { readonly line: number; readonly character: number };
  readonly offset?: number;
  readonly limit?: number;
}

export interface CitedByAnswer {
  readonly id: string;
  readonly total: number;
  readonly cables: readonly CitingCableAnswer[];
  /** While the archive is being read, more may cite it. */
  readonly reading: ReadingProgress | null;
}

export interface CitingCableAnswer {
  readonly id?: string;
  readonly date?: string;
  readonly subject?: string;
  readonly place: { readonly uri: string; readonly range: Range };
  /** The words around the citation. */
  readonly sentence?: string;
  readonly isGuess: boolean;
}

/** Request of the client: `ThreadParams`, answered with `ThreadAnswer`. */
export const THREAD_REQUEST = 'cable/thread';

export interface ThreadParams {
  readonly id: string;
  /** Cables that this one cites, or that cite it. */
  readonly side: 'answers' | 'answeredBy';
}

export interface ThreadAnswer {
  readonly cables: readonly {
    readonly id: string;
    readonly date?: string;
    readonly subject?: string;
    /** Absent where the cable is not in the archive. */
    readonly place?: { readonly uri: string; readonly range: Range };
    /** Whether there are further cables on this side of it. */
    readonly more: boolean;
  }[];
  /** While the archive is being read, a cable without a place may not be read yet. */
  readonly reading: ReadingProgress | null;
}

/** Request of the client: `{ query }`, answered with `GapsAnswer`. */
export const GAPS_REQUEST = 'cable/gaps';

export interface GapsAnswer {
  /** Cables that are cited but not in the archive, those that most cables cite first. */
  readonly missing: readonly { readonly id: string; readonly cables: number }[];
  readonly missingTotal: number;
  /** Which numbers of each post and year are there. */
  readonly series: readonly {
    readonly post: string;
    readonly year: number;
    readonly count: number;
    readonly first: number;
    readonly last: number;
    readonly missing: readonly { readonly from: number; readonly to: number }[];
  }[];
  /** Several copies of one cable. */
  readonly copies: readonly {
    readonly id?: string;
    readonly uris: readonly string[];
    readonly sameWords: boolean;
  }[];
  /** While the archive is being read, what is missing may not be read yet. */
  readonly reading: ReadingProgress | null;
}

/** Scheme of documents that are the rows of a container, `cable-row:/folder/cables.csv/06BAKU1398.cable?12`. */
export const ROW_SCHEME = 'cable-row';

/** Request of the client: `FileParams` with such a URI, answered with the text of the row, or null without one. */
export const ROW_TEXT_REQUEST = 'cable/rowText';

/** Request of the client: `BibtexParams`, answered with the citations as BibTeX. */
export const BIBTEX_REQUEST = 'cable/bibtex';

export interface BibtexParams {
  /** Files, or rows of containers, and 0-based lines of the cables in them. */
  readonly cables: readonly { readonly uri: string; readonly line: number }[];
}

/** Request of the client: `{ query, format }`, answered with the graph of citations as text. */
export const GRAPH_REQUEST = 'cable/graph';
export const GRAPH_FORMATS = ['graphml', 'gexf', 'csv', 'mermaid'] as const;
export type GraphFormat = (typeof GRAPH_FORMATS)[number];

// ---------------------------------------------------------------- from server to client

/** Notification of the server: the user's tables have changed, and with them what a glance says. */
export const TABLES_CHANGED_NOTIFICATION = 'cable/tablesChanged';

/**
 * Notification of the server, with `ArchiveChange`: cables were added to the archive or removed from it, or it is read
 * further. Other clients are shown the progress of the protocol.
 */
export const ARCHIVE_CHANGED_NOTIFICATION = 'cable/archiveChanged';

export interface ArchiveChange {
  /** While the archive is read. */
  readonly reading: ReadingProgress | null;
}

/** Names a file. */
export interface FileParams {
  readonly uri: string;
}

/** Request of a server without a file system: `FileParams`, answered with the text of a file of the workspace. */
export const READ_FILE_REQUEST = 'cable/readFile';

/** Request of a server without a file system: `FileParams`, answered with the URI of the file, if there is one. */
export const REAL_FILE_REQUEST = 'cable/realFile';

/** Request of a server without a file system: `FileParams` of a folder, answered with `ListedFiles`. */
export const LIST_FILES_REQUEST = 'cable/listFiles';

/** The files of a folder that may hold cables: paths relative to it. `complete` is false where there are more. */
export interface ListedFiles {
  readonly paths: readonly string[];
  readonly complete: boolean;
}

/** Request of a server without a file system: `{ uris }`, answered with `FileStats`, null for a file that is gone. */
export const STAT_FILES_REQUEST = 'cable/statFiles';
export type FileStats = readonly ({
  readonly size: number;
  readonly modified: number;
  readonly isFolder: boolean;
} | null)[];

/** Request of a server without a file system: `FileParams`, answered with the bytes of the stored index or null. */
export const READ_INDEX_REQUEST = 'cable/readIndex';

/** Request of a server without a file system: `WriteIndexParams`. */
export const WRITE_INDEX_REQUEST = 'cable/writeIndex';
export interface WriteIndexParams {
  readonly uri: string;
  readonly bytes: Uint8Array;
}

/** Command of the client: asks how a rule is to be shown, and writes the answer to the settings. */
export const SET_RULE_SEVERITY = 'cable.setRuleSeverity';

/** Arguments of `SET_RULE_SEVERITY`: the code of the rule, and the file in which it was found. */
export type SetRuleSeverityArguments = [code: string, uri: string];

/** Command of the client: opens a file again in another encoding. */
export const REOPEN_WITH_ENCODING = 'cable.reopenWithEncoding';

/** Arguments of `REOPEN_WITH_ENCODING`: the file, and VS Code's name of the encoding, `windows1252`. */
export type ReopenWithEncodingArguments = [uri: string, encoding: string];

/** Kinds of folding ranges besides the protocol's `region`, by which the client finds what to fold. */
export type FoldKind = 'envelope' | 'heading' | 'paragraph';

// ---------------------------------------------------------------- severities

export { SEVERITIES, SEVERITY_LEVELS, type Severity, type SeverityLevel } from './severity';
