import { describe, expect, test } from 'vitest';
import { problems } from '../../server/src/rules';
import { editsOf, textWith } from '../../server/src/rules/fix';
import { parse, reparse } from '../../server/src/syntax/document';
import { read, wild } from './read';

const CABLE = wild('markdown-escaped-numbers.txt').replaceAll('\\.', '.');
const plain = read(CABLE).record;

const lines = CABLE.trimEnd().split('\n');
const each = (mark: (line: string, index: number) => string) => `${lines.map(mark).join('\n')}\n`;

const COPIES: [string, string, string][] = [
  ['quoted', each((line) => `> ${line}`.trimEnd()), 'quoted with >'],
  ['quoted twice', each((line) => `>> ${line}`.trimEnd()), 'quoted with >'],
  ['quoted without a blank', each((line) => `>${line}`), 'quoted with >'],
  [
    'with line numbers',
    each((line, index) => `${String(index + 1).padStart(4)}  ${line}`.trimEnd()),
    'numbered',
  ],
  ['with line numbers and colons', each((line, index) => `${index + 1}: ${line}`.trimEnd()), 'numbered'],
  [
    'with line numbers on all but empty lines',
    each((line, index) => (line ? `${index + 41}\t${line}` : '')),
    'numbered',
  ],
  ['in a code fence', `\`\`\`text\n${CABLE}\`\`\`\n`, 'shown as code'],
  ['in a fence of tildes', `~~~\n${CABLE}~~~\n`, 'shown as code'],
  ['with escaped numbers', wild('markdown-escaped-numbers.txt'), 'marked up in Markdown'],
  [
    'with keywords in bold',
    CABLE.replace(/^(FM|TO|SIPDIS|TAGS:|SUBJECT:|Classified By:|\d\.)/gm, '**$1**')
      .replace('C O N F', '**C O N F')
      .replace('001398', '001398**'),
    'marked up in Markdown',
  ],
  ['with escaped brackets', CABLE.replace(/^(\d)\. \(C\)/gm, '$1\\. \\(C\\)'), 'marked up in Markdown'],
];

describe('a copy', () => {
  test.each(COPIES)('%s is read as the cable', (_, text) => {
    const { record } = read(text);
    const { lines: _lines, paragraphs, ...rest } = plain;
    expect(record).toMatchObject(rest);
    expect(record.paragraphs?.map(({ number, portion }) => ({ number, portion }))).toEqual(
      paragraphs?.map(({ number, portion }) => ({ number, portion })),
    );
  });

  test.each(COPIES)('%s has one problem that says so, and a fix', (_, text, words) => {
    const document = parse(text);
    const found = document.telegrams.flatMap(problems).filter(({ rule }) => rule.code === 'copy-marks');
    expect(found.map((problem) => problem.severity)).toEqual(['information']);
    expect(found[0]?.text).toContain(words);
    const fixed = textWith(document, editsOf(found.flatMap(({ fix }) => fix ?? [])));
    expect(read(fixed).problems).toEqual(read(CABLE).problems);
    expect(
      fixed
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    ).toEqual(lines.map((line) => line.trim()).filter(Boolean));
  });

  test('indented is read as the cable, and is no problem', () => {
    const { record, problems } = read(each((line) => `\t    ${line}`));
    expect(record).toMatchObject({
      id: plain.id,
      tags: plain.tags,
      subject: plain.subject,
      signature: plain.signature,
    });
    expect(problems).toEqual(read(CABLE).problems);
  });

  test('of a form as a Markdown page has its keys', () => {
    const { record } = read(
      '# UNCLASSIFIED\n\n**MRN:** 10 RIGA 1052\n**Date/DTG:** Aug 03, 2010 / 031406Z AUG 10\n**From:** AMEMBASSY RIGA\n**TAGS:** AMGT, LG\n**Subject:** APPLES\n\n1\\. (SBU) They are red.\n',
    );
    expect(record).toMatchObject({
      id: '10RIGA1052',
      date: '2010-08-03T14:06Z',
      tags: ['AMGT', 'LG'],
      subject: 'APPLES',
      classification: 'UNCLASSIFIED',
    });
  });

  test('of a form as a table has its keys', () => {
    const { record } = read(
      '| MRN: | 10 RIGA 1052 |\n|---|---|\n| Date/DTG: | Aug 03, 2010 / 031406Z AUG 10 |\n| From: | AMEMBASSY RIGA |\n| Subject: | APPLES |\n\n1. (SBU) They are red.\n',
    );
    expect(record).toMatchObject({ id: '10RIGA1052', from: 'AMEMBASSY RIGA', subject: 'APPLES' });
  });

  test('quoted in a mail below its words', () => {
    const text = `From: Anna\nSent: Monday\nTo: Janis\nSubject: cable\n\nIt says:\n\n${each((line) => `> ${line}`)}`;
    expect(read(text).record).toMatchObject({ id: plain.id, from: plain.from, subject: plain.subject });
  });

  test.each([
    ['a lone > of a web page', `${CABLE}>\n`],
    ['backslashes of a CSV dump', each((line) => `${line} \\`)],
    [
      'a short numbered list',
      'UNCLAS RIGA 001052\n\nSUBJECT: APPLES\n\n1. One.\n2. Two.\n3. Three.\n4. Four.\n5. Five.\n6. Six.\n7. Seven.\n',
    ],
    ['a rule of asterisks', CABLE.replace('2. (C)', '**********\nAPPLES\n**********\n\n2. (C)')],
  ])('%s is no mark', (_, text) => expect(read(text).problems.join()).not.toContain('copy-marks'));

  test('that becomes a listing under the keys of its reader is read as one', () => {
    const listing = each((line, index) => `${index + 1}  ${line}`);
    const before = parse(listing.replace('1  P', 'x  P'));
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
    expect(reparse(before, { range, text: '1' })).toEqual(parse(listing));
  });
});
