import { bureausLike, distributionOffice } from '../../reference/bureaus';
import { captionsLike } from '../../reference/captions';
import { formKeys } from '../../reference/formKeys';
import { sectionHeading } from '../../reference/headings';
import { declassificationForm, orderInForce } from '../../reference/orders';
import { postOfAddress, postReading, postsLike } from '../../reference/posts';
import { readReference } from '../../reference/referenceNumbers';
import { stationsLike } from '../../reference/routing';
import { precedence, securityLetters, signal, signalsLike } from '../../reference/signals';
import { nearestTags } from '../../reference/tags';
import { abbreviation, abbreviationsLike } from '../../reference/vocabulary';
import { parse } from '../../syntax/document';
import { leavesOf, pathAt } from '../../syntax/query/walk';
import type { LeafKind, Message, SyntaxNode, TokenKind } from '../../syntax/tree';
import { captionNamed } from './classification';
import type { Context } from './context';
import {
  capitalised,
  completed,
  type Description,
  type Draft,
  listed,
  present,
  withoutStop,
  worded,
} from './description';
import { type DescribeContext, describeLeaf } from './index';
import { postDraft } from './places';
import { isTag } from './tags';
import { abbreviationDraft, officeNames, passingWord } from './words';

/** How to read a code that is in no cable. */
export interface Reading extends DescribeContext {
  /** The year whose tables count: 1975 has other TAGS than 2006. */
  readonly year?: number | undefined;
}

/** A code is not longer; what is longer is a text. */
const LONGEST = 300;

/**
 * Explains a code alone, in every reading that the tables have: `RUEHKB`, `ZNY CCCCC ZZH`, `PREL`, `2680905`,
 * `1.4 (b,d)`, `06 BAKU 1398`, a line of an envelope, a post, a date-time group. What a hover says of it in a cable.
 *
 * @returns where no table has it, one description of confidence `unknown` with the nearest codes
 */
export function describeCode(written: string, reading: Reading = {}): readonly Description[] {
  const code = written.replace(/\s+/g, ' ').trim().slice(0, LONGEST);
  const ofItsForm = ofForm(code, reading);
  const known = [...ofItsForm, ...ofTables(code, reading)].filter(isKnown);
  if (known.length > 0) return different(known);
  const [unknown = unknownCode(code, reading)] = ofItsForm;
  return [unknown];
}

const isKnown = ({ confidence }: Description) => confidence !== 'unknown';

/** A meaning that two tables have is said once. */
function different(descriptions: readonly Description[]): readonly Description[] {
  const titles = new Set<string>();
  return descriptions.filter(({ title, quoted }) => {
    const said = titles.has(`${quoted} ${title}`);
    titles.add(`${quoted} ${title}`);
    return !said;
  });
}

// ---------------------------------------------------------------- codes known by their form

/** A form that a code may have, and a line of a cable in which it is in its place. */
interface Form {
  readonly shape: RegExp;
  /** The line, with the code in it as it is. */
  line(code: string, reading: Reading): string;
  /** What of the line the code is; all of it where that is not said. */
  readonly kinds?: readonly LeafKind[];
}

const alone = (code: string) => code;

const FORMS: readonly Form[] = [
  { shape: /^V?ZCZC[A-Z]{3}\d{3,4}$/, line: alone },
  { shape: /^(?:ZZ|OO|PP|RR)(?: [QR][A-Z]{3,7})+$/, line: alone },
  { shape: /^DE [QRU][A-Z]{3,7}\b/, line: alone },
  { shape: /^ZN[RY] [A-Z]{5}\b/, line: (code) => `DE RUEHC #0001 0010000\n${code}` },
  {
    shape: /^#\d{4}(?:\/\d{2})?$/,
    line: (code) => `DE RUEHC ${code} 0010000`,
    kinds: ['StationSerialNumber'],
  },
  { shape: /^\d{7}$/, line: (code) => `DE RUEHC #0001 ${code}`, kinds: ['FilingTime'] },
  {
    shape: /^(?:[ZOPR] ){0,2}\d{6}Z [A-Z]{3} \d{2}(?:\d{2})?$/,
    line: (code) => `${/^[ZOPR] /.test(code) ? code : `R ${code}`}\nFM SECSTATE WASHDC`,
  },
  { shape: /^FM [A-Z]/, line: (code) => `R 010000Z JAN 00\n${code}` },
  { shape: /^(?:TO|INFO|XMT) [A-Z]/, line: (code) => `R 010000Z JAN 00\n${code}` },
  {
    shape: /^[QRU][A-Z]{3,7}\/[A-Z]/,
    line: (code) => `R 010000Z JAN 00\nTO ${code}`,
  },
  { shape: /^E ?\. ?[O0] ?\.:? ?\d{5}\b/i, line: alone },
  {
    shape: /^\d{5}$/,
    line: (code) => `E.O. ${code}: N/A`,
    kinds: ['ExecutiveOrderNumber'],
  },
  {
    shape: /^(?:DECL|DNG)\b ?:|^(?:[RX]DS-\d|GDS) /,
    line: (code, reading) => `E.O. ${orderOf(code, reading)}: ${code}`,
    kinds: ['DeclassificationInstruction'],
  },
  {
    shape: /^1 ?[.,] ?\d ?\(?[A-Ha-h]?\b/,
    line: (code) => `Classified By: NAME, reasons ${code}.`,
    kinds: ['ReasonSection'],
  },
  {
    shape: /^\((?:U|SBU|LOU|C|S|TS)(?:[ /-].*)?\)$/,
    line: (code) => `1. ${code} Text.`,
    kinds: ['PortionMark'],
  },
  { shape: /^[A-Z]{4} \([^()]+\)$/, line: (code) => `TAGS: ${code}, US`, kinds: ['Tag'] },
  {
    shape: /^[A-Z]{2,4}[- ]\d{2}$/,
    line: (code) => `PAGE 01 STATE 000001\n\nINFO ${code}`,
    kinds: ['OfficeSymbol'],
  },
  {
    shape: /^[A-Z][A-Z ]+ \d{8} \d{3}(?:\.\d+)? OF \d{3}$/,
    line: (code) => `1. Text.\n${code.replace(/ (?=\d{3}(?:\.\d+)? OF)/, '  ')}`,
    kinds: ['PageLine'],
  },
  { shape: /^(?:PAGE \d{2}\b|-{10}|(?:ACTION|ORIGIN) [A-Z]+[- ]\d)/, line: alone },
  { shape: /^(?:[A-Z] ){4}/, line: alone },
  { shape: /^[ZOPRY][A-Z]{3}[A-Z0-9]{4} [A-Z]{6,7}\d{4} \d{7}-/, line: alone },
  { shape: /^(?:SUBJ(?:ECT)?|TAGS|REFS?|CLASSIFIED BY|MRN|DATE\/DTG)\b ?:/i, line: alone },
];

/** The order under which a form is used: that of the year, or the one that has the form. */
function orderOf(code: string, { year }: Reading): string {
  const ofYear = year === undefined ? undefined : orderInForce(`${year}-07-01`)?.number;
  if (/^[RX]DS-|^GDS \d/.test(code)) return '12065';
  return ofYear ?? '12958';
}

function ofForm(code: string, reading: Reading): Description[] {
  let unknown: Description[] = [];
  for (const { line, kinds } of FORMS.filter(({ shape }) => shape.test(code))) {
    const found = describeIn(line(code, reading), code, kinds, reading);
    if (found.some(isKnown)) return found;
    if (unknown.length === 0) unknown = found;
  }
  // `BAKU 99` has the form of an office and its copies, but is a telegram: no office is called so.
  const reference = referenceOf(code);
  return reference ? describeIn(`REF: ${reference}`, reference, ['ReferenceNumber'], reading) : unknown;
}

/** `06 BAKU 1398` of `06BAKU1398` and `06SECTION01OF02BAKU1398`; a series of the Secretary's travels is left as it is. */
function referenceOf(code: string): string | undefined {
  if (
    !/^(?:\d{2}|(?:19|20)\d{2})?[ -]?(?:[A-Z]{4,14}\d{1,2}OF\d{1,2})?[A-Z][A-Z .'-]*[ -]?\d{1,6}$/i.test(code)
  )
    return undefined;
  const read = readReference(code);
  if (!read?.known) return undefined;
  const { year, post, serial } = read;
  return present(
    year === undefined ? undefined : String(year % 100).padStart(2, '0'),
    post,
    String(serial),
  ).join(' ');
}

/** Each token of the code, in a text that contains it, that is one of the kinds. */
function describeIn(
  text: string,
  code: string,
  kinds: readonly LeafKind[] | undefined,
  { seenWith = () => [], today = Date.now(), year }: Reading,
): Description[] {
  const at = text.indexOf(code);
  const [start, end] = at === -1 ? [0, text.length] : [at, at + code.length];
  const document = parse(`${text}\n`);
  return document.telegrams.flatMap((telegram) =>
    telegram.messages.flatMap((message) =>
      leavesOf(message).flatMap((leaf) => {
        if (leaf.start >= end || leaf.end <= start) return [];
        if (kinds ? !kinds.includes(leaf.kind) : leaf.kind === 'Text') return [];
        const parents = pathAt(message, leaf.start).slice(0, -1).reverse();
        const text = message.text.slice(leaf.start, leaf.end).replace(/\s+/g, ' ');
        const context = {
          telegram,
          message,
          leaf,
          parents,
          text,
          seenWith,
          today,
          ...(year !== undefined && { year }),
        };
        const found = describeLeaf(context, leaf.start);
        // The rest of the line is ours: there is nothing to agree with.
        return found ? { ...found, checks: [] } : [];
      }),
    ),
  );
}

// ---------------------------------------------------------------- codes in the tables

/** The elements that one word may be, where its form allows it. */
const ELEMENTS = [
  ['RoutingIndicator', (code) => /^[QRU][A-Z]{3,7}$/.test(code)],
  ['SecurityProsign', (code) => /^ZN[RY]$/.test(code)],
  ['SecurityLetters', (code) => securityLetters(code) !== undefined],
  ['PrecedenceDigraph', (code) => /^([ZOPRY])\1$/.test(code)],
  ['Precedence', (code) => precedence(code) !== undefined && !/^([ZOPRY])\1$/.test(code)],
  ['OperatingSignal', (code) => signal(code)?.type === 'operating signal' && !/^ZN[RY]$/.test(code)],
  ['GroupCount', (code) => /\bGRNC$/.test(code)],
  ['Separation', (code) => code === 'BT'],
  ['EndOfMessage', (code) => /^N{3,4}$/.test(code)],
  ['Caption', (code) => captionNamed(code) !== undefined],
  ['Tag', isTag],
  ['DowngradeGroup', (code) => /^(?:GP|GROUP)[- ]?[1-4]$/.test(code)],
  ['ExemptionCode', (code) => /^(?:B\d|1\.4\([A-H]\)|\([dijk]\)|25X\d|[A-Z/ ]+$)/.test(code)],
] as const satisfies readonly (readonly [TokenKind, (code: string, year?: number) => boolean])[];

const FORM_OF_ORDER =
  /^(?:XGDS(?:-?\d)?|NGDS|GDS|ADS|[RX]DS-\d|OADR|25X\d|50X\d-[A-Z]+|X[1-8]|MR|N\/A|OR-[MPEO])$/;

function ofTables(code: string, reading: Reading): Description[] {
  const capitals = code.toUpperCase();
  const context = contextOf(capitals, reading);
  const elements = ELEMENTS.filter(([, allows]) => allows(capitals, reading.year)).flatMap(
    ([kind]) =>
      describeLeaf({ ...context, leaf: { kind, start: context.leaf.start, end: context.leaf.end } }, 0) ?? [],
  );
  const drafts = [
    FORM_OF_ORDER.test(capitals) ? formOfOrder(capitals, reading) : undefined,
    ...otherReadings(context, capitals),
  ];
  const others = drafts.flatMap((draft) => (draft ? completed(draft, context.leaf, code) : []));
  return [...elements, ...others].map((each) => ({ ...each, quoted: code }));
}

function formOfOrder(code: string, reading: Reading): Draft | undefined {
  const year = reading.year;
  const order = year === undefined ? undefined : orderInForce(`${year}-07-01`)?.number;
  const row = declassificationForm(code, order);
  return (
    row && {
      title: withoutStop(row.meaning),
      term: `Declassification instruction, ${row.order}`,
      basis: row,
    }
  );
}

function otherReadings(context: Context, code: string): (Draft | undefined)[] {
  const office = passingWord(context, code);
  const inBlocks = distributionOffice(code, context.year);
  const known = abbreviation(code);
  const sign = signal(code);
  const heading = sectionHeading(code);
  const place = postReading(code);
  return [
    office,
    inBlocks && !office
      ? { title: officeNames(inBlocks).name, term: 'Office symbol in a distribution block', basis: inBlocks }
      : undefined,
    known && abbreviationDraft(known),
    sign && sign.type !== 'operating signal' && !precedence(code) && !securityLetters(code)
      ? { title: withoutStop(worded(sign, sign.meaning)), term: 'Procedure sign', basis: sign }
      : undefined,
    heading && heading.kind !== 'reference'
      ? { title: `Heading: ${withoutStop(heading.meaning)}`, basis: heading }
      : undefined,
    place && postNamed(context, place),
    ...formKeys(code).map((key) => ({
      title: key.name,
      ...(key.detail !== undefined && { reading: key.detail }),
      term: key.form === 'SMART key' ? 'Key of a SMART message (2009 and later)' : capitalised(key.form),
      basis: key,
    })),
    / /.test(code) && !precedence(code) ? addressDraft(context, code) : undefined,
  ];
}

/** A post by its name, which page headers and page lines cut. */
function postNamed({ year }: Context, { post, how }: NonNullable<ReturnType<typeof postReading>>): Draft {
  const draft = postDraft(post, year);
  return how === 'truncation'
    ? { ...draft, facts: [`A cut form of ${post.name}, as in page headers`, ...(draft.facts ?? [])] }
    : draft;
}

function addressDraft(context: Context, code: string): Draft | undefined {
  const post = postOfAddress(code);
  if (post) return postDraft(post, context.year);
  const leaf = { ...context.leaf, kind: 'PlainLanguageAddress' as const };
  const found = describeLeaf({ ...context, leaf }, 0);
  if (!found || !isKnown(found)) return undefined;
  const { title, reading, facts, confidence, term } = found;
  return { title, reading, facts, confidence, term };
}

/** A cable that is nothing but the code. */
function contextOf(code: string, { seenWith = () => [], today = Date.now(), year }: Reading): Context {
  const span = { start: 0, end: code.length };
  const message: Message = {
    kind: 'Message',
    ...span,
    children: [],
    text: code,
    lineStarts: [0],
    line: 0,
    pageLines: [],
    pageHeaders: [],
    banners: [],
    copyMarks: [],
    footFields: [],
    releaseMarks: [],
  };
  const parents: readonly SyntaxNode[] = [];
  return {
    telegram: { messages: [message] },
    message,
    leaf: { kind: 'Unknown', ...span },
    parents,
    text: code,
    seenWith,
    today,
    ...(year !== undefined && { year }),
  };
}

// ---------------------------------------------------------------- codes that no table has

/** Of five letters and more an unknown code is an indicator rather than anything else. */
const INDICATOR = /^R[A-Z]{4,7}$/;
/** How many codes are named that are like an unknown one. */
const SHOWN = 8;

/** Codes of all tables one letter away, with their meanings. */
function unknownCode(code: string, reading: Reading): Description {
  const capitals = code.toUpperCase();
  if (INDICATOR.test(capitals)) {
    const context = contextOf(capitals, reading);
    const found = describeLeaf({ ...context, leaf: { ...context.leaf, kind: 'RoutingIndicator' } }, 0);
    if (found) return found;
  }
  const like = [
    ...nearestTags(capitals)
      .filter(({ name }) => name !== undefined)
      .map((tag) => ({ code: tag.code, meaning: tag.name })),
    ...stationsLike(capitals).map(({ indicator, address }) => ({ code: indicator, meaning: address })),
    ...captionsLike(capitals).map((each) => ({ code: each.caption, meaning: each.meaning })),
    ...signalsLike(capitals).map((each) => ({ code: each.signal, meaning: each.meaning })),
    ...bureausLike(capitals).map(({ symbol, name }) => ({ code: symbol, meaning: name })),
    ...abbreviationsLike(capitals).map((each) => ({ code: each.abbreviation, meaning: each.expansion })),
    ...postsLike(capitals).map(({ name, address }) => ({ code: name, meaning: address })),
  ];
  const named = [...new Map(like.map((each) => [each.code, each])).values()]
    .slice(0, SHOWN)
    .map(({ code: other, meaning }) => (meaning ? `${other} (${meaning})` : other));
  const draft: Draft = {
    title: 'Not known',
    facts: present(named.length > 0 && `The nearest known are ${listed(named)}`),
    confidence: 'unknown',
  };
  return completed(draft, { start: 0, end: code.length }, code);
}
