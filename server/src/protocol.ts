import type { Range } from 'vscode-languageserver-types';
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
  readonly part: 'envelope' | 'header' | 'body' | 'signature' | 'attributes' | 'outside';
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

// ---------------------------------------------------------------- from server to client

/** Notification of the server: the user's tables have changed, and with them what a glance says. */
export const TABLES_CHANGED_NOTIFICATION = 'cable/tablesChanged';

/** Names a file. */
export interface FileParams {
  readonly uri: string;
}

/** Request of a server without a file system: `FileParams`, answered with the text of a file of the workspace. */
export const READ_FILE_REQUEST = 'cable/readFile';

/** Request of a server without a file system: `FileParams`, answered with the URI of the file, if there is one. */
export const REAL_FILE_REQUEST = 'cable/realFile';

/** Command of the client: asks how a rule is to be shown, and writes the answer to the settings. */
export const SET_RULE_SEVERITY = 'cable.setRuleSeverity';

/** Arguments of `SET_RULE_SEVERITY`: the code of the rule, and the file in which it was found. */
export type SetRuleSeverityArguments = [code: string, uri: string];

/** Kinds of folding ranges besides the protocol's `region`, by which the client finds what to fold. */
export type FoldKind = 'envelope' | 'heading' | 'paragraph';

// ---------------------------------------------------------------- severities

/** From the lowest to the highest. */
export const SEVERITIES = ['hint', 'information', 'warning', 'error'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** How the problems of a rule are shown, if at all. */
export const LEVELS = ['off', ...SEVERITIES] as const;
export type Level = (typeof LEVELS)[number];
