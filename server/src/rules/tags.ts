import { isCurrentTag, likelyTags, nonstandardTag, tag } from '../reference/tags';
import { firstFrom } from '../syntax/query/search';
import { yearOf } from '../syntax/query/telegram';
import { textOf } from '../syntax/query/walk';
import type { Leaf, Message, Span, Tags, Telegram } from '../syntax/tree';
import { isForm, sentIn } from './era';
import { lineBreakOf, replace } from './fix';
import type { Edit, Rule } from './rule';

/** TAGS were compulsory from March 1973; 1974 is the first year that had them throughout. */
const FIRST_YEAR_OF_TAGS = 1974;
/** Behind it stand the SMART forms and the geographic codes of ISO. */
const LAST_YEAR = 2010;

/**
 * A subject without TAGS above it. Silent where the word TAGS stands anywhere, read as the list or not.
 *
 * Source: TAGS were compulsory from March 1973. 8 of 6 807 cables.
 */
export const tagsMissing: Rule = {
  code: 'tags-missing',
  severity: 'information',
  title: 'Telegram without TAGS',
  fix: 'offer',
  concerns: 'drafter',
  manual: {
    meaning:
      'The telegram can’t be found by its subject or country in an index, and may be a copy from which a line was lost.',
    bad: 'E.O. 12958: N/A\nSUBJECT: LISBON FLOODS',
    good: 'E.O. 12958: N/A\nTAGS: SENV, PO\nSUBJECT: LISBON FLOODS',
    era: '1974 to 2010',
    quiet:
      'It needs a subject line and the date of the telegram, and does not look at sections behind the first, nor where the word TAGS stands anywhere in the text.',
    source: '5 FAH-3; compulsory since March 1973',
    hits: 8,
  },
  check(telegram, report) {
    if (!sentIn(telegram, FIRST_YEAR_OF_TAGS, LAST_YEAR)) return;
    const first = telegram.messages.find(({ header }) => header?.subject);
    const subject = first?.header?.subject;
    if (!first || !subject || isForm(telegram)) return;
    if (telegram.messages.some(({ header, text }) => header?.tags || /TAGS/i.test(text))) return;
    report({
      message: first,
      span: subject.keyword,
      text: 'No TAGS stand above the subject: they have been compulsory since March 1973.',
      fix: {
        title: 'Insert a line for TAGS',
        edits: [replace(first, { start: subject.start, end: subject.start }, `TAGS: ${lineBreakOf(first)}`)],
      },
    });
  },
};

/**
 * A slip in the word TAGS: `TAGES:`, `TAS:`, `TGS:`. Only where TAGS stand is the word read as such.
 *
 * Source: 11 of 6 807 cables; 3 of 3 read were true.
 */
export const tagsKeywordMalformed: Rule = {
  code: 'tags-keyword-malformed',
  severity: 'information',
  title: 'Slip in the word TAGS',
  fix: 'single',
  manual: {
    meaning: 'A program that looks for the word TAGS passes over the list, and the telegram is not indexed.',
    bad: 'TAGES: PREL, PO',
    good: 'TAGS: PREL, PO',
    era: '1980 to 2010',
    quiet:
      'Only a word of a few known slips with a colon or a code behind it, at the place where TAGS stand, is read as TAGS at all.',
    source: 'FORMAT of the line: 5 FAH-2; slips counted in real cables',
    hits: 11,
  },
  check(telegram, report) {
    if (!sentIn(telegram, 1980, LAST_YEAR)) return;
    for (const { message, tags } of tagListsOf(telegram)) {
      const word = /^\w+/.exec(textOf(message, tags.keyword))?.[0] ?? '';
      if (word.toUpperCase() === 'TAGS') continue;
      report({
        message,
        span: tags.keyword,
        text: `The list begins with the word ${word}: expected TAGS.`,
        fix: { title: 'Write TAGS:', edits: [replace(message, tags.keyword, 'TAGS:')] },
      });
    }
  },
};

/**
 * A code that is in no table of TAGS, and one letter or one swap from a tag in use, `ETRO` for ETRD; where several
 * are near (`PREX`: PREL, PREF) there is no fix. Codes that the tables know as slips, `ENIV` for EINV, are mostly but not always slips, so they are
 * only a hint. One finding a list, and only where the rest of the list can be read.
 *
 * Source: 5 FAH-3, the handbook of 1974; 67 of 6 807 cables: of those in no table 38 of 39 were true, of the known
 * slips 25 of 29.
 */
export const tagUnknown: Rule = {
  code: 'tag-unknown',
  severity: 'information',
  title: 'TAG that is in no table, and near one that is',
  fix: 'offer',
  concerns: 'drafter',
  manual: {
    meaning:
      'The telegram is indexed under a code that does not exist, and not under the one that was meant.',
    bad: 'TAGS: PGOV, ECON, ETRO, PO',
    good: 'TAGS: PGOV, ECON, ETRD, PO',
    era: '1974 to 2010',
    quiet:
      'Two other codes and half of the list must be known; the code has four or five capitals, is in no table of TAGS, offices or abbreviations, and a TAG in use is a single slip away. Names behind OVIP are passed over. A slip that the tables only call probable is a hint.',
    source: '5 FAH-3; TAGS handbook of 28 June 1974',
    hits: 67,
  },
  check(telegram, report) {
    if (!sentIn(telegram, FIRST_YEAR_OF_TAGS, LAST_YEAR)) return;
    for (const { message, tags } of tagListsOf(telegram)) {
      const slips = slipsIn(message, tags);
      const first = slips.find(({ known }) => !known) ?? slips[0];
      if (!first) continue;
      const others = slips.filter((slip) => slip !== first);
      const where = first.known ? 'a known slip' : 'in no table of TAGS';
      const also = others.map(({ written, likely }) => `${written} for ${likely.join(' or ')}`).join(', ');
      const mendable = slips.every(({ likely }) => likely.length === 1);
      report({
        message,
        span: first.leaf,
        text: `${first.written} is ${where}: probably ${first.likely.join(' or ')} is meant${also && ` (so too ${also})`}.`,
        ...(first.known && { severity: 'hint' as const }),
        ...(mendable && {
          fix: {
            title: `Write ${slips.map(({ likely }) => likely[0]).join(', ')}`,
            edits: slips.flatMap(({ written, likely }) => rewritten(message, tags, written, likely)),
          },
        }),
      });
    }
  },
};

interface Slip {
  readonly leaf: Leaf<'Tag'>;
  readonly written: string;
  /** The codes that are near. */
  readonly likely: readonly string[];
  /** The tables have the slip itself. */
  readonly known: boolean;
}

function slipsIn(message: Message, { tags }: Tags): readonly Slip[] {
  const slips = new Map<string, Slip>();
  const known = new Set<string>();
  const unread = new Set<string>();
  const names = namesIn(message, tags);
  for (const leaf of tags) {
    const written = textOf(message, leaf);
    const row = tag(written);
    if (row && row.status !== 'misspelling') {
      known.add(written);
      continue;
    }
    unread.add(written);
    if (names.has(leaf) || slips.has(written)) continue;
    const likely = row ? [row.useInstead ?? []].flat() : likelyTags(written).map(({ code }) => code);
    if (likely.length > 0) slips.set(written, { leaf, written, likely, known: row !== undefined });
  }
  return known.size >= 2 && known.size >= unread.size ? [...slips.values()] : [];
}

/**
 * A country code that is not the handbook's: the TAGS of 1992 to 2010 are State's own two letters, so Russia
 * is `RS`, not `RU`. Judged by the year of the date-time group, since the handbook of 2024 has ISO codes.
 *
 * Source: 5 FAH-3; 127 of 6 807 cables (RU 82, VZ 26).
 */
export const tagNonstandard: Rule = {
  code: 'tag-nonstandard',
  severity: 'hint',
  title: 'Country TAG that is not the standard one',
  fix: 'offer',
  concerns: 'drafter',
  manual: {
    meaning:
      'A search for the country by its code of the handbook misses the telegram; the code may also be another country’s.',
    bad: 'TAGS: PREL, RU',
    good: 'TAGS: PREL, RS',
    era: '1992 to 2010',
    quiet:
      'Only codes that the table of places marks as not standard and for which it has the one of the handbook; telegrams without a date are not judged.',
    source: '5 FAH-3; counted in real cables, 79 read, 79 true',
    hits: 127,
  },
  check(telegram, report) {
    const year = yearOf(telegram);
    if (year === undefined) return;
    for (const { message, tags, leaf, code } of distinctTags(telegram)) {
      const row = nonstandardTag(code, year);
      if (!row?.useInstead) continue;
      report({
        message,
        span: leaf,
        text: `${code}${row.name ? ` (${row.name})` : ''} is not the code of the TAGS handbook: expected ${row.useInstead}.`,
        fix: {
          title: `Write ${row.useInstead}`,
          edits: rewritten(message, tags, code, [row.useInstead]),
        },
      });
    }
  },
};

/** Codes stay in use for some time: YI for Kosovo was normal two years after its end. */
const YEARS_OF_GRACE = 2;

/**
 * A tag that went out of use more than two years before the telegram, `PFOR` in 2006. Whether a code is too early
 * can't be told: the tables have few first years.
 *
 * Source: 23 of 6 807 cables, all true.
 */
export const tagRetired: Rule = {
  code: 'tag-retired',
  severity: 'hint',
  title: 'TAG that had gone out of use',
  fix: 'offer',
  concerns: 'drafter',
  manual: {
    meaning:
      'The telegram is indexed under a code that was given up, and a search for the one that followed misses it.',
    bad: 'TAGS: PFOR, YM',
    good: 'TAGS: PREL, YM',
    era: '1974 to 2010',
    quiet:
      'The table must have the last year of the code, and the telegram must be more than two years younger.',
    source: 'TAGS handbook of 28 June 1974; 5 FAH-3; NARA, RG 59 Central Foreign Policy Files FAQ',
    hits: 23,
  },
  check(telegram, report) {
    const year = yearOf(telegram);
    if (year === undefined || year > LAST_YEAR) return;
    for (const { message, tags, leaf, code } of distinctTags(telegram)) {
      const row = tag(code, year);
      if (row?.status !== 'retired' || row.lastYear === undefined) continue;
      if (year <= row.lastYear + YEARS_OF_GRACE) continue;
      const { useInstead } = row;
      report({
        message,
        span: leaf,
        text: `${code}${row.name ? ` (${row.name})` : ''} went out of use by ${row.lastYear}, and this telegram is of ${year}${useInstead ? `: expected ${useInstead}` : ''}.`,
        ...(useInstead && {
          fix: { title: `Write ${useInstead}`, edits: rewritten(message, tags, code, [useInstead]) },
        }),
      });
    }
  },
};

/**
 * A tag that stands twice in the list. Copies repeat the whole list where a page ended within it; that is no
 * repetition of the drafter's, but clutter all the same.
 *
 * Source: 35 of 6 807 cables; of 8 read 7 were true, and one repeated a word of two phrases, which is silent now.
 */
export const tagDuplicated: Rule = {
  code: 'tag-duplicated',
  severity: 'hint',
  title: 'The same TAG twice',
  fix: 'fix-all',
  manual: {
    meaning: 'Nothing: the code is in the list already.',
    bad: 'TAGS: ECON, EFIS, ECON, PO',
    good: 'TAGS: ECON, EFIS, PO',
    era: 'all',
    quiet: 'Only the same code, letter by letter, within one list; words of phrases are no codes.',
    source: 'counted in real cables',
    hits: 35,
  },
  check(telegram, report) {
    for (const { message, tags } of tagListsOf(telegram)) {
      const first = new Map<string, Leaf<'Tag'>>();
      for (const [index, leaf] of tags.tags.entries()) {
        const code = textOf(message, leaf);
        if (isWord(message, leaf) && standsByWord(message, tags, index)) continue;
        const earlier = first.get(code);
        if (!earlier) {
          first.set(code, leaf);
          continue;
        }
        report({
          message,
          span: leaf,
          text: `${code} stands in the list already: once is enough.`,
          related: [{ message, span: earlier, text: 'The first time' }],
          unnecessary: true,
          fix: { title: `Delete the second ${code}`, edits: [deletion(message, tags, leaf)] },
        });
      }
    }
  },
};

/**
 * Codes that have lost the comma or blank between them, `MASSMNUC`. The word must be in no table and consist of
 * nothing but tags in use; words of phrases and names may seem to, `SOCIAL AFFAIRS`. One finding a list.
 *
 * Source: 30 of 6 807 cables, all true.
 */
export const tagsRunTogether: Rule = {
  code: 'tags-run-together',
  severity: 'information',
  title: 'TAGS without a blank between them',
  fix: 'offer',
  concerns: 'copy',
  manual: {
    meaning:
      'Two or more codes count as one that does not exist, and the telegram is indexed under none of them.',
    bad: 'TAGS: MASSMNUC, PK',
    good: 'TAGS: MASS, MNUC, PK',
    era: '1980 to 2010',
    quiet:
      'The word has six or more capitals, is in no table, and falls wholly into subject and program TAGS in use and codes of countries, at least one of four letters. Words of phrases and names behind OVIP are passed over.',
    source: '5 FAH-3; counted in real cables',
    hits: 30,
  },
  check(telegram, report) {
    if (!sentIn(telegram, 1980, LAST_YEAR)) return;
    for (const { message, tags } of tagListsOf(telegram)) {
      const words = new Map<string, { readonly leaf: Leaf<'Tag'>; readonly codes: readonly string[] }>();
      const names = namesIn(message, tags.tags);
      for (const [index, leaf] of tags.tags.entries()) {
        const word = textOf(message, leaf);
        if (words.has(word) || names.has(leaf) || standsByWord(message, tags, index)) continue;
        const codes = codesRunTogether(word);
        if (codes) words.set(word, { leaf, codes });
      }
      const [first] = words;
      if (!first) continue;
      const [word, { leaf, codes }] = first;
      report({
        message,
        span: leaf,
        text: `${word} is no TAG, but several without a blank between them: expected ${codes.join(' ')}.`,
        fix: {
          title: `Write ${[...words.values()].flatMap((each) => each.codes).join(' ')}`,
          edits: [...words].flatMap(([written, each]) => rewritten(message, tags, written, each.codes)),
        },
      });
    }
  },
};

/** The tags of which a word consists wholly; `undefined` where it does not, or is a tag itself. */
function codesRunTogether(word: string): readonly string[] | undefined {
  if (!/^(?:[A-Z]{2}){3,40}$/.test(word) || tag(word)) return undefined;
  /** For each even length, the codes of the beginning of that length, where it consists of codes. */
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

/**
 * Links of a web page round the TAGS, `[PREL](#)`: they came with the copy and are no part of the cable. One
 * finding for the whole list.
 */
export const markdownLink: Rule = {
  code: 'markdown-link',
  severity: 'information',
  title: 'TAGS with the links of a web page',
  fix: 'fix-all',
  concerns: 'copy',
  manual: {
    meaning:
      'The copy was taken from a web page; the brackets are its links and never stood in the telegram.',
    bad: 'TAGS: [PREL](#) [ENRG](#)',
    good: 'TAGS: PREL ENRG',
    era: 'all',
    quiet: 'Only capitals and digits in square brackets with round brackets directly behind them.',
    source: 'web copies of released cables',
    hits: 1,
  },
  check(telegram, report) {
    for (const { message, tags } of tagListsOf(telegram)) {
      const markup = tags.linkMarkup;
      const first = markup[0];
      const last = markup.at(-1);
      if (!first || !last) continue;
      const links = markup.length / 2;
      report({
        message,
        span: { start: first.start, end: last.end },
        text: `${links === 1 ? 'A TAG stands' : `${links} TAGS stand`} in the links of a web page: expected the codes alone.`,
        fix: {
          title: 'Take the links off the TAGS',
          edits: markup.map((leaf) => replace(message, leaf, '')),
        },
      });
    }
  },
};

// ---------------------------------------------------------------- lists of tags

interface TagList {
  readonly message: Message;
  readonly tags: Tags;
}

function tagListsOf({ messages }: Telegram): readonly TagList[] {
  return messages.flatMap((message) =>
    message.header?.tags ? [{ message, tags: message.header.tags }] : [],
  );
}

/** Each code of each list once: a list cut by a page break is repeated there. */
function* distinctTags(
  telegram: Telegram,
): Iterable<TagList & { readonly leaf: Leaf<'Tag'>; readonly code: string }> {
  for (const list of tagListsOf(telegram)) {
    const seen = new Set<string>();
    for (const leaf of list.tags.tags) {
      const code = textOf(list.message, leaf);
      if (seen.has(code)) continue;
      seen.add(code);
      yield { ...list, leaf, code };
    }
  }
}

/** Behind these the names of visitors stand, in brackets or without them. */
const VISITORS = /^O(?:VIP|TRA)$/;

/** What stands behind OVIP up to the next tag. */
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

/** Whether a word stands next to it without a comma, so that both may be of one phrase, `EXTERNAL TRADE`. */
function standsByWord(message: Message, list: Tags, index: number): boolean {
  const parted = (at: number) => /[,;]/.test(separatorBefore(message, list, at));
  return (
    (isWord(message, list.tags[index - 1]) && !parted(index)) ||
    (isWord(message, list.tags[index + 1]) && !parted(index + 1))
  );
}

/** Writes other codes wherever a code stands in a list; those that the list has already are not written again. */
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

/** Takes a tag out of its list, with what parts it from the one before, or from the one behind if it is the first. */
function deletion(message: Message, { keyword, tags, linkMarkup }: Tags, leaf: Leaf<'Tag'>): Edit {
  const { text } = message;
  const start = endingAt(linkMarkup, leaf.start)?.start ?? leaf.start;
  const behind = linkMarkup[firstFrom(linkMarkup, leaf.end)];
  const closing = behind?.start === leaf.end ? behind.end : leaf.end;
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
