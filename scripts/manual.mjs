/**
 * Writes the reference manual of the tables, `server/data/README.md`, from the tables themselves, and that of
 * the rules, `server/rules.md`, from the rules, with the names of rules that settings in `package.json` take.
 *
 *   npm run manual               writes it
 *   npm run manual -- --check    status 1 if it is not what would be written
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './build.mjs';
import { writtenFromRules } from './manual-rules.mjs';

const folder = fileURLToPath(new URL('../server/data/', import.meta.url));
const file = `${folder}README.md`;

/** What the columns say that stand in several tables. */
const COLUMNS = {
  code: 'the code as written in cables; rows are sorted by it (UTF-16), and several rows may share one',
  kind: 'group within the table',
  meaning: 'what the code means; empty if not known',
  detail: 'more detail: a definition or a remark',
  history: 'its origin or earlier form, in words',
  address: 'plain language address, as `normaliseAddress` in `server/src/reference/routing.ts` gives it',
  from: 'when the code began to have this meaning: a year, a decade (`1970s`), or a date (ISO 8601)',
  to: 'when it ended, in the same form, or `present`; the same decade in both says only when it was seen',
  status: '`current`, `retired`, `nonstandard`, `misspelling`, `unverified`',
  use_instead: 'the right code for a misspelled or nonstandard one, the successor of a retired one',
  iso: 'ISO 3166 alpha-2 code',
  country_iso: 'ISO 3166 alpha-2 code of the country that has the place today',
  cables: 'surveyed cables in which the code was seen',
  first_year: 'first year in which the surveyed cables have it: not of the code itself',
  last_year: 'last year in which the surveyed cables have it',
  confidence: '`high`, `medium` or `low`, see above',
  source: 'where the fact was read, `; ` between sources; the bundle keeps the first',
};

/** Each table: what it is, the eras for which it is good, what it lacks, and what its own columns say. */
const TABLES = {
  'addressee-forms': {
    about: 'Parts of plain language addresses: prefixes, organizations, commands, collectives, endings.',
    era: '1970s to 2010; commands by their names of 2003 to 2010',
    gaps: ['Members of collectives are not known; meanings are taken from their names.'],
    columns: {
      example: 'an address that contains it',
      lines: 'address lines in the surveyed cables that contain it',
    },
  },
  bureaus: {
    about:
      'Symbols of bureaus and offices of the Department, and of agencies, in passing instructions and distribution blocks.',
    era: '1940s to today; offices below a bureau mostly those of the 2000s',
    gaps: ['Years are from memory and approximate.', 'Most office symbols below a bureau are missing.'],
  },
  captions: {
    about: 'Captions, channel and series indicators below the classification line, and classification words.',
    era: '1940s to today',
    gaps: ['Meanings of the captions of visa cables are mostly from memory.'],
    columns: { placement: 'where it appears', not_used_with: 'captions that it is not combined with' },
  },
  'central-files': {
    about: 'Classes, countries and subjects of the file numbers of the Central Files.',
    era: '1910 to 1973; the lists were renumbered on January 1, 1950 and given up in February 1963',
    gaps: ['Most countries and subjects are missing.'],
  },
  'classification-reasons': {
    about: 'Reasons for classification and forms of the E.O. line, order by order.',
    era: '1953 to today',
    gaps: [
      'Wording of reasons before 2003 is from memory, checked only against the openings of the orders.',
      'The numbers after RDS and XDS (E.O. 12065) and the letters after OR- are not explained.',
    ],
    columns: { order: 'the executive order' },
  },
  'executive-orders': {
    about: 'Executive orders on classification: title, declassification rule, dates in force.',
    era: '1950 to today',
    gaps: [],
    columns: {
      signed: 'day of signature',
      replaced_by: 'the next order',
      forms: 'forms of the E.O. line under this order',
      maximum_duration: 'how long a cable may stay classified',
    },
  },
  'foia-codes': {
    about: 'Codes and stamps in the margins of released copies. They are not part of the telegram.',
    era: '1967 to today',
    gaps: ['The Privacy Act exemptions were not checked against a document.'],
    columns: { legal_basis: 'the paragraph of the law' },
  },
  'form-keys': {
    about:
      'Keys of the SMART form, sets of formatted military messages, and attributes of the archive (AAD).',
    era: '1973 to today',
    gaps: ['The meanings of attributes are mostly inferred from their names and values.'],
  },
  'indicator-address-pairs': {
    about: 'Routing indicators with every address seen with them.',
    era: '2003 to 2010, and ACP 117 of 2011 and 2015',
    gaps: [
      'Three percent of published cables were surveyed; rare addressees are missing or of low confidence.',
    ],
    columns: { addressee_lines: 'TO and INFO lines with the pair', sender_lines: 'DE and FM lines' },
  },
  'operating-signals': {
    about: 'Prosigns, operating signals, precedence and classification letters.',
    era: '1960s to 2010',
    gaps: [
      'ZBZ, ZDS, ZFF, ZFI, ZFK, ZFG, ZIA, ZPW, ZDQ, and ZBO rest on memory alone.',
      'ZZH and ZZK rest on use and one unofficial comment; AA in SSSAA on allied practice.',
    ],
    columns: { place: 'where it appears' },
  },
  'post-variants': {
    about: 'Variant spellings of posts in reference numbers, with the right name.',
    era: '1973 to 2010',
    gaps: [],
    columns: { post: 'the name in the table of posts' },
  },
  posts: {
    about: 'Posts by their names in reference numbers: address, place, IANA time zone.',
    era: '1973 to 2010; the list of the 1970s is not complete',
    gaps: [
      'Years and history are given only where known, from general knowledge.',
      'Consulates closed before 1973 are not included.',
    ],
    columns: {
      code: 'the name in reference numbers, without blanks',
      indicator: 'routing indicator of the 2000s',
      latitude: 'of the place, degrees north',
      longitude: 'of the place, degrees east',
      time_zone: 'IANA zone',
      fips: 'FIPS 10-4 code of the country',
      tags_code: 'code of the country in the TAGS line',
      cables: 'cables of the 2010 release',
      plusd_prefix: 'first six letters of the name in identifiers of the 1970s',
    },
  },
  'routing-conflicts': {
    about:
      'Indicators with conflicting readings, and what was decided. For people; the program does not read it.',
    era: '2003 to 2015',
    gaps: [],
    columns: { readings_in_cables: 'with counts', other_reading: 'of ACP 117' },
  },
  'routing-indicators': {
    about: 'Routing indicators of stations: main address, kind, place.',
    era: '2003 to 2015; do not use it for older headers',
    gaps: [
      'No indicators from before 2003; several belonged to other stations in the 1980s.',
      'No confirmed indicator for Hillah, Kirkuk, Bonn, Izmir, Kaduna, Leningrad, Madras, Mogadishu, Tehran.',
      'Rows supported only by ACP 117 are of medium confidence: two issues of one list are not two sources.',
    ],
    columns: {
      latitude: 'of the place, degrees north',
      longitude: 'of the place, degrees east',
      other_addresses: 'other addresses, from the table of pairs',
      cable_lines: 'lines in the surveyed cables that name it',
    },
  },
  'routing-networks': {
    about: 'The network an indicator belongs to, by its first letters.',
    era: '2003 to 2015',
    gaps: [],
  },
  'section-headings': {
    about: 'Headings and marks that divide the text of a cable.',
    era: '1970s to 2010',
    gaps: [],
    columns: { closing_form: 'the words that close the part' },
  },
  'tags-geographic': {
    about: 'Geographic TAGS of cables of 1973 to 2010, on FIPS 10-4.',
    era: '1973 to 2010',
    gaps: ['Region codes with Z (ZB, ZF, ZJ, ZK, ZL, ZO, ZP, ZR, ZU) are inferred from a few subject lines.'],
  },
  'tags-geographic-2024': {
    about:
      'Geographic TAGS of the handbook of March 2024, on ISO codes; GB, IS, CH, SG, and many others have a different meaning in it.',
    era: '2024; the year of the change was not found',
    gaps: ['When each code began is not known.'],
  },
  'tags-organization': {
    about: 'Organization TAGS.',
    era: '1973 to 2010',
    gaps: ['Acronyms of airlines and parties often mean something else in the text.'],
  },
  'tags-program': {
    about: 'Program TAGS, the K series.',
    era: '1990s to 2010',
    gaps: ['The handbook’s titles were not seen: most names are from memory and from use.'],
  },
  'tags-subject': {
    about: 'Subject TAGS.',
    era: '1973 to today',
    gaps: [
      'AGEN, AINS, BCOM, BMEP, BTOP and BWTR are unconfirmed.',
      'Handbooks of 1975 to 1999 were not seen, so when the codes of the 1970s ended is not known.',
      'Codes beginning with L and O (2022 to 2024) are not listed.',
    ],
  },
  'title-words': {
    about: 'Words in titles and offices on Classified By lines, used to tell them from names.',
    era: '2003 to 2010',
    gaps: [],
  },
  vocabulary: {
    about: 'Abbreviations of the running text.',
    era: '1970s to 2010',
    gaps: [],
  },
};

function read(name) {
  const [header, ...lines] = readFileSync(`${folder}${name}.tsv`, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
  return {
    columns: header,
    rows: lines.map((cells) => Object.fromEntries(header.map((column, index) => [column, cells[index]]))),
  };
}

/** How often each value is there, the most frequent first. */
function counts(values) {
  const found = new Map();
  for (const value of values) found.set(value, (found.get(value) ?? 0) + 1);
  return [...found].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
}

/** Sources that differ by counts or by a section alone are one: cable sample n=12, 5 FAH-2 H-440 (2008). */
const sourceName = (source) =>
  source
    .replace(/^mined: \d+ .*/, 'mined from cables')
    .replace(/\bn=[\d,]+|\b\d[\d,]* (?:cables?|MRNs?)\b/g, '')
    .replace(/^(.{0,40}?)(?: ?\(.*|:.*)$/, '$1')
    .trim() || source;

const SHOWN = 5;

/** Values with their counts, as a line of text. */
const list = (found) => found.map(([value, count]) => `${value} (${count})`).join(', ');

/** The entry of a table above. */
function said(name) {
  const found = TABLES[name];
  if (!found) throw new Error(`scripts/manual.mjs does not say what the table ${name} is.`);
  return found;
}

function section(name) {
  const { columns, rows } = read(name);
  const { about, era, gaps, columns: own = {} } = said(name);
  const sources = counts(
    rows.flatMap((row) => [...new Set(row.source.split(/; (?![^(]*\))/).map(sourceName))]),
  );
  const kinds = columns.includes('kind') ? counts(rows.map((row) => row.kind)) : [];
  const nameless = columns.includes('meaning') ? rows.filter((row) => row.meaning === '').length : 0;
  const dated = columns.includes('from') ? rows.filter((row) => row.from || row.to).length : undefined;
  const missing = [...gaps, ...(nameless > 0 ? [`The meaning of ${nameless} codes is not known.`] : [])];
  return [
    `## ${name}`,
    about,
    [
      `- **Rows:** ${rows.length}; ${list(counts(rows.map((row) => row.confidence)))}.`,
      `- **Good for:** ${era}${dated === undefined ? '' : `; years of validity in ${dated} rows`}.`,
      ...(kinds.length > 1
        ? [`- **Kinds:** ${list(kinds.slice(0, 3 * SHOWN))}${kinds.length > 3 * SHOWN ? ', …' : ''}.`]
        : []),
      `- **Sources:** ${list(sources.slice(0, SHOWN))}${sources.length > SHOWN ? ', …' : ''}.`,
      ...missing.map((gap) => `- **Gap:** ${gap}`),
    ].join('\n'),
    ['| column | meaning | filled |', '|---|---|---|']
      .concat(
        columns.map((column) => {
          const meaning = own[column] ?? COLUMNS[column] ?? `${column.replaceAll('_', ' ')}`;
          return `| \`${column}\` | ${meaning} | ${rows.filter((row) => row[column] !== '').length} |`;
        }),
      )
      .join('\n'),
  ].join('\n\n');
}

/** The whole manual. */
function manual() {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.tsv'))
    .map((name) => name.replace('.tsv', ''))
    .sort();
  const overview = names.map((name) => {
    const { rows } = read(name);
    const of = (word) => rows.filter(({ confidence }) => confidence === word).length;
    return `| [${name}](#${name}) | ${said(name).about.replace(/(?:[:.] .*|\.)$/, '')} | ${rows.length} | ${of('high')} | ${of('medium')} | ${of('low')} |`;
  });
  const rows = names.reduce((sum, name) => sum + read(name).rows.length, 0);
  return `<!-- Written by scripts/manual.mjs. Change that, or the tables, and run: npm run manual -->

# The tables

Everything the extension knows about codes is in these ${names.length} tables: ${rows.toLocaleString('en')} facts, one per row, as tab-separated UTF-8 text with a header row. Each row has its source and its confidence:

- **high**: read in the source named in the row, or firm general knowledge of an attested code.
- **medium**: one weak source, or an attested code whose name is from memory. A hover names the source.
- **low**: the meaning is a guess or was not found, or the code is an error. A hover says “probably”, or that the meaning is not known.

“General knowledge” as a source means that the fact was written from memory and not checked against a document. “Cable sample n=” and “mined” count the cables in which the code was seen, which shows its use, not its meaning.

All tables use the same columns where they apply: **code**, **kind**, **meaning**, **detail**, validity **from** and **to**, **confidence**, **source**. An empty cell means that the table has no information.

| table | contents | rows | high | medium | low |
|---|---|---|---|---|---|
${overview.join('\n')}

The facts were gathered from ACP 117 and ACP 127, the Foreign Affairs Handbook (5 FAH-1, -2, -3), the TAGS handbook of 1974, NARA's guides to the Central Foreign Policy Files, the texts of the executive orders, and 6,807 published cables.

## To correct or add a row

Change the row, or insert a new one in the order of the codes. Say in \`source\` where you read the fact, and choose the confidence as above. Then run \`npm run manual\` and \`npm test\`, which checks that rows are sorted, unique, and sourced, and that dates are valid. \`scripts/tables-plugin.mjs\` packs the tables into the bundle; it omits columns that no lookup reads.

To add facts without changing the extension, list a table of your own in the setting \`cable.tables\`. Its rows take precedence over the built-in ones.

${names.map(section).join('\n\n')}
`;
}

const written = { [file]: manual(), ...(await writtenFromRules()) };
for (const [path, text] of Object.entries(written)) {
  if (!process.argv.includes('--check')) writeFileSync(path, text);
  else if (!existsSync(path) || readFileSync(path, 'utf8') !== text) {
    console.error(`${relative(root, path)} is not what would be written. Run: npm run manual`);
    process.exitCode = 1;
  }
}
