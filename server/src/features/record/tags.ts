import { tag } from '../../reference/tags';
import type { Message } from '../../syntax/tree';
import { filled } from './first';
import { plainText, withoutBrackets } from './plainText';

/** A word of the list; `parted` where a comma is before it. */
interface Word {
  readonly text: string;
  readonly parted: boolean;
}

/**
 * The tags as written, each once. The list parts them by commas or only by blanks, so that the table of tags tells
 * where a phrase or a person's name of several words begins, `COUNTER TERRORISM`. Codes that have lost the blank
 * between them stay as they are written, unless the whole list has lost its blanks (FORMAT §6.4).
 */
export function tagsOf(message: Message): readonly string[] | undefined {
  const nodes = message.header?.tags?.tags ?? [];
  const [only, ...others] = nodes.map((node) => plainText(message, node));
  const split = only !== undefined && others.length === 0 ? fused(only) : undefined;
  if (split) return split;
  const words = nodes.flatMap((node, index): Word[] => {
    const before = index === 0 ? ',' : message.text.slice(nodes[index - 1]?.end, node.start);
    const written = plainText(message, node);
    const whole = written.startsWith('(');
    const parted = whole || /[,;]/.test(before);
    if (whole) return [{ text: withoutBrackets(written), parted }];
    return (repeated(written, only) ?? [written]).map((text) => ({ text, parted }));
  });
  const tags: string[] = [];
  for (let at = 0; at < words.length; ) {
    let end = at + 1;
    if (isPhraseWord(words, at)) while (end < words.length && continues(words, end)) end++;
    tags.push(...phrases(words.slice(at, end).map(({ text }) => text)));
    at = end;
  }
  return filled([...new Set(tags)]);
}

/** A code of four letters. */
const SUBJECT_CODE = /^[ABCEKMOPST][A-Z]{3}$/i;
const isCode = (word: string) => SUBJECT_CODE.test(word) || tag(word.toUpperCase()) !== undefined;
const isPhraseWord = (words: readonly Word[], at: number) => {
  const { text = '' } = words[at] ?? {};
  if (!/^[\p{L}.'-]+$/u.test(text)) return false;
  return !isCode(text) || (!SUBJECT_CODE.test(text) && LINK.test(words[at + 1]?.text ?? ''));
};

/** Words that tie a phrase together, `TIP IN TURKEY`. */
const LINK = /^(?:IN|OF|AND|WITH|ON|FOR|THE)$/i;

/** Whether the word goes on with the phrase before it. */
function continues(words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (!word || word.parted) return false;
  if (!LINK.test(word.text)) return isPhraseWord(words, at);
  const next = words[at + 1];
  return next !== undefined && !next.parted && !isCode(next.text);
}

/** The last word of a phrase, and words that can stand before the one before it. */
const HEAD =
  /(?:AFFAIRS|RIGHTS|POLITICS|PARTIES|ELECTIONS|RELATIONS|ISSUES|POLICY|TRADE|LAW|SECURITY|SERVICES|FORCES|INVESTMENT|TRAFFICKING|EXTERNAL|INTERNAL)$/i;
/** The last word of a phrase with the tags that a copy has glued to it: `HUMAN RIGHTSPOLMIL`. */
export const GLUED_TO_PHRASE = /^(AFFAIRS|RIGHTS|POLITICS|PARTIES|ELECTIONS|RELATIONS|ISSUES)([A-Z]{4,})$/i;
const ADJECTIVE = /(?:AL|IC|IAN|ISH|ELI|LAR|IVE)$/i;

/** Parts a run of words that are no codes: at abbreviations, after head nouns, and names into pairs. */
function phrases(words: readonly string[]): string[] {
  const found: string[] = [];
  let rest: string[] = [];
  const close = (phrase?: string) => {
    const names = rest.length > 3 && rest.length % 2 === 0 ? 2 : Math.max(1, rest.length);
    for (let at = 0; at < rest.length; at += names) found.push(rest.slice(at, at + names).join(' '));
    if (phrase) found.push(phrase);
    rest = [];
  };
  for (const [index, word] of words.entries()) {
    const isHead = HEAD.test(word) || GLUED_TO_PHRASE.test(word);
    // `TRAFFICKING IN LATVIA` goes on after its head.
    const goesOn = LINK.test(words[index + 1] ?? '') || rest.some((before) => LINK.test(before));
    if (isHead && !goesOn) {
      let from = rest.length - 1;
      while (from > 0 && ADJECTIVE.test(rest[from - 1] ?? '')) from--;
      const phrase = [...rest.splice(Math.max(0, from)), word].join(' ');
      close(phrase);
    } else {
      if (/^[A-Z]{3}$/.test(word) && rest.length > 0 && !LINK.test(rest.at(-1) ?? '') && !LINK.test(word))
        close();
      rest.push(word);
    }
  }
  close();
  return found;
}

/** The codes of which a list without blanks is made: tags of four letters, and the country after them. */
function fused(list: string): string[] | undefined {
  const codes = /^[A-Z]{6,80}$/.test(list) && !tag(list) ? (list.match(/[A-Z]{4}|[A-Z]{1,3}$/g) ?? []) : [];
  return codes.length > 1 && codes.every((code) => tag(code)) ? codes : undefined;
}

/** The last tag of a list and the first one, to which it is glued where the list is repeated after a page. */
function repeated(word: string, first = ''): string[] | undefined {
  const last = word.slice(0, -first.length);
  return first !== '' && word.endsWith(first) && tag(last) && !tag(word) ? [last, first] : undefined;
}
