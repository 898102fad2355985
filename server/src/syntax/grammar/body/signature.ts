import type { Line } from '../../lines';
import { leaf, type Signature } from '../../tree';

/** Before a surname, in whatever case: `van Voorst`, `DE LA CRUZ`. */
const PARTICLES = '(?:(?:van|von|der|den|de|del|di|du|la|le|da|dos|el|al|st\\.?)\\s)';
const SUFFIX = '(?:\\s(?:jr|sr|ii|iii)\\.?)?';
const CAPITALS = "[A-Z][A-Z'’.-]{1,24}";
const SURNAMES = new RegExp(
  `^(${CAPITALS}(?: ${CAPITALS}){0,2}${SUFFIX}(?:\\s?[/&]\\s?${CAPITALS}(?: ${CAPITALS})?){0,2})\\.?#{0,2}$`,
  'u',
);
/** A few posts sign in lower case. */
const MIXED = "[A-Z]['’]?[A-Za-z'’-]{1,24}";
const MIXED_SURNAMES = new RegExp(
  `^(${PARTICLES}{0,3}(?:${MIXED})(?:${SUFFIX})(?:\\s?/\\s?${MIXED})?)\\.?#{0,2}$`,
);
const LOWER_SURNAME = /^([a-z]{3,20})#{0,2}$/;
const NOT_A_SURNAME =
  /^(?:ZN[RY]|END|BEGIN|COMMENT|SUMMARY|BACKGROUND|INTRODUCTION|CONCLUSIONS?|OVERVIEW|CONFIDENTIAL|SECRET|UNCLAS|UNCLASSIFIED|LIMITED|SIPDIS|NOFORN|UNQUOTE|QUOTE|NOTE|MINIMIZE|CONSIDERED|REFTELS?|SEPTELS?|NOTAL|CLASSIFIED|DECLASSIFIED|SENSITIVE|TEXT|NODIS|EXDIS|LIMDIS|TERREP|AIDAC|REGARDS|THANKS|PAGE|SECTION|REDACTED|MESSAGE|UNCLASS)\b|X{4}/i;

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
  const same = text.slice(above.start, above.end) === text.slice(below.start, below.end);
  return { ...below, start: above.start, surnames: same ? below.surnames : children, children };
}

function signature(names: string, start: number, inline: boolean): Signature {
  const surnames = Array.from(
    names.matchAll(/[^/&\s.][^/&]{0,80}?(?=\.?\s?(?:[/&]|$))/g),
    ({ index, 0: name }) => leaf('Surname', start + index, start + index + name.length),
  );
  const end = surnames.at(-1)?.end ?? start + names.length;
  return { kind: 'Signature', inline, start, end, surnames, children: surnames };
}

/** So much of a line is looked at for a surname at its end. */
const TAIL = 80;
const LAST_WORDS = new RegExp(
  `(\\S\\s{1,4}|[a-z][.!?])((?:${PARTICLES}{0,3})[A-Z](?:[A-Z'’-]{1,24}|['’]?[A-Za-z'’-]{2,24})(?:/[A-Z][A-Z'’-]{2,24})?)(\\.?)(?:##)?$`,
);
/** What a sentence ends with, or what stands for one: END COMMENT, a redaction, the address of a web site, a rule. */
const SENTENCE_ENDS =
  /[.!?)"”’*]$|X{5}$|\bEND (?:COMMENT|SUMMARY|TEXT|NOTE)S?$|\b(?:CONSIDERED|REGARDS),?$|[/.](?:c ?fm|gov\/?|html?)$|\s\d{1,4}$/i;
/** Words that begin a sentence which a copy has cut off. */
const OPENS_A_SENTENCE =
  /^(?:The|This|That|These|Those|There|They|Then|When|While|With|What|Who|How|Why|For|From|But|And|Although|After|Before|However|His|Her|Its|Our|You|She|One|Two|Post|Embassy|Ambassador|President|Minister|Mr|Mrs|Ms|Dr)$/i;
/** A full stop that ends no sentence. */
const ABBREVIATION =
  /(?:^|[\s(])(?:[A-Z]\.)*(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Maj|Capt|Amb|Gov|Min|No|Jr)\.$/i;

/**
 * The surname behind the last sentence, on its line, as outgoing telegrams of the 1970s and flattened copies have
 * it: a word with a capital behind the end of a sentence, which is no sentence itself (FORMAT §7).
 */
export function inlineSignature(text: string, line: Line): Signature | undefined {
  const tail = text.slice(Math.max(line.start, line.end - TAIL), line.end);
  const match = LAST_WORDS.exec(tail);
  const name = match?.[2];
  if (!match || !name || NOT_A_SURNAME.test(name) || OPENS_A_SENTENCE.test(name)) return undefined;
  const before = tail.slice(0, match.index + (match[1] as string).trimEnd().length);
  if (!SENTENCE_ENDS.test(before)) return undefined;
  const capitals = !/[a-z]/.test(name);
  const stopped = match[3] === '.';
  // `THE U.S. CONGRESS.` is a sentence, and so is `the U.S. Congress`.
  if ((stopped || !capitals) && (ABBREVIATION.test(before) || !/[.!?)"”’*X]$/.test(before))) return undefined;
  if (stopped && !capitals) return undefined;
  // Without a blank between, only capitals tell a name.
  if (!capitals && !/\s$/.test(match[1] as string)) return undefined;
  return signature(name, line.end - (tail.length - match.index - match[0].lastIndexOf(name)), true);
}
