/**
 * The query language of archives: `post:BAKU tag:PREL,ENRG from:2006-01 to:2006-12 level>=CONFIDENTIAL pipeline`.
 * Terms are separated by blanks and all must hold; of values separated by commas one must; `-` before a term excludes
 * what it finds; a word without a key is a word of the subject; values with blanks are in double quotes.
 */

import type { QueryFault } from '../../protocol';

/** A key of the query language, and what it asks for. */
export interface QueryKey {
  readonly key: string;
  readonly meaning: string;
  readonly example: string;
  /** Values have an order, so that `>=` makes sense. */
  readonly ordered?: true;
}

export const QUERY_KEYS = [
  { key: 'post', meaning: 'the post that sent it', example: 'post:BAKU,STATE' },
  { key: 'tag', meaning: 'a TAGS code', example: 'tag:PREL,ENRG' },
  { key: 'from', meaning: 'sent in or after a year, month, or day', example: 'from:2006-01' },
  { key: 'to', meaning: 'sent in or before a year, month, or day', example: 'to:2006-12-31' },
  { key: 'level', meaning: 'its classification', example: 'level>=CONFIDENTIAL', ordered: true },
  { key: 'release', meaning: 'the level at which it was released', example: 'release:UNCLASSIFIED' },
  { key: 'caption', meaning: 'a caption', example: 'caption:NODIS' },
  { key: 'action', meaning: 'words of an action addressee', example: 'action:STATE' },
  { key: 'info', meaning: 'words of an information addressee', example: 'info:"USMISSION NATO"' },
  { key: 'addressee', meaning: 'words of any addressee', example: 'addressee:RUEHAK' },
  { key: 'name', meaning: 'a name that signed or classified it', example: 'name:DERSE' },
  { key: 'cites', meaning: 'a cable that it cites', example: 'cites:05STATE99' },
  { key: 'citedby', meaning: 'a cable that cites it', example: 'citedby:06BAKU1398' },
  { key: 'id', meaning: 'its number, or how it begins', example: 'id:06BAKU13' },
  { key: 'problem', meaning: 'problems of a severity, any, or none', example: 'problem:error' },
  { key: 'subject', meaning: 'words in a row in its subject', example: 'subject:"oil and gas"' },
  { key: 'file', meaning: 'words in the path of its file', example: 'file:2006/' },
] as const satisfies readonly QueryKey[];

export type QueryKeyName = (typeof QUERY_KEYS)[number]['key'];
export type Operator = ':' | '>=' | '<=' | '>' | '<';

export interface QueryTerm {
  readonly key: QueryKeyName;
  readonly operator: Operator;
  /** At least one, none empty. */
  readonly values: readonly string[];
  readonly negated: boolean;
  /** Offsets in the query, UTF-16. */
  readonly start: number;
  readonly end: number;
}

export interface Query {
  readonly terms: readonly QueryTerm[];
  /** Terms with a fault are left out of `terms`. */
  readonly faults: readonly QueryFault[];
}

/** Blank-separated pieces, with quoted parts whole. */
const PIECE = /(?:"[^"]*(?:"|$)|[^\s"])+/g;
const TERM = /^(-?)([A-Za-z]+)(:|>=|<=|>|<)(.*)$/s;
const VALUE = /"([^"]*)"?|[^,"]+/g;

export function parseQuery(text: string): Query {
  const terms: QueryTerm[] = [];
  const faults: QueryFault[] = [];
  for (const { index: start, 0: piece } of text.matchAll(PIECE)) {
    const end = start + piece.length;
    const read = termOf(piece);
    if (typeof read === 'string') faults.push({ start, end, message: read });
    else terms.push({ ...read, start, end });
  }
  return { terms, faults };
}

/** The term, or what is wrong with it. */
function termOf(piece: string): Omit<QueryTerm, 'start' | 'end'> | string {
  const [, minus, name, operator, rest] = TERM.exec(piece) ?? [];
  if (name === undefined) {
    const negated = piece.startsWith('-') && piece.length > 1;
    const values = valuesOf(negated ? piece.slice(1) : piece, false);
    if (values.length === 0) return 'Empty quotation marks find nothing: remove them.';
    return { key: 'subject', operator: ':', values, negated };
  }
  const key = QUERY_KEYS.find((each) => each.key === name.toLowerCase());
  if (!key) {
    const near = QUERY_KEYS.find((each) => each.key[0] === name[0]?.toLowerCase());
    const hint = near ? `, as in ${near.example}` : '';
    return `There is no key "${name}". Keys are ${QUERY_KEYS.map((each) => each.key).join(', ')}${hint}.`;
  }
  if (operator !== ':' && !('ordered' in key)) {
    return `"${key.key}" takes a colon, as in ${key.example}.`;
  }
  const values = valuesOf(rest ?? '', true);
  if (values.length === 0) return `"${key.key}" needs a value, as in ${key.example}.`;
  const wrong = faultOfValues(key.key, values);
  return wrong ?? { key: key.key, operator: operator as Operator, values, negated: minus === '-' };
}

function valuesOf(text: string, splits: boolean): string[] {
  if (!splits) return [text.replaceAll('"', '').trim()].filter((value) => value !== '');
  return [...text.matchAll(VALUE)]
    .map(([whole, quoted]) => (quoted ?? whole).trim())
    .filter((value) => value !== '');
}

const DATE = /^(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;
const PROBLEMS = ['error', 'warning', 'information', 'hint', 'any', 'none'];

/** Names of levels, with their short forms; their place in the list is their rank from 1. */
export const LEVEL_NAMES: readonly (readonly string[])[] = [
  ['UNCLASSIFIED', 'UNCLAS', 'U'],
  ['LIMITED OFFICIAL USE', 'LOU'],
  ['CONFIDENTIAL', 'C'],
  ['SECRET', 'S'],
  ['TOP SECRET', 'TS'],
];

/** From 1; 0 for a word that names no level. */
export function rankOfLevel(word: string): number {
  const wanted = word.toUpperCase();
  return LEVEL_NAMES.findIndex((names) => names.includes(wanted)) + 1;
}

function faultOfValues(key: QueryKeyName, values: readonly string[]): string | undefined {
  for (const value of values) {
    if ((key === 'from' || key === 'to') && !DATE.test(value)) {
      return `"${value}" is not a date: write a year, month, or day, as in 2006, 2006-01, or 2006-01-31.`;
    }
    if (key === 'level' && rankOfLevel(value) === 0) {
      return `"${value}" is not a level: write one of ${LEVEL_NAMES.map(([name]) => name).join(', ')}; in quotation marks where it has a blank.`;
    }
    if (key === 'problem' && !PROBLEMS.includes(value.toLowerCase())) {
      return `"${value}" is not a severity: write one of ${PROBLEMS.join(', ')}.`;
    }
  }
  return undefined;
}

/** A value as it is written in a query. */
export function quoted(value: string): string {
  return /[\s,"]/.test(value) ? `"${value.replaceAll('"', '')}"` : value;
}
