import type { Confidence, Sourced } from '../../reference/tables';
import type { Span } from '../../syntax/tree';

/** A comparison with another place of the cable, or with a table. */
export interface Check {
  readonly agrees: boolean;
  /** With what: `“P” of the date-time group`. */
  readonly with: string;
}

/**
 * What there is to say of one token, from which hovers, inlay hints, the documentation of completions and the
 * command line are rendered. All strings are plain text and may quote the cable: a renderer escapes them.
 */
export interface Description {
  /** The token in the text of its message. */
  readonly span: Span;
  /** The token as written. */
  readonly quoted: string;
  /** What it is. */
  readonly title: string;
  /** What it says, in plain words. */
  readonly reading?: string;
  readonly facts: readonly string[];
  readonly checks: readonly Check[];
  /** The element's name in ACP 127 or the Department's handbooks. */
  readonly term?: string;
  /** What is to be said of the era, or of how much is known. */
  readonly note?: string;
  /** How sure it is: `unknown` where no table has the code, and only its form says something. */
  readonly confidence: Confidence | 'unknown';
  /** Where a fact of middling confidence comes from; absent when it is well founded. */
  readonly source?: string;
}

/** A description as its element writes it: token and text are filled in, lists may be absent. */
export type Draft = Pick<Description, 'title'> & {
  readonly [Key in Exclude<keyof Description, 'title' | 'source'>]?: Description[Key] | undefined;
} & {
  /** The row that it rests on: it gives the source, and how sure it is where nothing else is said. */
  readonly basis?: Sourced | undefined;
};

/** Characters of the token as a description shows it, and of a sentence that may quote the cable. */
const LONGEST_QUOTE = 60;
const LONGEST_SENTENCE = 400;

/** A text of at most so many characters; a longer one ends with `…`. */
export function shortened(text: string, most = LONGEST_QUOTE): string {
  if (text.length <= most) return text;
  // Half of a character of two units would be shown as damage.
  return `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

export function completed(draft: Draft, span: Span, quoted: string): Description {
  const { title, reading, facts = [], checks = [], term, note, basis } = draft;
  const source = sourceOf(basis);
  return {
    span: draft.span ?? span,
    quoted: shortened(draft.quoted ?? quoted),
    title: shortened(title, LONGEST_SENTENCE),
    ...(reading && { reading: shortened(reading, LONGEST_SENTENCE) }),
    facts: facts.map((sentence) => shortened(sentence, LONGEST_SENTENCE)),
    checks,
    ...(term && { term }),
    ...(note && { note }),
    confidence: draft.confidence ?? basis?.confidence ?? 'high',
    ...(source && { source }),
  };
}

/** A meaning in the words that its confidence allows: a guess never reads as a fact. */
export function worded({ confidence }: Sourced, meaning: string): string {
  const guess =
    confidence === 'low' && !/^(?:probably|not documented|meaning not documented)\b/i.test(meaning);
  return guess ? `probably ${meaning.replace(/\s*\((?:probable|unverified)\)/, '')}` : meaning;
}

/** The line that a fact of medium confidence ends with, a low one too, and one of the user's own tables. */
function sourceOf(basis: Sourced | undefined): string | undefined {
  if (basis?.userTable) return `your table ${basis.userTable}`;
  return basis && basis.confidence !== 'high' ? shortSource(basis.source) : undefined;
}

const SOURCE_LENGTH = 90;

/** The first source of a row that has a public name; `undefined` where none has. */
function shortSource(source: string): string | undefined {
  const names = source.split('; ').flatMap((each) => publicName(each) ?? []);
  const [first] = names;
  return first && shortened(first, SOURCE_LENGTH);
}

/** Collections of code and data, which are not public names. */
const COLLECTIONS = /cablemap|github|docslib|pastebin|scribd|posts table|\b[a-z]+\/[a-z-]+\b/i;

/** A source in words that need no key: `ACP 117`, `address lines of 12 cables`. */
function publicName(source: string): string | undefined {
  const count = Number(/\b(?:mined: |n=)(\d+)/.exec(source)?.[1]);
  if (source.startsWith('mined'))
    return count ? `address lines of ${counted(count, 'cable')}` : 'address lines of cables';
  if (
    /^(?:cable sample|survey|corpus|cables |inferred|inference|read from|WikiLeaks tag index)/.test(source)
  ) {
    return count ? `use in ${counted(count, 'cable')}` : 'use in cables';
  }
  if (/general knowledge/.test(source)) return 'general knowledge, not found in a document';
  const name = source
    .replace(/\s*\([^()]*\)/g, '')
    .replace(/ CAN-US SUPP-1|,? (?:sec|para) .*$/g, '')
    .trim();
  return name === '' || COLLECTIONS.test(name) ? undefined : name;
}

/** `1 cable`, `12 cables`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/** With a capital at the beginning, for titles. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `A, B and C`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** `A, B and 3 more`. */
export function listedUpTo(words: readonly string[], most: number): string {
  const more = words.length - most;
  return listed(more > 0 ? [...words.slice(0, most), `${more} more`] : words);
}

/** A meaning of a table as part of a sentence: without its full stop. */
export function withoutStop(meaning: string): string {
  return meaning.replace(/\.$/, '');
}

/** `2nd`, `11th`, `23rd`. */
export function ordinal(number: number): string {
  const ending = number >= 11 && number <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `${number}${ending}`;
}

/** The parts that are there. */
export function present(...parts: readonly (string | undefined | false)[]): string[] {
  return parts.filter((part): part is string => typeof part === 'string' && part !== '');
}

/** The checks that could be made. */
export function checksOf(...checks: readonly (Check | undefined)[]): Check[] {
  return checks.filter((check): check is Check => check !== undefined);
}
