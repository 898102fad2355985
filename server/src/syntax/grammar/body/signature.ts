import type { Line } from '../../lines';
import { leaf, type Signature } from '../../tree';

/** Before a surname, in whatever case: `van Voorst`, `DE LA CRUZ`. */
const PARTICLES =
  '(?:(?:[Vv]an|[Vv]on|[Dd]er|[Dd]en|[Dd]e|[Dd]el|[Dd]i|[Dd]u|[Ll]a|[Ll]e|[Dd]a|[Dd]os|[Ee]l|[Aa]l|[Ss]t\\.?)\\s)';
const SUFFIX = '(?:,?\\s(?:[Jj][Rr]|[Ss][Rr]|ii|iii|II|III)\\.?)?';
/** Full stops and marks of the communications center after a name. */
const STOPS = '\\s?\\.{0,3}#{0,2}';
const CAPITALS = "[A-Z][A-Z'’.-]{1,24}";
const SURNAMES = new RegExp(
  `^(${CAPITALS}(?: ${CAPITALS}){0,2}${SUFFIX}(?:\\s?[/&]\\s?${CAPITALS}(?: ${CAPITALS})?){0,2})${STOPS}$`,
  'u',
);
/** A few posts sign in lower case. */
const MIXED = "(?:d['’])?[A-Z]['’]?[A-Za-z'’-]{1,24}";
const MIXED_SURNAMES = new RegExp(
  `^(${PARTICLES}{0,3}(?:${MIXED})(?:${SUFFIX})(?:\\s?/\\s?${MIXED})?)${STOPS}$`,
);
/** Also twice, as a few copies have any signature. */
const LOWER_SURNAME = /^(([a-z]{3,20})(?:\s\2)?)\.?#{0,2}$/;
const NOT_A_SURNAME =
  /^(?:ZN[RY]|N{3,4}$|END|BEGIN|COMMENT|SUMMARY|BACKGROUND|INTRODUCTION|CONCLUSIONS?|OVERVIEW|CONFIDENTIAL|SECRET|UNCLAS|UNCLASSIFIED|LIMITED|SIPDIS|NOFORN|UNQUOTE|QUOTE|NOTE|MINIMIZE|CONSIDERED|REFTELS?|SEPTELS?|NOTAL|CLASSIFIED|DECLASSIFIED|SENSITIVE|TEXT|NODIS|EXDIS|LIMDIS|TERREP|AIDAC|REGARDS|THANKS|PAGE|SECTION|REDACTED|MESSAGE|UNCLASS)\b|X{4}/i;

/** `GP-3`, the downgrading group of an order before June 1972, above or below the signature. */
export function isDowngradeGroup(head: string): boolean {
  return head.startsWith('GP') && /^GP-\s?[1-5]\.?$/.test(head);
}

/** `DERSE`, `KEEGAN/PAAL`, `van Voorst`: the surnames under a cable, which fill the whole of `head`. */
export function signatureOf(head: string, line: Line): Signature | undefined {
  if (head.length > 60) return undefined;
  const match = SURNAMES.exec(head) ?? MIXED_SURNAMES.exec(head) ?? LOWER_SURNAME.exec(head);
  return match && !NOT_A_SURNAME.test(head) ? signature(match[1] ?? '', line.start, false) : undefined;
}

/** The names on two lines; a copy may have one name twice, which is one signer. */
export function together(text: string, above: Signature, below: Signature): Signature {
  const children = [...above.surnames, ...below.surnames];
  const same = sameName(text.slice(above.start, above.end), text.slice(below.start, below.end));
  return { ...below, start: above.start, surnames: same ? below.surnames : children, children };
}

const sameName = (one: string, other: string) => one.toUpperCase() === other.toUpperCase();

/** The same name twice on a line, `SHANNON SHANNON`. */
const TWICE = /^(\S(?:.{0,30}\S)?)(\s+)(\S.*)$/;

function signature(written: string, start: number, inline: boolean): Signature {
  const names = written.replace(/[\s.]+$/, (stops) =>
    /^(?:jr|sr)\.$/i.test(written.slice(-3)) ? stops : '',
  );
  const [, once = '', blank = '', again = ''] = TWICE.exec(names) ?? [];
  if (once !== '' && sameName(once, again)) {
    const first = leaf('Surname', start, start + once.length);
    const from = first.end + blank.length;
    const end = from + again.length;
    return {
      kind: 'Signature',
      inline,
      start,
      end,
      surnames: [first],
      children: [first, leaf('Surname', from, end)],
    };
  }
  const surnames = Array.from(
    names.matchAll(/[^/&\s.][^/&]{0,80}?(?=\.?\s?(?:[/&]|$))/g),
    ({ index, 0: name }) => leaf('Surname', start + index, start + index + name.length),
  );
  const end = surnames.at(-1)?.end ?? start + names.length;
  return { kind: 'Signature', inline, start, end, surnames, children: surnames };
}

/** So much of a line is looked at for a surname at its end. */
const TAIL = 160;
const LAST_WORDS = new RegExp(
  `(\\S\\s{1,4}["“]{0,2}|[a-z\\d][.!?])#?((?:${PARTICLES}{0,3})[A-Z](?:[A-Z'’-]{1,24}|['’]?[A-Za-z'’-]{2,24})(?:/[A-Z][A-Z'’-]{2,24})?)\\s?(\\.{0,3})(?:##)?$`,
);
/** Two or three names in capitals after a sentence that has small letters: `LA LIME`, `MOORE LEADER`. */
const NAMES_IN_CAPITALS =
  /([a-z\d][.!?)"”]\s{1,4}|[a-z][.!?])#?((?:[A-Z][A-Z'’-]{1,24} ){1,2}[A-Z][A-Z'’-]{1,24})(\.{0,3})(?:##)?$/;
/** What a sentence ends with, or what stands for one: END COMMENT, a redaction, the address of a web site, a rule. */
const SENTENCE_ENDS =
  /[.!?)\]"”’'*]$|X{5}$|\bEND (?:COMMENT|SUMMARY|TEXT|NOTE)S?$|\b(?:CONSIDERED|REGARDS),?$|[/.](?:c ?fm|gov\/?|html?)$|\s\d{1,4}$|(?:https?:\/\/|Web\s?site:\s)\S{1,80}(?:\s\S{1,12}){0,2}$/i;
/** Words that begin a sentence which a copy has cut off. */
const OPENS_A_SENTENCE =
  /^(?:The|This|That|These|Those|There|They|Then|When|While|With|What|Who|How|Why|For|From|But|And|Although|After|Before|However|His|Her|Its|Our|You|She|One|Two|Post|Embassy|Ambassador|President|Minister|Mr|Mrs|Ms|Dr|Indeed|Yes|No|Perhaps|Nevertheless|Thanks|Comment|Enough)$/i;
/** A number or a portion mark that begins the next paragraph, as in a copy without line breaks. */
const PARAGRAPH_NUMBER = /(?:^|[.!?:;)"”-]\s{1,4}|¶\s?)\d{1,3}\.$|\((?:U|C|S|TS|SBU|LOU|[CS]\/{1,2}NF)\)$/;
/** A full stop that ends no sentence. */
const ABBREVIATION =
  /(?:^|[\s(])(?:[A-Z]\.)*(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Maj|Capt|Amb|Gov|Min|No|Jr)\.$/i;

/**
 * The surname after the last sentence, on its line, as outgoing telegrams of the 1970s and flattened copies have
 * it: a word with a capital after the end of a sentence, which is no sentence itself (FORMAT §7).
 */
export function inlineSignature(text: string, line: Line): Signature | undefined {
  const tail = text.slice(Math.max(line.start, line.end - TAIL), line.end);
  const several = NAMES_IN_CAPITALS.exec(tail);
  const match = several && !NOT_A_SURNAME.test(several[2] ?? '') ? several : LAST_WORDS.exec(tail);
  const name = match?.[2];
  if (!match || !name || NOT_A_SURNAME.test(name) || OPENS_A_SENTENCE.test(name)) return undefined;
  const before = tail.slice(0, match.index + (match[1] as string).replace(/["“]+$/, '').trimEnd().length);
  if (!SENTENCE_ENDS.test(before) || PARAGRAPH_NUMBER.test(before)) return undefined;
  const capitals = !/[a-z]/.test(name);
  const stopped = match[3] !== '';
  // `THE U.S. CONGRESS.` is a sentence, and so is `the U.S. Congress`.
  const ended = /[.!?)"”’*X]$/.test(before) || /https?:|site:/i.test(before.slice(-100));
  if ((stopped || !capitals) && (ABBREVIATION.test(before) || !ended)) return undefined;
  // Without a blank between, only capitals tell a name.
  if (!capitals && !/\s["“]{0,2}$/.test(match[1] as string)) return undefined;
  return signature(name, line.end - (tail.length - match.index - match[0].lastIndexOf(name)), true);
}
