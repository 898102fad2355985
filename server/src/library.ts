/**
 * The library: what the language server and the command line know of cables, as functions. All are pure, take any
 * text, and never throw. They run in Node.js and in browsers.
 */
import { type Explanation, explainCode } from './features/explain';
import { outline as outlineOf } from './features/outline';
import { type ProblemData, problemData } from './features/problemData';
import { type RecordOptions, records as recordsOf } from './features/record';
import type { CableRecord } from './features/record/types';
import { problems as problemsOf } from './rules';
import { parse as parseText } from './syntax/document';
import type { CableDocument } from './syntax/tree';

export type { CableDocument, CableRecord, Explanation, ProblemData, RecordOptions };

/** A part of a cable in its outline; lines and characters (UTF-16) count from 0, as in the Language Server Protocol. */
export interface OutlineItem {
  readonly name: string;
  readonly detail?: string;
  /** A symbol kind of the Language Server Protocol. */
  readonly kind: number;
  /** The whole part, and what names it. */
  readonly range: OutlineRange;
  readonly selectionRange: OutlineRange;
  readonly children?: readonly OutlineItem[];
}

export interface OutlineRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** The syntax tree of a text, which may hold several cables. */
export function parse(text: string): CableDocument {
  return parseText(text);
}

/**
 * What each cable of a document says, as data; none for a text in which nothing of a cable was found.
 *
 * @param options `file` is the path that records carry, and by which a cable without a number may be named
 */
export function records(
  cable: CableDocument,
  options: Omit<RecordOptions, 'file'> & { readonly file?: string } = {},
): readonly CableRecord[] {
  return recordsOf(cable, { ...options, file: options.file ?? '' });
}

/** The parts of each cable, as an editor shows them. */
export function outline(cable: CableDocument, name = ''): readonly OutlineItem[] {
  return outlineOf(cable, name);
}

/** What is wrong or damaged in each cable of a document, in the order of the text, at the rules' default severities. */
export function problems(cable: CableDocument): readonly ProblemData[] {
  return cable.telegrams.flatMap((telegram) => problemsOf(telegram)).map(problemData);
}

/**
 * What a code means, in every reading that the tables have: `RUEHKB`, `PREL`, `1.4 (b,d)`, `06 BAKU 1398`. For a code
 * that no table has, `confidence` is `unknown` and the text names the nearest ones.
 *
 * @param year four digits; chooses between tables that changed
 */
export function explain(code: string, year?: number): readonly Explanation[] {
  return explainCode(code, { year });
}
