import { post } from '../../reference/posts';
import { isTitleWord } from '../../reference/titles';
import type { Message, SyntaxNode } from '../../syntax/tree';
import { oneLine, rawLinesOf } from './plainText';
import type { ClassifiedByRecord } from './types';

/** Cables of 1995 to 2003 have the line at the beginning of one of the first paragraphs. */
const FIRST_PARAGRAPHS = 3;
const KEYWORD = /\bclassified by\b:?\s*/gi;
/** Where it begins there, after `1. CONFIDENTIAL - ENTIRE TEXT.`. */
const KEYWORD_WITHIN = 60;
/** No name, title and reasons are longer. */
const LONGEST = 800;

/** FORMAT §6.7: in the header, or at the beginning of one of the first paragraphs. */
export function classifiedByOf(messages: readonly Message[]): ClassifiedByRecord | undefined {
  for (const message of messages) {
    // Where the words stand twice, the first time has something else after them.
    const node = message.header?.children.findLast(({ kind }) => kind === 'ClassifiedBy');
    if (node) return readClassifiedBy(unwrapped(message, node));
    for (const paragraph of message.body?.paragraphs.slice(0, FIRST_PARAGRAPHS) ?? []) {
      const text = message.text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + LONGEST));
      const at = text.search(KEYWORD);
      if (at >= 0 && at < KEYWORD_WITHIN) {
        const record = readClassifiedBy(unwrapped(message, paragraph));
        return { ...record, text: sentence(record.text) };
      }
    }
  }
  return undefined;
}

/** Column at which the Department's software cut the line, be it within a word (FORMAT §6.7). */
const CUT = 70;

/** The text with the words whole that were cut at the column; a blank that stood there begins the next line. */
function unwrapped(message: Message, node: SyntaxNode): string {
  let text = '';
  for (const line of rawLinesOf(message, node)) {
    const whole = line.replace(/[ \t\\]$/, '');
    const cut = whole.length >= CUT && !/[a-z][.,;]$|\s$/.test(whole);
    text += cut ? whole : `${whole} `;
    if (text.length > LONGEST) break;
  }
  return text.slice(0, LONGEST);
}

/** Up to the reasons and the point after them, or the first sentence. */
function sentence(text: string): string {
  const reasons = [...text.matchAll(REASONS)].at(-1);
  const end = reasons ? reasons.index + reasons[0].length : text.search(/[a-z]{2,}[.;](?:\s|$)/i) + 3;
  return /^[^.]{0,3}\.?/.exec(text.slice(end))
    ? `${text.slice(0, end)}${/^\s?\)?\.?/.exec(text.slice(end))?.[0] ?? ''}`.trim()
    : text;
}

/** `1.4 (b) and (d)`, `1.5 B,D`, `1,4(c/d)`, `1.4 (b+d)`. */
const REASONS =
  /\b1\s?[.,]\s?([3-6])((?:[\s.,;()&/+-]{0,4}(?:(?:and|or)[\s()]{1,3})?[\s(]{0,2}[a-h](?![a-z]))+)/gi;

/** Reads what stands after the last `Classified By`. */
function readClassifiedBy(whole: string): ClassifiedByRecord {
  const keyword = [...whole.matchAll(KEYWORD)].at(-1);
  const text = oneLine(whole.slice(keyword ? keyword.index + keyword[0].length : 0));
  const person = personIn(text.slice(0, reasonStart(text)));
  const reasons = [...text.matchAll(REASONS)].flatMap(([, section, letters = '']) =>
    [...letters.replace(/\b(?:and|or)\b/gi, '').matchAll(/[a-h]/gi)].map(
      ([letter]) => `1.${section}(${letter.toLowerCase()})`,
    ),
  );
  return { ...person, ...(reasons.length > 0 && { reasons: [...new Set(reasons)] }), text };
}

/** `for reasons`, `REASON:`, `per 1.4`, `due to 1,4`, `E.O. 12958`, in the spellings that copies have. */
const REASON =
  /(?:\b(?:for|fr|per|under|by|due to|in accordance with)\s+)?(?:\b(?:REASONS?|REASO\s?NS?|REA[A-Z]{0,4}ONS?|REAS|R[EA]{1,2}[A-Z0]SONS?|R[A-Z0]{3,5}NS?:|(?:SECTIONS?|PARA(?:GRAPH)?S?)(?= ?1))\b|\b[1l]\s?[.,]\s?[3-6]|\b(?<=(?:for|fr|per) )[a-z]{3,9}[:;,]?\s?(?=1\s?[.,]\s?[3-6])|\bE\.?O\.?\s?1[23]\d{3})/i;

function reasonStart(text: string): number {
  const at = text.search(REASON);
  return at < 0 ? text.length : at;
}

// ---------------------------------------------------------------- name and title

/** A word with its place in the text; `parted` where something other than a blank is before it. */
interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly parted: boolean;
}

const INITIAL = /^[\p{Lu}0](?:\.\p{Lu})*\.?$/u;
const SUFFIX = /^(?:JR|SR|II|III|IV)\.?$/i;
const PARTICLE = /^(?:de|del|della|der|den|di|du|la|le|van|von|al|el|bin|st\.?)$/i;
const NAME = /^[\p{Lu}][\p{L}0'’`-]+$/u;

/** What a publisher put for a name. */
const REDACTED = /^X{3,}$/i;

/** The person among titles and offices. Names stand before or after them. */
function personIn(text: string): { readonly name?: string; readonly title?: string } {
  const words = wordsOf(text);
  let best: { readonly first: number; readonly last: number; readonly rank: number } | undefined;
  for (let start = 0; start < words.length; ) {
    let end = start + 1;
    while (end < words.length && !words[end]?.parted) end++;
    const found = nameIn(words, start, end);
    if (found && found.rank > (best?.rank ?? 0)) best = found;
    start = end;
  }
  const first = best && words[best.first];
  const last = best && words[best.last];
  if (!first || !last) return titled(text);
  const name = text
    .slice(first.start, last.end)
    .replace(/(?<=[a-z]{2})\.$/i, (point) => (/^[JS]r/i.test(last.text) ? point : ''));
  const before = titled(text.slice(0, first.start));
  return { name, ...(before.title ? before : titled(text.slice(last.end))) };
}

function titled(text: string): { readonly title?: string } {
  const title = text
    .replace(/^(?:[\s,;:.-]|\([UCS]\)|by\s)+/i, '')
    .replace(/[\s,;:(/-]+$/, '')
    // The point of a sentence, not that of an abbreviation.
    .replace(/(?<=[a-z]{5})\.$/i, '');
  return title === '' ? {} : { title };
}

/** Parts the text at blanks, punctuation and slashes. */
function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let parted = true;
  for (const match of text.matchAll(/([^\s,;:()/\\–—?"“”]+)|([,;:()/–—?])/g)) {
    const [word, letters] = match;
    if (letters === undefined || /^-+$/.test(word)) {
      parted = true;
      continue;
    }
    const suffix = SUFFIX.test(word);
    words.push({ text: word, start: match.index, end: match.index + word.length, parted: parted && !suffix });
    // A sentence ends here, unless the point belongs to the word.
    parted =
      word.endsWith('.') &&
      !suffix &&
      !PARTICLE.test(word) &&
      !INITIAL.test(word) &&
      !isTitleWord(capitals(word));
  }
  return words;
}

const capitals = (word: string) =>
  word.toUpperCase().replace(/0/g, 'O').replace(/[.’`]/g, "'").replace(/'+$/, '');

/** The name at the end of the words from `start` to `end`. */
function nameIn(
  words: readonly Word[],
  start: number,
  end: number,
): { first: number; last: number; rank: number } | undefined {
  const text = (at: number) => words[at]?.text ?? '';
  let last = end - 1;
  // After the name: `a.i.`, words in small letters, and in a few lines the title.
  while (last > start && (/^\p{Ll}/u.test(text(last)) || isTitleWord(capitals(text(last))))) last--;
  const titleAfter = last < end - 1;
  let at = last;
  while (at > start && SUFFIX.test(text(at))) at--;
  const lowerCase = /\p{Ll}/u.test(text(at));
  const isName = (word: string) => {
    const form = word.replace(/\.$/, '');
    if (!NAME.test(form) || REDACTED.test(form) || isTitleWord(capitals(word))) return false;
    // Among words in small letters, capitals are an office.
    return !lowerCase || /\p{Ll}/u.test(form);
  };
  if (at < start || !isName(text(at))) return undefined;
  let names = 1;
  let initial = false;
  let first = at;
  for (at--; at >= start; at--) {
    const word = text(at);
    // Before the first name an initial has its point; else it is of an office, POL/C.
    if (INITIAL.test(word) && (names === 1 || word.endsWith('.'))) {
      initial = true;
    } else if (
      isName(word) &&
      !INITIAL.test(word) &&
      (names === 1 || (names === 2 && !initial && startsHere(words, at, start)))
    ) {
      names++;
    } else if (names > 1 || !PARTICLE.test(word)) {
      break;
    }
    first = at;
    if (names > 1 && initial && !INITIAL.test(word)) break;
  }
  // A single word may be an office, most of all in capitals.
  if (names > 1) return { first, last, rank: titleAfter ? 2 : 3 };
  return { first, last, rank: lowerCase ? 2 : 1 };
}

/** After these comes what an office is of. */
const PREPOSITION = /^(?:of|for|and|in|on|to|the)$/i;

/** Whether a third name may stand here: at the beginning or after a title, and not the name of a place. */
function startsHere(words: readonly Word[], at: number, start: number): boolean {
  const before = words[at - 1]?.text ?? '';
  const afterTitle = isTitleWord(capitals(before)) && !PREPOSITION.test(before);
  return (at === start || afterTitle) && !post(words[at]?.text ?? '');
}
