import { lineOf } from '../../syntax/query/locate';
import { textOf, walk } from '../../syntax/query/walk';
import type { Message, Telegram } from '../../syntax/tree';
import { plain } from '../markdown';
import type { ReleaseFinding, WithheldPassage } from './review';

/**
 * What reviewers and publishers put in place of words: letters X, blocks, a rule in brackets, a word in brackets.
 * The mark shows how long the words were only where it is made of one character for each.
 */
const MARK =
  /X{5,}|█+|\[-{4,}\]|\[(?:(?:\d{1,3}|one|two|three|several)\s(?:lines?|words?|paragraphs?)\s)?(?:redacted|withheld|deleted|excised|not declassified|text not declassified)[^\]\n]{0,80}\]/gi;
const ONE_FOR_EACH = /^(?:X+|█+)$/i;

interface Place extends WithheldPassage {
  readonly message: Message;
  /** UTF-16 offsets in the message. */
  readonly start: number;
  readonly end: number;
}

/** The marks of withheld words in the header and the body, in the order of the text. */
export function withheldIn({ messages }: Telegram): Place[] {
  return messages.flatMap((message) =>
    Array.from(message.text.matchAll(MARK), ({ 0: mark, index }): Place => {
      const paragraph = message.body?.paragraphs.find(
        ({ start, end }) => start <= index && index < end,
      )?.number;
      return {
        message,
        start: index,
        end: index + mark.length,
        line: message.line + lineOf(message, index) + 1,
        mark: plain(mark),
        ...(paragraph !== undefined && { paragraph }),
        ...(ONE_FOR_EACH.test(mark) && { length: mark.length }),
      };
    }),
  );
}

const WORD = /[\p{L}\d][\p{L}\d'’.-]*/gu;
/** Words before and after a mark by which the same sentence is found in another place. */
const BEFORE = 3;
const AFTER = 2;
/** No more words than these are taken for the withheld ones. */
const MOST_WORDS = 4;

interface Word {
  readonly text: string;
  readonly line: number;
}

/** Words that are withheld in one place, and probably legible in another: the words around them are the same. */
export function legibleElsewhere(telegram: Telegram, withheld: readonly Place[]): ReleaseFinding[] {
  if (withheld.length === 0) return [];
  const words = telegram.messages.flatMap(wordsOf);
  const byBeginning = new Map<string, number[]>();
  for (let at = 0; at + BEFORE <= words.length; at++) {
    const key = keyOf(words, at, BEFORE);
    byBeginning.set(key, [...(byBeginning.get(key) ?? []), at + BEFORE]);
  }
  return withheld.flatMap((place) => {
    const before = wordsAround(place, 'before');
    const after = wordsAround(place, 'after');
    if (before.length < BEFORE || after.length < AFTER) return [];
    for (const at of byBeginning.get(before.join(' ')) ?? []) {
      for (let count = 1; count <= MOST_WORDS && at + count + AFTER <= words.length; count++) {
        const found = words.slice(at, at + count);
        if (found.some(({ text }) => /^x{4,}/i.test(text))) break;
        if (keyOf(words, at + count, AFTER) !== after.join(' ')) continue;
        const legible = found.map(({ text }) => text).join(' ');
        const { line } = words[at] as Word;
        return {
          kind: 'legible elsewhere' as const,
          line: place.line,
          message: `Withheld here, but probably legible on line ${line}: “${plain(legible)}”.`,
        };
      }
    }
    return [];
  });
}

const keyOf = (words: readonly Word[], at: number, count: number) =>
  words
    .slice(at, at + count)
    .map(({ text }) => text.toLowerCase())
    .join(' ');

function wordsOf(message: Message): Word[] {
  const body = message.body;
  if (!body) return [];
  // The words of a mark are no words of the cable.
  const text = message.text.slice(body.start, body.end).replace(MARK, (mark) => 'X'.repeat(mark.length));
  return Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({
    text: word,
    line: message.line + lineOf(message, body.start + index) + 1,
  }));
}

/** Characters in which the words around a mark are looked for. */
const AROUND = 120;

function wordsAround({ message, start, end }: Place, side: 'before' | 'after'): string[] {
  const text =
    side === 'before'
      ? message.text.slice(Math.max(0, start - AROUND), start)
      : message.text.slice(end, end + AROUND);
  const words = (text.match(WORD) ?? []).map((word) => word.toLowerCase());
  return side === 'before' ? words.slice(-BEFORE) : words.slice(0, AFTER);
}

/** Words inside a mark: `[redacted: John Smith]` names whom it withholds. */
const WORDS_IN_MARK = /^\[(?:redacted|withheld|deleted|excised)\s?[:=]\s?([^\]]{3,80})\]$/i;

export function wordsInMarks(withheld: readonly Place[]): ReleaseFinding[] {
  return withheld.flatMap(({ mark, line }) => {
    const words = WORDS_IN_MARK.exec(mark)?.[1];
    if (words === undefined) return [];
    return { kind: 'words in the mark' as const, line, message: `The mark still holds words: “${words}”.` };
  });
}

/** What reviewers usually withhold for privacy (FOIA exemption 6). */
const PERSONAL: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: 'an e-mail address', pattern: /\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\b/g },
  {
    what: 'a telephone number',
    pattern: /(?<![\d.])(?:\+\d{1,3}[ .-]?)?\(?\d{2,4}\)?[ .-]\d{3,4}[ .-]\d{3,4}(?!\d)/g,
  },
  { what: 'a passport number', pattern: /\bpassport\s(?:no\.?|number|#)\s?:?\s?[A-Z]{0,2}\d{6,9}\b/gi },
  { what: 'a social security number', pattern: /(?<!\d)\d{3}-\d{2}-\d{4}(?!\d)/g },
];

/** Personal data that is legible in the text of the cable. */
export function personalData({ messages }: Telegram): ReleaseFinding[] {
  return messages.flatMap((message) => {
    const found: ReleaseFinding[] = [];
    walk(message, (node) => {
      if (node.kind !== 'Text') return;
      for (const { what, pattern } of PERSONAL) {
        for (const match of textOf(message, node).matchAll(pattern)) {
          found.push({
            kind: 'personal data',
            line: message.line + lineOf(message, node.start + match.index) + 1,
            message: `Probably ${what}: ${plain(match[0])}.`,
          });
        }
      }
    });
    return found;
  });
}
