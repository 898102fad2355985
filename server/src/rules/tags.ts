import { memo } from '../reference/memo';
import { isCurrentTag, likelyTags, nonstandardTag, type Tag, tag } from '../reference/tags';
import { firstFrom } from '../syntax/query/search';
import { textOf } from '../syntax/query/walk';
import type { Leaf, Message, Span, Tags } from '../syntax/tree';
import { sentIn } from './era';
import { lineBreakOf, replace } from './fix';
import type { Edit, Rule } from './rule';

/** TAGS were compulsory from March 1973; 1974 is the first year that had them throughout. */
const FIRST_YEAR_OF_TAGS = 1974;
/** After it come the SMART forms and the geographic codes of ISO. */
const LAST_YEAR = 2010;

export const tagsMissing: Rule<'Telegram'> = {
  code: 'tags-missing',
  severity: 'information',
  title: 'Telegram without TAGS',
  fix: 'offer',
  concerns: 'drafter',
  manual: {
    meaning:
      'The telegram cannot be found by its subject or country in an index; the copy may have lost the line.',
    bad: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217

      E.O. 12958: N/A
      SUBJECT: WEATHER RADARS
      ^^^^^^^^ tags-missing: compulsory since March 1973
      `,
    good: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217

      E.O. 12958: N/A
      TAGS: ENRG, KZ
      SUBJECT: WEATHER RADARS
      `,
    era: '1974 to 2010',
    quiet:
      'There must be a subject and a date, and the word TAGS nowhere in the text. Later sections are not checked.',
    source: '5 FAH-3; compulsory since March 1973',
    hits: 8,
  },
  looksAt: 'Telegram',
  check({ messages }, context) {
    if (messages.some(({ header }) => header?.tags)) return;
    const first = messages.find(({ header }) => header?.subject);
    const subject = first?.header?.subject;
    if (!first || !subject || context.isForm || !sentIn(context, FIRST_YEAR_OF_TAGS, LAST_YEAR)) return;
    if (messages.some(({ text }) => /TAGS/i.test(text))) return;
    context.report({
      message: first,
      span: subject.keyword,
      text: 'There is no TAGS line before the subject: TAGS have been compulsory since March 1973.',
      fix: {
        title: 'Insert TAGS Line',
        edits: [replace(first, { start: subject.start, end: subject.start }, `TAGS: ${lineBreakOf(first)}`)],
      },
    });
  },
};

export const tagsKeywordMalformed: Rule<'Tags'> = {
  code: 'tags-keyword-malformed',
  severity: 'information',
  title: 'Misspelled keyword TAGS',
  fix: 'single',
  manual: {
    meaning: 'A program that looks for the keyword TAGS skips the list, and the telegram is not indexed.',
    bad: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217

      E.O. 12958: N/A
      TAGES: ENRG, KZ
      ^^^^^^ tags-keyword-malformed: expected TAGS
      SUBJECT: WEATHER RADARS
      `,
    good: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217

      E.O. 12958: N/A
      TAGS: ENRG, KZ
      SUBJECT: WEATHER RADARS
      `,
    era: '1980 to 2010',
    quiet:
      'Only a few known misspellings, followed by a colon or a code where TAGS are expected, are read as TAGS at all.',
    source: '5 FAH-3. Counted in real cables; three of three read were true.',
    hits: 11,
  },
  looksAt: 'Tags',
  check({ keyword }, context) {
    const { message, report } = context;
    const written = textOf(message, keyword);
    if (/^TAGS(?!\w)/i.test(written) || !sentIn(context, 1980, LAST_YEAR)) return;
    const word = /^\w+/.exec(written)?.[0] ?? '';
    report({
      message,
      span: keyword,
      text: `The list begins with the word ${word}: expected TAGS.`,
      fix: { title: `Replace ${word} with TAGS`, edits: [replace(message, keyword, 'TAGS:')] },
    });
  },
};

export const tagUnknown: Rule<'Tags'> = {
  code: 'tag-unknown',
  severity: 'information',
  title: 'Unknown TAG close to a known one',
  fix: 'offer',
  concerns: 'drafter',
  manual: {
    meaning:
      'The telegram is indexed under a code that does not exist, and not under the one that was meant.',
    bad: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217

      E.O. 12958: N/A
      TAGS: PGOV, ECON, ETRO, KZ
                        ^^^^ tag-unknown: probably ETRD
      SUBJECT: WEATHER RADARS
      `,
    good: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217

      E.O. 12958: N/A
      TAGS: PGOV, ECON, ETRD, KZ
      SUBJECT: WEATHER RADARS
      `,
    era: '1974 to 2010',
    quiet:
      'Two other codes and half of the list must be known. The code must have four or five capitals, be in no table of TAGS, offices, or abbreviations, and be one letter or one swap away from a TAG in use. Names after OVIP are skipped. A misspelling that the tables only call probable is a hint.',
    source:
      '5 FAH-3; TAGS handbook of June 28, 1974. Counted: 38 of 39 unknown codes and 25 of 29 known misspellings were true.',
    hits: 67,
  },
  looksAt: 'Tags',
  check(tags, context) {
    const { message, report } = context;
    if (!sentIn(context, FIRST_YEAR_OF_TAGS, LAST_YEAR)) return;
    const slips = slipsIn(message, tags, context.year);
    const first = slips.find(({ known }) => !known) ?? slips[0];
    if (!first) return;
    const others = slips.filter((slip) => slip !== first);
    const also = others.map(({ written, likely }) => `${written} for ${likely.join(' or ')}`).join(', ');
    const canFix = slips.every(({ likely }) => likely.length === 1);
    report({
      message,
      span: first.leaf,
      text: `${first.written} is ${first.known ? 'a known misspelling' : 'not a known TAG'}: probably ${first.likely.join(' or ')} is meant${also && `; also ${also}`}.`,
      ...(first.known && { severity: 'hint' as const }),
      ...(canFix && {
        fix: {
          title: `Replace ${list(slips.map(({ written }) => written))} with ${list(slips.map(({ likely }) => likely[0] ?? ''))}`,
          edits: slips.flatMap(({ written, likely }) => rewritten(message, tags, written, likely)),
        },
      }),
    });
  },
};

const list = (words: readonly string[]) => words.join(', ');

interface Slip {
  readonly leaf: Leaf<'Tag'>;
  readonly written: string;
  /** The codes that are close to it. */
  readonly likely: readonly string[];
  /** The tables have the misspelling itself. */
  readonly known: boolean;
}

function slipsIn(message: Message, tags: Tags, year: number | undefined): readonly Slip[] {
  const known = (row: Tag | undefined) => row && row.status !== 'misspelling';
  const read = readTags(tags, message, year);
  const unread = read.filter(({ row }) => !known(row));
  const count = read.length - unread.length;
  if (unread.length === 0 || count < 2 || count < unread.length) return [];
  const names = namesIn(message, tags.tags);
  return unread.flatMap(({ leaf, code, row }) => {
    if (names.has(leaf)) return [];
    const likely = row ? [row.useInstead ?? []].flat() : likelyTags(code).map((each) => each.code);
    return likely.length > 0 ? [{ leaf, written: code, likely, known: row !== undefined }] : [];
  });
}

export const tagNonstandard: Rule<'Tags'> = {
  code: 'tag-nonstandard',
  severity: 'hint',
  title: 'Country TAG that is not the standard one',
  fix: 'offer',
  concerns: 'drafter',
  manual: {
    meaning:
      'The TAGS of 1992 to 2010 are State’s own two letters, so Russia is RS, not RU. A search for the handbook’s code misses the telegram, and the code may be another country’s.',
    bad: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217

      E.O. 12958: N/A
      TAGS: PREL, RU, KZ
                  ^^ tag-nonstandard: expected RS
      SUBJECT: WEATHER RADARS
      `,
    good: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217

      E.O. 12958: N/A
      TAGS: PREL, RS, KZ
      SUBJECT: WEATHER RADARS
      `,
    era: '1992 to 2010',
    quiet:
      'The table of places must mark the code as nonstandard and have the handbook’s code for it. Telegrams without a date are not checked.',
    source: '5 FAH-3. Counted in real cables; 79 of 79 read were true.',
    hits: 127,
  },
  looksAt: 'Tags',
  check(tags, { message, year, report }) {
    if (year === undefined || year > LAST_YEAR) return;
    for (const { leaf, code, row } of readTags(tags, message, year)) {
      if (row?.status !== 'nonstandard' || !nonstandardTag(code, year) || !row.useInstead) continue;
      report({
        message,
        span: leaf,
        text: `${code} is not the TAGS handbook’s code${row.name ? ` for ${row.name}` : ''}: expected ${row.useInstead}.`,
        fix: {
          title: `Replace ${code} with ${row.useInstead}`,
          edits: rewritten(message, tags, code, [row.useInstead]),
        },
      });
    }
  },
};

/** Codes stay in use for some time: YI for Kosovo was normal two years after its end. */
const YEARS_OF_GRACE = 2;

export const tagRetired: Rule<'Tags'> = {
  code: 'tag-retired',
  severity: 'hint',
  title: 'Retired TAG',
  fix: 'offer',
  concerns: 'drafter',
  manual: {
    meaning:
      'The telegram is indexed under a code that was no longer in use, and a search for its successor misses it.',
    bad: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217

      E.O. 12958: N/A
      TAGS: PFOR, KZ
            ^^^^ tag-retired: expected PREL
      SUBJECT: WEATHER RADARS
      `,
    good: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217

      E.O. 12958: N/A
      TAGS: PREL, KZ
      SUBJECT: WEATHER RADARS
      `,
    era: '1974 to 2010',
    quiet:
      'The table must have the last year of the code, and the telegram must be more than two years younger. Codes that are too early are not reported, because the tables have few first years.',
    source:
      'TAGS handbook of June 28, 1974; 5 FAH-3; NARA, RG 59 Central Foreign Policy Files FAQ. Counted in real cables; 23 of 23 were true.',
    hits: 23,
  },
  looksAt: 'Tags',
  check(tags, { message, year, report }) {
    if (year === undefined || year > LAST_YEAR) return;
    for (const { leaf, code, row } of readTags(tags, message, year)) {
      if (row?.status !== 'retired' || row.lastYear === undefined) continue;
      if (year <= row.lastYear + YEARS_OF_GRACE) continue;
      const { useInstead } = row;
      report({
        message,
        span: leaf,
        text: `${code}${row.name ? `, the TAG for ${row.name},` : ''} was not used after ${row.lastYear}, but this telegram is from ${year}${useInstead ? `: expected ${useInstead}` : ''}.`,
        ...(useInstead && {
          fix: {
            title: `Replace ${code} with ${useInstead}`,
            edits: rewritten(message, tags, code, [useInstead]),
          },
        }),
      });
    }
  },
};

export const tagDuplicated: Rule<'Tags'> = {
  code: 'tag-duplicated',
  severity: 'hint',
  title: 'Same TAG twice',
  fix: 'fix-all',
  manual: {
    meaning: 'The repeated code adds nothing. A copy may repeat the whole list if a page ended in it.',
    bad: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217

      E.O. 12958: N/A
      TAGS: ECON, ENRG, ECON, KZ
                        ^^^^ tag-duplicated: ECON is already in the list
      SUBJECT: WEATHER RADARS
      `,
    good: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217

      E.O. 12958: N/A
      TAGS: ECON, ENRG, KZ
      SUBJECT: WEATHER RADARS
      `,
    era: 'all',
    quiet:
      'One finding for a list. The code must be the same letter by letter; words of phrases are not codes.',
    source: 'Counted in real cables; seven of eight read were true.',
    hits: 35,
  },
  looksAt: 'Tags',
  check(tags, { message, report }) {
    const first = new Map<string, Leaf<'Tag'>>();
    const repeated: { readonly code: string; readonly leaf: Leaf<'Tag'>; readonly earlier: Leaf<'Tag'> }[] =
      [];
    for (const [index, leaf] of tags.tags.entries()) {
      const code = textOf(message, leaf);
      const earlier = first.get(code);
      if (!earlier) first.set(code, leaf);
      else if (!(isWord(message, leaf) && isNextToWord(message, tags, index)))
        repeated.push({ code, leaf, earlier });
    }
    const [found] = repeated;
    if (!found || isProse(message, tags)) return;
    const codes = [...new Set(repeated.map(({ code }) => code))];
    report({
      message,
      span: found.leaf,
      text:
        codes.length === 1
          ? `${found.code} is already in the list.`
          : `${codes.length} TAGS are in the list more than once: ${shortened(codes)}.`,
      related: [
        { message, span: found.earlier, text: 'First mention' },
        ...repeated
          .slice(1, MOST_RELATED)
          .map(({ leaf }) => ({ message, span: leaf, text: 'Repeated here' })),
      ],
      unnecessary: true,
      fix: {
        title: repeated.length === 1 ? `Delete Second ${found.code}` : 'Delete Repeated TAGS',
        edits: repeated.map(({ leaf }) => deletion(message, tags, leaf)),
      },
    });
  },
};

const MOST_RELATED = 10;

/** Whether a copy joined a sentence to the list, so that most words are not TAGS. */
function isProse(message: Message, { tags }: Tags): boolean {
  return tags.filter((leaf) => !tag(textOf(message, leaf))).length * 2 > tags.length;
}

function shortened(codes: readonly string[]): string {
  return codes.length <= MOST_RELATED ? list(codes) : `${list(codes.slice(0, MOST_RELATED))}, …`;
}

export const tagsRunTogether: Rule<'Tags'> = {
  code: 'tags-run-together',
  severity: 'information',
  title: 'TAGS without a space between them',
  fix: 'offer',
  concerns: 'copy',
  manual: {
    meaning:
      'Two or more codes are written as one that does not exist, so the telegram is indexed under none of them.',
    bad: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217

      E.O. 12958: N/A
      TAGS: MASSMNUC, KZ
            ^^^^^^^^ tags-run-together: expected MASS MNUC
      SUBJECT: WEATHER RADARS
      `,
    good: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217

      E.O. 12958: N/A
      TAGS: MASS, MNUC, KZ
      SUBJECT: WEATHER RADARS
      `,
    era: '1980 to 2010',
    quiet:
      'The word must have six or more capitals, be in no table, and consist of nothing but TAGS in use, at least one of them with four letters. Words of phrases (SOCIAL AFFAIRS) and names after OVIP are skipped.',
    source: '5 FAH-3. Counted in real cables; 30 of 30 were true.',
    hits: 30,
  },
  looksAt: 'Tags',
  check(tags, context) {
    const { message, report } = context;
    const words = new Map<string, { readonly leaf: Leaf<'Tag'>; readonly codes: readonly string[] }>();
    for (const [index, leaf] of tags.tags.entries()) {
      if (leaf.end - leaf.start < SHORTEST_RUN) continue;
      const word = textOf(message, leaf);
      const codes = words.has(word) ? undefined : codesRunTogether(word);
      if (codes && !isNextToWord(message, tags, index)) words.set(word, { leaf, codes });
    }
    if (words.size === 0) return;
    const names = namesIn(message, tags.tags);
    const found = [...words].filter(([, { leaf }]) => !names.has(leaf));
    const [first] = found;
    if (!first || !sentIn(context, 1980, LAST_YEAR)) return;
    const [word, { leaf, codes }] = first;
    report({
      message,
      span: leaf,
      text: `${word} is not a TAG but several without a space between them: expected ${codes.join(' ')}.`,
      fix: {
        title: `Replace ${list(found.map(([written]) => written))} with ${found.flatMap(([, each]) => each.codes).join(' ')}`,
        edits: found.flatMap(([written, each]) => rewritten(message, tags, written, each.codes)),
      },
    });
  },
};

const SHORTEST_RUN = 6;

/** The tags that make up the whole of a word; `undefined` if they do not, or if it is a tag itself. */
function codesRunTogether(word: string): readonly string[] | undefined {
  if (!/^(?:[A-Z]{2}){3,40}$/.test(word) || tag(word)) return undefined;
  /** For each even length, the codes of the beginning of that length, if it consists of codes. */
  const splits: (readonly string[] | undefined)[] = [[]];
  for (let end = 2; end <= word.length; end += 2) {
    for (const length of [4, 2]) {
      const before = end < length ? undefined : splits[(end - length) / 2];
      const code = word.slice(end - length, end);
      if (!before || !isCurrentTag(code)) continue;
      splits[end / 2] = [...before, code];
      break;
    }
  }
  const codes = splits[word.length / 2];
  return codes?.some(({ length }) => length === 4) ? codes : undefined;
}

export const markdownLink: Rule<'Tags'> = {
  code: 'markdown-link',
  severity: 'information',
  title: 'TAGS with the links of a web page',
  fix: 'fix-all',
  concerns: 'copy',
  manual: {
    meaning: 'The copy was taken from a web page; the brackets are its links and were never in the telegram.',
    bad: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217

      E.O. 12958: N/A
      TAGS: [PREL](#) [ENRG](#) [KZ](#)
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^ markdown-link: 3 TAGS
      SUBJECT: WEATHER RADARS
      `,
    good: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217

      E.O. 12958: N/A
      TAGS: PREL ENRG KZ
      SUBJECT: WEATHER RADARS
      `,
    era: 'all',
    quiet:
      'One finding for a list. Only capitals and digits in square brackets directly followed by parentheses.',
    source: 'Web copies of released cables.',
    hits: 1,
  },
  looksAt: 'Tags',
  check({ linkMarkup: markup }, { message, report }) {
    const first = markup[0];
    const last = markup.at(-1);
    if (!first || !last) return;
    const links = markup.length / 2;
    report({
      message,
      span: { start: first.start, end: last.end },
      text: `${links === 1 ? 'A TAG is' : `${links} TAGS are`} inside the links of a web page: expected only the codes.`,
      fix: { title: 'Remove Links from TAGS', edits: markup.map((leaf) => replace(message, leaf, '')) },
    });
  },
};

interface ReadTag {
  readonly leaf: Leaf<'Tag'>;
  readonly code: string;
  readonly row: Tag | undefined;
}

/**
 * Each code of the list once, with its row in the tables: a list interrupted by a page break may be repeated there.
 * Three rules ask for them.
 */
const readTags = memo(
  ({ tags }: Tags, message: Message, year: number | undefined): readonly ReadTag[] => {
    const read = new Map<string, ReadTag>();
    for (const leaf of tags) {
      const code = textOf(message, leaf);
      if (!read.has(code)) read.set(code, { leaf, code, row: tag(code, year) });
    }
    return [...read.values()];
  },
  (tags, _, year) => [tags, year],
);

/** They are followed by the names of visitors, in parentheses or without them. */
const VISITORS = /^O(?:VIP|TRA)$/;

/** What follows OVIP up to the next tag. */
function namesIn(message: Message, tags: readonly Leaf<'Tag'>[]): ReadonlySet<Leaf<'Tag'>> {
  const names = new Set<Leaf<'Tag'>>();
  let amongNames = false;
  for (const leaf of tags) {
    const written = textOf(message, leaf);
    if (tag(written)) amongNames = VISITORS.test(written);
    else if (amongNames) names.add(leaf);
  }
  return names;
}

/** Whether it is a plain word, and neither a tag nor several of them. */
function isWord(message: Message, leaf: Leaf<'Tag'> | undefined): boolean {
  if (!leaf) return false;
  const written = textOf(message, leaf);
  return !written.startsWith('(') && !tag(written) && !codesRunTogether(written);
}

/** Whether a word is next to it without a comma, so that both may be of one phrase, `EXTERNAL TRADE`. */
function isNextToWord(message: Message, list: Tags, index: number): boolean {
  const isSeparated = (at: number) => /[,;]/.test(separatorBefore(message, list, at));
  return (
    (isWord(message, list.tags[index - 1]) && !isSeparated(index)) ||
    (isWord(message, list.tags[index + 1]) && !isSeparated(index + 1))
  );
}

/** Puts other codes wherever a code is in a list; those that the list already has are not added again. */
function rewritten(message: Message, list: Tags, code: string, others: readonly string[]): Edit[] {
  const written = new Set(list.tags.map((leaf) => textOf(message, leaf)));
  const missing = others.filter((other) => !written.has(other));
  const blank = list.tags.some((_, index) => separatorBefore(message, list, index).includes(','))
    ? ', '
    : ' ';
  return list.tags
    .filter((leaf) => textOf(message, leaf) === code)
    .map((leaf) =>
      missing.length === 0 ? deletion(message, list, leaf) : replace(message, leaf, missing.join(blank)),
    );
}

function separatorBefore(message: Message, { tags }: Tags, index: number): string {
  const before = tags[index - 1];
  return before ? message.text.slice(before.end, tags[index]?.start) : '';
}

/** Takes a tag out of its list, with what separates it from the one before, or from the next if it is the first. */
function deletion(message: Message, { keyword, tags, linkMarkup }: Tags, leaf: Leaf<'Tag'>): Edit {
  const { text } = message;
  const start = endingAt(linkMarkup, leaf.start)?.start ?? leaf.start;
  const after = linkMarkup[firstFrom(linkMarkup, leaf.end)];
  const closing = after?.start === leaf.end ? after.end : leaf.end;
  const span: { -readonly [K in keyof Span]: Span[K] } = { start, end: closing };
  while (span.start > keyword.end && isSeparator(text[span.start - 1])) span.start--;
  if (endingAt(tags, span.start) || endingAt(linkMarkup, span.start)) return replace(message, span, '');
  while (span.end < text.length && /[ \t,;]/.test(text[span.end] ?? '')) span.end++;
  return replace(message, { start, end: span.end }, '');
}

/** Of nodes in the order of the text, the one that ends at an offset: a long list has a finding for each tag. */
function endingAt(nodes: readonly Span[], offset: number): Span | undefined {
  const before = nodes[firstFrom(nodes, offset) - 1];
  return before?.end === offset ? before : undefined;
}

const isSeparator = (character = '') => /[\s,;]/.test(character);
