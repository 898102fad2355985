/**
 * Scores `cable extract` against facts about cables that others established: files `*.json` of cases with
 * `id`, `function`, `input` or `file`, and `expected`.
 *
 *   npm run score                        the folder ../shared/expected beside the project
 *   npm run score -- FOLDER              another one; the cables that it names are in FOLDER/../cables
 *   npm run score -- --verbose [--only NAME]   the cases that fail, with what was expected and what was got
 *
 * A case counts as passed, as failed, as a deliberate difference (`score-differences.json`: id → reason), or as
 * set aside where the text of the file does not say what is asked. Status 1 where a difference is listed that is
 * none, 2 where there are no cases.
 */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildCommandLine, root } from './build.mjs';

// ---------------------------------------------------------------- comparing

const oneLine = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
const letters = (text) => (text ?? '').toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** What a function of the expected facts asks of a record: `[got, expected]` in a form that can be compared. */
const questions = {
  tags: ({ tags = [], tagsCanonical = [] }, { expected, args }) => [
    args.canonicalize ? tagsCanonical : tags,
    expected,
  ],
  subject: ({ subject = '', subjectPortion }, { expected, args }) => [
    oneLine(args.clean || !subjectPortion ? subject : `(${subjectPortion}) ${subject}`),
    oneLine(expected),
  ],
  recipients: ({ action, exempt }, { expected }) => addressees(action, exempt, expected),
  info_recipients: ({ info, exempt }, { expected }) => addressees(info, exempt, expected),
  references: ({ references = [] }, { expected }) => [
    references.filter(({ kind }) => kind === 'cable').map(({ id }) => id),
    expected,
  ],
  references_ng: ({ references = [] }, { expected }) => [
    references.map(({ kind, letter, id, text }) => ({
      value: id ?? item(text),
      kind: KINDS[kind],
      enum: letter ?? null,
    })),
    expected.map((reference) => ({ ...reference, value: item(reference.value) })),
  ],
  summary: ({ summary }, { expected }) => [oneLine(summary), oneLine(expected)],
  signers: ({ signature = [] }, { expected }) => [
    signature.join('/').replace(/\.$/, ''),
    [expected].flat().join('/'),
  ],
  classified_by: ({ classifiedBy }, { expected, args }) => {
    const name = (text) => oneLine(args.normalize ? text?.toUpperCase().replace(/\b0\b/g, 'O') : text);
    return [name(classifiedBy?.name), name([expected].flat().join('; '))];
  },
  nondisclosure_deadline: ({ executiveOrder }, { expected }) => [
    executiveOrder?.declassify ?? null,
    expected,
  ],
  cablegate_tag_links: ({ tags = [] }, { expected_unique: expected }) => [words(tags), words(expected)],
};

/** The kinds of references of the record in the words of the facts. */
const KINDS = {
  cable: 'cable',
  email: 'mail',
  telcon: 'tel',
  report: 'report',
  airgram: 'cable',
  other: 'book',
};
const item = (text) => oneLine(text).replace(/[.,;]+$/, '');

/** The publisher split the names of people at commas. */
const words = (tags) =>
  [...new Set(tags.flatMap((tag) => tag.toUpperCase().split(/[^\p{L}\p{N}]+/u)))].filter(Boolean).sort();

function addressees(got = [], exempt = [], expected) {
  const excluded = expected.flatMap((addressee) => addressee.excluded);
  return [
    [
      got.map(({ indicator, address, precedence, number }) =>
        [indicator, address, precedence, number].map((v) => v ?? null),
      ),
      excluded.length > 0 ? exempt.map(({ address }) => address) : [],
    ],
    [expected.map(({ route, name, precedence, mcn }) => [route, name, precedence, mcn]), excluded],
  ];
}

/** Of the publisher's page: what it says, where the text of the cable says it too, and how the record does. */
const pageQuestions = {
  id: { says: /./, compare: ({ id }, { mrn }) => [id, mrn] },
  date: {
    says: /\d{6}\s?Z?\s{1,2}(?:JAN|FEB|MAR|APR|MAY|JUNE?|JULY?|AUG|SEPT?|OCT|NOV|DEC)\s\d\d|Cable dated:|day, \d+ [A-Z][a-z]+ \d{4}/i,
    // The pages print the hour of the twelve-hour clock where the minutes should be (`13:01` for 13:59).
    compare: ({ date }, { created }) => [date?.slice(0, 13), created.replace(' ', 'T').slice(0, 13)],
  },
  classification: {
    says: /U\s?N\s?C\s?L\s?A\s?S|C\s?O\s?N\s?F\s?I\s?D\s?E\s?N\s?T\s?I\s?A\s?L|S\s?E\s?C\s?R\s?E\s?T/i,
    compare: ({ classification }, expected) => [
      classification === 'LIMITED OFFICIAL USE' ? 'UNCLASSIFIED//FOR OFFICIAL USE ONLY' : classification,
      classification === 'LIMITED OFFICIAL USE'
        ? expected.classification
        : expected.classification.replace(/\/\/.*/, ''),
    ],
  },
  origin: {
    says: /\bFM\s+(?:AM(?:EMB|CON|ERI)|SECSTATE|US[A-Z]|AIT)/,
    compare: ({ from }, { origin }) => originPair(from, origin),
  },
  title: {
    says: /SUBJ/i,
    compare: ({ subject }, expected) => firstLinePair(plainTitle(subject), plainTitle(expected.subject)),
  },
};

/** Portion marks at the ends aside, also those that lost a bracket, and what the pages left of line ends. */
const MARK = String.raw`\(?(?:[UCS]|SBU|LOU|TS)(?:[/-][A-Z]{2,6})*\)`;
const plainTitle = (text) =>
  oneLine(text)
    .toUpperCase()
    .replace(new RegExp(String.raw`^(?:${MARK}\s*)+|(?:\s*${MARK})+$`, 'g'), '')
    .replace(/^[^\p{L}\p{N}]+|[\s\\]+$/gu, '');

/** The titles of the pages are the first line of the subject; what runs on behind the subject is no part of it. */
function firstLinePair(got, expected) {
  const further = got.slice(expected.length);
  const more = got.startsWith(expected) && /^(?:\s|$)/.test(further);
  return [more && !/\bREFS?\b|CLASSIFIED BY/.test(further) ? expected : got, expected];
}

/** Words of a publisher's origin for those of an address: `Embassy Tehran` is AMEMBASSY TEHRAN. */
const OFFICES = [
  [/^Embassy /, 'AMEMBASSY '],
  [/^Consulate /, 'AMCONSUL '],
  [/^Secretary of State$/, 'SECSTATE WASHDC'],
  [/^US Interests Section /, 'USINT '],
  [/^US Mission /, 'USMISSION '],
  [/^Mission USNATO$/, 'USMISSION USNATO'],
  [/^USUN /, 'USMISSION USUN '],
  [/^USEU /, 'USEU '],
  [/^American Institute Taiwan, /, 'AIT '],
  [/^US Delegation, Secretary$/, 'USDEL SECRETARY'],
];

function originPair(from, origin) {
  const [form, office] = OFFICES.find(([words]) => words.test(origin)) ?? [/^$/, ''];
  const expected = letters(origin.replace(form, office));
  const got = letters(from);
  // The address may say more: AMEMBASSY SAN JOSE CR, USMISSION USEU BRUSSELS, USDEL SECRETARY PARIS.
  return got.includes(expected) ? [expected, expected] : [got, expected];
}

// ---------------------------------------------------------------- cases

/** A canonical form is asked for: a list of references with nothing but the number. */
const CANONICAL = ['invalid_cable_ids', 'malformed_cable_ids', 'reference_id_c14n'];

/** All cases of a file of facts: what to extract, and how to judge the record. */
function casesIn(file, cables) {
  const name = basename(file, '.json');
  return JSON.parse(readFileSync(file, 'utf8')).flatMap((given) => {
    const fact = { args: {}, ...given };
    const year = fact.args.year ?? yearOf(fact.mrn);
    if (name === 'cablegate_page_metadata') {
      const input = readFileSync(join(cables, fact.file), 'utf8');
      return Object.entries(pageQuestions).map(([field, { says, compare }]) => ({
        id: `${fact.id}.${field}`,
        group: `${name}: ${field}`,
        year,
        input,
        aside: !says.test(input) || (field === 'title' && fact.title_has_ref_or_classified),
        judge: (record) => compare(record, fact.expected),
      }));
    }
    const canonical = CANONICAL.includes(name);
    return [
      {
        id: fact.id,
        group: name,
        year: canonical ? yearOf(fact.input) : year,
        input: canonical
          ? `REF: ${fact.input}\n`
          : (fact.input ?? readFileSync(join(cables, fact.file), 'utf8')),
        aside: false,
        judge: canonical
          ? ({ references = [] }) => [references.map(({ id }) => id).join(' '), fact.expected]
          : (record) => questions[name](record, fact),
      },
    ];
  });
}

/** Four digits of the year in a message reference number. */
function yearOf(mrn) {
  const two = /^\d\d/.exec(mrn ?? '')?.[0];
  return two && (Number(two) >= 66 ? `19${two}` : `20${two}`);
}

/** The first record of each input, by one run of the command for each year. */
function extractAll(cases, folder) {
  const commandLine = join(folder, 'cli.js');
  const inputs = new Map();
  for (const { input, year = 'none' } of cases) {
    const key = `${year}\n${input}`;
    if (inputs.has(key)) continue;
    const file = join(folder, String(year), `${inputs.size}.txt`);
    mkdirSync(join(folder, String(year)), { recursive: true });
    writeFileSync(file, input);
    inputs.set(key, file);
  }
  const records = new Map();
  for (const year of new Set(cases.map(({ year = 'none' }) => String(year)))) {
    const options = year === 'none' ? [] : ['--year', year];
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      [commandLine, 'extract', '--format', 'ndjson', ...options, join(folder, year)],
      { encoding: 'utf8', maxBuffer: 1 << 30 },
    );
    if (status !== 0 && status !== 1) throw new Error(`cable extract failed: ${stderr}`);
    for (const line of stdout.split('\n').filter(Boolean)) {
      const record = JSON.parse(line);
      if (!records.has(record.file)) records.set(record.file, record);
    }
  }
  if (records.size === 0) throw new Error('cable extract wrote no record at all');
  return ({ input, year = 'none' }) => records.get(inputs.get(`${year}\n${input}`)) ?? {};
}

// ---------------------------------------------------------------- the table

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { verbose: { type: 'boolean', default: false }, only: { type: 'string' } },
});
const expected = resolve(positionals[0] ?? join(root, '../shared/expected'));
const files = existsSync(expected) ? readdirSync(expected).filter((name) => name.endsWith('.json')) : [];
if (files.length === 0) {
  console.log(`There are no expected facts in ${expected}; name their folder: npm run score -- FOLDER`);
  process.exit(2);
}

const differences = JSON.parse(readFileSync(join(root, 'scripts/score-differences.json'), 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'cable-score-'));
try {
  await buildCommandLine(join(folder, 'cli.js'));
  const cases = files
    .sort()
    .flatMap((name) => casesIn(join(expected, name), join(expected, '../cables')))
    .filter(({ group }) => !values.only || group.startsWith(values.only));
  const recordOf = extractAll(cases, folder);
  const groups = new Map();
  const idle = [];
  for (const fact of cases) {
    const [got, wanted] = fact.judge(recordOf(fact));
    const passed = same(got, wanted);
    const verdict =
      fact.aside && !passed ? 'aside' : passed ? 'passed' : differences[fact.id] ? 'different' : 'failed';
    if (passed && differences[fact.id]) idle.push(fact.id);
    const group = groups.get(fact.group) ?? { passed: 0, failed: [], different: [], aside: 0 };
    groups.set(fact.group, group);
    if (verdict === 'failed' || verdict === 'different') group[verdict].push({ id: fact.id, got, wanted });
    else group[verdict]++;
  }
  report(groups);
  for (const id of idle)
    console.log(`${id} is listed as a difference but passes: take it out of scripts/score-differences.json`);
  if (idle.length > 0) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function report(groups) {
  console.log(`${'function'.padEnd(40)} passed     of       %   different  aside`);
  for (const [name, { passed, failed, different, aside }] of groups) {
    const counted = passed + failed.length + different.length;
    const percent = ((100 * passed) / counted).toFixed(1);
    console.log(
      `${name.padEnd(40)} ${String(passed).padStart(6)} ${String(counted).padStart(6)} ${percent.padStart(7)} ${String(different.length || '').padStart(11)} ${String(aside || '').padStart(6)}`,
    );
  }
  for (const [name, { failed, different }] of groups) {
    for (const { id } of different) console.log(`\ndifferent on purpose: ${id}\n  ${differences[id]}`);
    if (!values.verbose) continue;
    for (const { id, got, wanted } of failed) {
      console.log(`\n${name} ${id}\n  expected ${JSON.stringify(wanted)}\n  got      ${JSON.stringify(got)}`);
    }
  }
}
