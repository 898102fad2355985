import type { Range } from 'vscode-languageserver-types';
import type { ClassificationLevel } from '../../syntax/tree';

/** A cable as it is read: typeset, with page furniture and repeated headers set apart. All strings are plain text. */
export interface Reading {
  /** Message reference number, `06BAKU1398`; absent where the copy has none. */
  readonly number?: string;
  readonly level?: ClassificationLevel;
  /** The classification with its captions, `CONFIDENTIAL//NOFORN`. */
  readonly marking?: string;
  /** `released as UNCLASSIFIED in part, 2014`, where the copy bears the marks of a release. */
  readonly release?: string;
  readonly subject?: string;
  readonly head: readonly HeadRow[];
  readonly blocks: readonly Block[];
  /** Every code of the cable that has a meaning, each once, in alphabetical order. */
  readonly glossary: readonly GlossaryEntry[];
}

/** A row of the head: `From`, `Info`, `TAGS`. */
export interface HeadRow {
  readonly label: string;
  readonly values: readonly HeadValue[];
  /** Whether the row is long and of little interest at first, as the information addressees are. */
  readonly folded: boolean;
}

export interface HeadValue {
  readonly text: string;
  readonly meaning?: string;
  /** Where it is in the document. */
  readonly range: Range;
  /** Number of the cable that it names, `05ASTANA4511`. */
  readonly cable?: string;
}

/** A run of text; with `meaning`, a code and what a hover says of it. */
export interface Inline {
  readonly text: string;
  readonly meaning?: string;
  /** Number of the cable that it names. */
  readonly cable?: string;
}

/** What the body consists of, each with its 0-based lines in the document. */
export type Block = (
  | { readonly kind: 'heading'; readonly text: string }
  | ParagraphBlock
  | { readonly kind: 'quoted'; readonly blocks: readonly Block[] }
  /** Page lines, banners, repeated headers and publishers' text: not part of what was written. */
  | { readonly kind: 'furniture'; readonly text: string }
  | { readonly kind: 'signature'; readonly text: string }
) & { readonly lines: readonly [number, number] };

export interface ParagraphBlock {
  readonly kind: 'paragraph';
  /** The true number, where a copy has damaged it. */
  readonly number?: number;
  /** `C` of `(C)`, with its meaning. */
  readonly portion?: Inline;
  /** Its parts: running text, items of a list, tables. */
  readonly parts: readonly ParagraphPart[];
}

export type ParagraphPart =
  | { readonly kind: 'text' | 'item'; readonly content: readonly Inline[] }
  /** Lines whose columns matter, as in the copy. */
  | { readonly kind: 'table'; readonly text: string }
  | { readonly kind: 'furniture'; readonly text: string }
  /** The exemption under which a release withheld words here. */
  | { readonly kind: 'exemption'; readonly text: string; readonly meaning?: string }
  | { readonly kind: 'quoted'; readonly blocks: readonly Block[] };

export interface GlossaryEntry {
  readonly code: string;
  readonly title: string;
  readonly meaning: string;
}
