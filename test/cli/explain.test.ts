import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** Runs the built command line in the folder of the fixtures. */
function explain(...words: readonly string[]) {
  const program = join(root, 'server/bin/cable.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'explain', ...words], {
    cwd: join(root, 'test/cables'),
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

test('explains each code as plain text', () => {
  const { status, stdout } = explain(
    'RUEHKB',
    'ZNY',
    'ZNY CCCCC ZZH',
    'PREL',
    '2680905',
    '1.4 (b,d)',
    'NODIS',
    'GOAJ',
  );
  expect(status).toBe(0);
  const titles = stdout.split('\n\n').map((block) => block.split('\n')[0]);
  expect(titles).toEqual([
    'AMEMBASSY BAKU · RUEHKB',
    'Security warning · ZNY',
    'Security warning · ZNY',
    'CONFIDENTIAL · CCCCC',
    'Operating signal ZZH · ZZH',
    'External Political Relations · PREL',
    'Filing time: day 268 of the year (25 September, in a leap year 24 September), 09:05 UTC · 2680905',
    'Reasons for classification, E.O. 12958 as amended by E.O. 13292 §1.4 · 1.4',
    'NODIS · NODIS',
    'Government of Azerbaijan · GOAJ',
  ]);
  expect(stdout).toContain('- (b) foreign government information\n');
});

test.each([
  ['06 BAKU 1398', /^Cable 06 BAKU 1398 · .*\nNumber 1398 of 2006 from US Embassy Baku, Azerbaijan$/m],
  ['250905Z SEP 06', /^Date-time group: Monday 25 September 2006, 09:05 UTC · /],
  ['BAKU 99', /^Number 99 from US Embassy Baku, Azerbaijan$/m],
  ['08ECTION01OF02MANAMA492', /^Cable 08 MANAMA 492 · .*\nNumber 492 of 2008 from /m],
  ['BAKU', /^US Embassy Baku, Azerbaijan · BAKU\nAMEMBASSY BAKU, routing indicator RUEHKB$/m],
  ['N/A', /^Not applicable: used on Unclassified and Limited Official Use telegrams/],
  ['AMEMBASSY VATICAN', /^US Embassy to the Holy See, Rome/],
  ['RUEKJCS/JOINT STAFF WASHDC', /^Joint Staff, Washington$[\s\S]*this name says which one is meant/m],
  ['E.O. 12065: RDS-1 5/22/99 (MARLOWE, DENNIS K.) OR-M', /^Review for declassification on 22 May 1999/m],
  ['OVIP (KISSINGER, HENRY A.)', /^Person named in TAGS: KISSINGER, HENRY A\./m],
  ['EUR-12', /^Copies to: EUR, 12 copies/],
  ['(S//NF)', /^SECRET · [\s\S]*NF: /],
  ['MASSMNUC', /Probably TAGS run together: MASS .*, MNUC /],
  ['XXXXXXXXXXXX', /publisher/],
])('explains %s', (code, expected) => {
  const { status, stdout } = explain(code);
  expect(stdout).toMatch(expected);
  expect(status).toBe(0);
});

test('the year chooses the table', () => {
  expect(explain('--year', '1975', 'PFOR').stdout).toMatch(/^Foreign Policy and Relations/);
  expect(explain('--year', '2024', 'RS').stdout).toMatch(/^Serbia/);
  expect(explain('--year', '2006', 'RS').stdout).toMatch(/^Russia/);
});

describe('a code that is not known', () => {
  test('is said to be so, with the nearest ones, and the status is 1', () => {
    const { status, stdout } = explain('PREL', 'PRXL', 'RUEHKX');
    expect(status).toBe(1);
    expect(stdout).toMatch(/^External Political Relations/);
    expect(stdout).toMatch(/^Not known · PRXL\n- The nearest known are PREL \(/m);
    expect(stdout).toMatch(
      /^RUEHKX is not a known routing indicator\n- The nearest known are .*RUEHKB \(AMEMBASSY BAKU\)/m,
    );
  });

  test('has no neighbours when it is like none', () => {
    expect(explain('QXQZW')).toEqual({ status: 1, stdout: 'Not known · QXQZW\n', stderr: '' });
  });
});

test('json gives code, title, text, confidence and source', () => {
  const { status, stdout } = explain('--format', 'json', 'ZZH', 'KAID');
  expect(status).toBe(0);
  const [signal, tag] = JSON.parse(stdout) as readonly Record<string, string>[];
  expect(signal).toMatchObject({ code: 'ZZH', title: 'Operating signal ZZH', confidence: 'low' });
  expect(signal?.['text']).toContain('no official text');
  expect(tag).toMatchObject({ code: 'KAID', source: expect.any(String) });
});

describe('a place of a file', () => {
  test('a line gives its tokens in their order', () => {
    const { status, stdout } = explain('--line', '10-d-2009-teletype.txt:6');
    expect(status).toBe(0);
    expect(stdout.split('\n\n').map((block) => block.split('\n')[0])).toEqual([
      'Priority · P',
      'Routine · R',
      'Date-time group: Thursday 19 March 2009, 07:45 UTC · 190745Z MAR 09',
    ]);
    expect(stdout).toContain('check: agrees with the filing time 0780745 (0 min)');
  });

  test('a character gives the token there', () => {
    const { stdout } = explain('--line', '10-d-2009-teletype.txt:6:3');
    expect(stdout).toMatch(/^Routine · R\n/);
    expect(stdout).not.toContain('Priority');
  });

  test.each([
    ['none.txt:1', 'cannot read none.txt: there is no such file'],
    ['10-d-2009-teletype.txt:9999', 'nothing to explain at'],
  ])('%s has nothing, and the status is 1', (place, message) => {
    const { status, stdout, stderr } = explain('--line', place);
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
  });
});

test.each([
  [[], 'name a code'],
  [['--line', '10-d-2009-teletype.txt'], 'is not a place'],
  [['--line', '10-d-2009-teletype.txt:0'], 'is not a place'],
  [['--year', '75', 'PFOR'], "'75' is not a year"],
  [['--format', 'xml', 'PREL'], "no format 'xml'; choose text or json"],
  [['--loud', 'PREL'], "no option '--loud'"],
])('%j is a usage error', (words, message) => {
  const { status, stdout, stderr } = explain(...words);
  expect(status).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain(message);
});
