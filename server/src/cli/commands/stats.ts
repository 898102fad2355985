import { rules } from '../../rules';
import type { CableRecord } from '../../service';
import type { Text } from '../input/read';
import { csvCell } from '../output/tableWriters';
import { grouped, plural } from '../progress';
import { addCounts, type Counts, type Findings } from '../work/findings';
import { identityOf, recordsOf } from './extract';

export const STATS_FORMATS = ['text', 'json', 'csv'] as const;
export type StatsFormat = (typeof STATS_FORMATS)[number];

/** Separates the section of a count from its value. */
const SEPARATOR = '\t';

/** What is counted of each cable, under the titles of the sections. */
const SECTIONS: Readonly<Record<string, (record: CableRecord) => readonly (string | number)[]>> = {
  years: ({ year, date }) => listed(year ?? date?.slice(0, 4)),
  posts: ({ post }) => listed(post),
  levels: ({ classification }) => listed(classification),
  tags: ({ tags, tagsCanonical }) => tagsCanonical ?? tags ?? [],
  captions: ({ captions }) => captions ?? [],
  words: (record) => [LENGTHS.find(([most]) => wordsOf(record) <= most)?.[1] ?? ''],
  problems: ({ problems = [] }) => [...new Set(problems.map(({ code }) => code))],
};

const listed = (value: string | number | undefined) => (value === undefined ? [] : [value]);

/** Up to so many words. */
const LENGTHS: readonly (readonly [number, string])[] = [
  [0, 'none'],
  [100, '1–100'],
  [300, '101–300'],
  [1000, '301–1,000'],
  [3000, '1,001–3,000'],
  [Number.POSITIVE_INFINITY, 'over 3,000'],
];

function wordsOf({ paragraphs = [] }: CableRecord): number {
  return paragraphs.reduce((sum, { text = '' }) => sum + (text.match(/\S+/g)?.length ?? 0), 0);
}

/** Rules whose problems came with the copying of a cable. */
const DAMAGE = new Set(rules.filter(({ concerns }) => concerns === 'copy').map(({ code }) => code));

/** `cable stats`: what is in a text, to be added up over all. */
export function stats(text: Text, options: { readonly year?: number }): Findings {
  const records = recordsOf(text, { ...options, text: true, problems: true });
  if (records.length === 0) return { pieces: [], good: false, complaints: [`${text.name} holds no cable`] };
  const counts: Record<string, number> = {};
  for (const record of records) addCounts(counts, countsOf(record));
  return { pieces: [], good: true, counts, cables: records.map((record) => identityOf(record)) };
}

function countsOf(record: CableRecord): Counts {
  const counts: Record<string, number> = { cables: 1 };
  if (record.id === undefined) counts['without number'] = 1;
  if (record.date === undefined) counts['without date'] = 1;
  if (record.problems?.some(({ code }) => DAMAGE.has(code))) counts['damaged'] = 1;
  for (const [section, valuesOf] of Object.entries(SECTIONS)) {
    for (const value of valuesOf(record)) counts[`${section}${SEPARATOR}${value}`] = 1;
  }
  return counts;
}

/** What a pile of cables is made of. */
export interface Stats {
  readonly cables: number;
  readonly withoutNumber: number;
  readonly withoutDate: number;
  readonly duplicates: number;
  readonly damaged: number;
  /** Cables by value in each section: years and lengths in their order, all else by frequency. */
  readonly sections: Readonly<Record<string, readonly (readonly [value: string, cables: number])[]>>;
}

export function statsOf(counts: Counts): Stats {
  const sections = Object.keys(SECTIONS).map((section) => {
    const start = `${section}${SEPARATOR}`;
    const values = Object.entries(counts)
      .filter(([key]) => key.startsWith(start))
      .map(([key, count]) => [key.slice(start.length), count] as const)
      .toSorted(orderOf(section));
    return [section, values] as const;
  });
  const count = (what: string) => counts[what] ?? 0;
  return {
    cables: count('cables'),
    withoutNumber: count('without number'),
    withoutDate: count('without date'),
    duplicates: count('duplicates'),
    damaged: count('damaged'),
    sections: Object.fromEntries(sections),
  };
}

function orderOf(section: string) {
  type Value = readonly [string, number];
  const place = (length: string) => LENGTHS.findIndex(([, name]) => name === length);
  if (section === 'years') return ([a]: Value, [b]: Value) => (a < b ? -1 : 1);
  if (section === 'words') return ([a]: Value, [b]: Value) => place(a) - place(b);
  return ([a, aCount]: Value, [b, bCount]: Value) => bCount - aCount || (a < b ? -1 : 1);
}

/** Values of a section that are shown to people. */
const SHOWN = 15;
/** Characters of the longest bar, and of a value. */
const BAR = 30;
const VALUE = 32;
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

const TITLES: Readonly<Record<string, string>> = {
  years: 'Years',
  posts: 'Posts',
  levels: 'Classification',
  tags: 'TAGS',
  captions: 'Captions',
  words: 'Length in words',
  problems: 'Cables with problems',
};

export function printStats(found: Stats, format: StatsFormat): string {
  if (format === 'json') {
    const { sections, ...totals } = found;
    const objects = Object.entries(sections).map(([name, values]) => [name, Object.fromEntries(values)]);
    return `${JSON.stringify({ ...totals, ...Object.fromEntries(objects) }, null, 2)}\n`;
  }
  return format === 'csv' ? csv(found) : text(found);
}

function csv({ sections, ...totals }: Stats): string {
  const rows = [
    ...Object.entries(totals).map(([name, count]) => ['total', name, count] as const),
    ...Object.entries(sections).flatMap(([name, values]) =>
      values.map(([value, count]) => [name, value, count] as const),
    ),
  ];
  return `section,value,cables\n${rows.map((row) => `${row.map((cell) => csvCell(cell, false)).join(',')}\n`).join('')}`;
}

function text({ sections, cables, withoutNumber, withoutDate, duplicates, damaged }: Stats): string {
  const share = (count: number) =>
    `${grouped(count)} (${cables === 0 ? 0 : Math.round((count * 100) / cables)} %)`;
  const head = [
    plural(cables, 'cable'),
    `  without a number       ${share(withoutNumber)}`,
    `  without a date         ${share(withoutDate)}`,
    `  further copies         ${share(duplicates)}`,
    `  damaged in copying     ${share(damaged)}`,
  ];
  const blocks = Object.entries(sections).flatMap(([name, values]) => {
    if (values.length === 0) return [];
    const shown = name === 'years' ? values : values.slice(0, SHOWN);
    const most = Math.max(...shown.map(([, count]) => count));
    const digits = grouped(most).length;
    const rows = shown.map(([value, count]) =>
      `  ${fitted(value)}  ${grouped(count).padStart(digits)}  ${bar(count / most)}`.trimEnd(),
    );
    const left = values.length - shown.length;
    return ['', TITLES[name] ?? name, ...rows, ...(left > 0 ? [`  … and ${grouped(left)} more`] : [])];
  });
  return `${[...head, ...blocks].join('\n')}\n`;
}

/** A value in the width of its column, without what a terminal would obey. */
function fitted(value: string): string {
  const plain = value.replaceAll(/\p{C}/gu, '\ufffd');
  return (plain.length > VALUE ? `${plain.slice(0, VALUE - 1)}…` : plain).padEnd(VALUE);
}

function bar(share: number): string {
  const eighths = Math.max(1, Math.round(share * BAR * 8));
  return '█'.repeat(eighths >> 3) + (EIGHTHS[eighths & 7] ?? '');
}
