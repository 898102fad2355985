import { describe, expect, test } from 'vitest';
import { problems, rules } from '../../server/src/rules';
import type { Problem } from '../../server/src/rules/rule';
import { parse } from '../../server/src/syntax/document';
import { rangeOf } from '../../server/src/syntax/query/locate';
import { fixture } from '../fixture';
import { authority } from './fixtures/authority';
import { body } from './fixtures/body';
import { header } from './fixtures/header';
import { mend } from './mend';
import { cable } from './sound';

const find = (text: string): Problem[] => parse(text).telegrams.flatMap(problems);

const bad: Record<string, string> = {
  ...authority.bad,
  ...body.bad,
  ...header.bad,
  'routing-line-malformed': cable({
    routing:
      'PP RUEHDBUDE RUEHTA #0217/01 3190920\n^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ routing-line-malformed',
    station: '',
  }),
  'de-line-malformed': cable({
    station:
      'DE RUEHTA #0217/01 3190920ZNY CCCCC ZZH\n^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ de-line-malformed: #1398/01',
    warning: '',
  }),
  'security-warning-malformed': cable({
    warning: 'ZNY CCCC ZZH\n    ^^^^ security-warning-malformed: five times',
  }),
  'security-warning-mismatch': cable({
    warning: 'ZNR UUUUU ZZH\n    ^^^^^ security-warning-mismatch: expected ZNY CCCCC',
  }),
  'precedence-mismatch': cable({ routing: 'OO RUEHDBU\n^^ precedence-mismatch: expected PP' }),
  'precedence-order': cable({ group: 'R P 140920Z NOV 08\n^^^ precedence-order: expected P R' }),
  'dtg-invalid': cable({ group: 'P 310920Z NOV 08\n  ^^^^^^^^^^^^^^ dtg-invalid: no day 31' }),
  'dtg-missing': cable({
    group: '',
    originator: 'FM AMEMBASSY ASTANA\n^^^^^^^^^^^^^^^^^^^ dtg-missing',
  }),
  'filing-time-invalid': cable({
    station: 'DE RUEHTA #0217/01 3670920\n                   ^^^^^^^ filing-time-invalid: 3190920',
  }),
  'filing-time-mismatch': cable({
    station: 'DE RUEHTA #0217/01 3100920\n                   ^^^^^^^ filing-time-mismatch: day 319',
  }),
  'originator-missing': cable({
    originator: '',
    to: 'TO RUEHC/SECSTATE WASHDC PRIORITY 8214\n^^ originator-missing',
  }),
  'addressee-missing': cable({
    originator: 'FM AMEMBASSY ASTANA\n^^^^^^^^^^^^^^^^^^^ addressee-missing',
    to: '',
    info: '',
  }),
  'addressee-malformed': cable({
    info: 'INFO RUEHAK/AMEMBASSY  [ANKARA\n     ^^^^^^^^^^^^^^^^^^^^^^^^^ addressee-malformed: “[”',
  }),
  'addressee-duplicated': cable({
    info: 'INFO RUEHAK/AMEMBASSY ANKARA PRIORITY 1943\nRUEHAK/AMEMBASSY ANKARA\n^^^^^^^^^^^^^^^^^^^^^^^ addressee-duplicated',
  }),
  'addressee-precedence-mismatch': cable({
    info: 'INFO RUEHAK/AMEMBASSY ANKARA FLASH 1943\n                             ^^^^^ addressee-precedence-mismatch',
  }),
  'routing-unknown': cable({
    info: 'INFO RHEHNCS/NSC WASHDC PRIORITY\n     ^^^^^^^ routing-unknown: RHEHNSC',
  }),
  'routing-pla-mismatch': cable({
    info: 'INFO RUEHSW/AMEMBASSY OSLO PRIORITY\n     ^^^^^^ routing-pla-mismatch: RUEHNY',
  }),
  'pla-misspelled': cable({
    info: 'INFO RUEHAK/AMEMBASSY ANKRA PRIORITY\n                      ^^^^^ pla-misspelled: ANKARA',
  }),
  'serial-post-mismatch': cable({
    originator: 'FM AMEMBASSY TALLINN',
    classification:
      'C O N F I D E N T I A L SECTION 01 OF 03 ASTANA 000217\n                                         ^^^^^^^^^^^^^ serial-post-mismatch: TALLINN',
  }),
  'line-too-long': cable({
    info: `INFO RHMFISS/CDR ${'USCENTCOM '.repeat(5)}MACDILL AFB FL PRIORITY\n${' '.repeat(69)}${'^'.repeat(21)} line-too-long: 90 columns`,
  }),
  'classification-missing': cable({
    classification: '',
    captions: '',
    order: 'E.O. 12958: N/A\n^^^^^^^^^^ classification-missing',
    authority: '',
  }),
  'classification-spacing': cable({
    classification:
      'CONFIDENTIAL SECTION 01 OF 03 ASTANA 000217\n^^^^^^^^^^^^ classification-spacing: C O N F I D E N T I A L',
  }),
  'mrn-mismatch': cable({
    station: 'DE RUEHTA #0271/01 3190920\n          ^^^^^^^^ mrn-mismatch: expected 0217',
  }),
  'section-part-mismatch': cable({
    station: 'DE RUEHTA #0217/02 3190920\n               ^^^ section-part-mismatch: expected /01',
  }),
  'section-count-mismatch': cable({
    first:
      '1. (C) Three radars.\n\nASTANA 00000217  002 OF 004\n^^^^^^^^^^^^^^^^^^^^^^^^^^^ section-count-mismatch',
  }),
  'page-line-sequence': cable({
    first: '1. (C) Three radars.',
    second:
      '\n2. (C) Two.\n\nASTANA 00000217  003 OF 003\n^^^^^^^^^^^^^^^^^^^^^^^^^^^ page-line-sequence: section 3\n\n3. (C) One.',
  }),
  'page-line-inline': cable({
    first:
      '1. (C) They want ASTANA 00000217 002 OF 003 three.\n                 ^^^^^^^^^^^^^^^^^^^^^^^^^^ page-line-inline',
  }),
  'line-break-lost': cable({
    classification:
      'C O N F I D E N T I A L SECTION 01 OF 03 ASTANA 000217 SIPDIS E.O. 12958: DECL: 11/14/2018 TAGS: PREL KZ\n                                                       ^^^^^^ line-break-lost',
    captions: '',
    order: '',
    tags: '',
  }),
  'caption-duplicated': cable({
    captions: '\nSIPDIS\n\nSIPDIS\n^^^^^^ caption-duplicated: a second time\n',
  }),
  'markdown-link': cable({
    tags: 'TAGS: [PREL](#) [KZ](#)\n      ^^^^^^^^^^^^^^^^^ markdown-link: 2 TAGS',
  }),
  'tag-nonstandard': cable({ tags: 'TAGS: PREL, RU, KZ\n            ^^ tag-nonstandard: RS' }),
  'pilcrow-damaged': cable({
    references:
      '\nREF: A. ASTANA 102\n1B. 07 ASTANA 2987\n^^ pilcrow-damaged: B\n1C. ASTANA 99\n^^ pilcrow-damaged: C',
    second:
      '\n12. (C) It has money for two.\n^^ pilcrow-damaged: 2\n\nASTANA 00000217  003 OF 003\n\n¶3. (C) The third.',
  }),
};

const good = cable();

/** Two messages, since a section alone is never out of sequence. */
const gap = [
  good,
  cable({
    identifier: 'VZCZCXRO4473',
    station: 'DE RUEHTA #0217/03 3190920',
    classification:
      'C O N F I D E N T I A L SECTION 03 OF 03 ASTANA 000217\n                        ^^^^^^^^^^^^^^^^ section-sequence: expected section 2',
    first: '4. (C) No more.',
    second: '',
  }),
].join('\n');
bad['section-sequence'] = gap;

test('every rule has a fixture', () => {
  const alone = rules.filter(({ asksFolder }) => !asksFolder);
  expect(alone.map(({ code }) => code).filter((code) => !bad[code])).toEqual([]);
});

test('nothing is found in the sound cable', () => {
  expect(find(good).map(({ rule, text }) => `${rule.code}: ${text}`)).toEqual([]);
});

test.each([...authority.good, ...body.good, ...header.good])(
  'nothing of %s is found where %s',
  (code, _, text) => {
    const found = find(text).filter(({ rule }) => rule.code === code);
    expect(found.map((problem) => problem.text)).toEqual([]);
  },
);

describe.each([...Object.entries(bad), ...body.alsoBad])('%s', (code, marked) => {
  const { text, marks } = fixture(marked);
  const found = find(text).filter(({ rule }) => rule.code === code);

  test('is found where the carets are, and says so', () => {
    expect(
      found.map(({ message, span }) => {
        const { start, end } = rangeOf(message, span);
        return { line: start.line, start: start.character, end: end.character };
      }),
    ).toEqual(marks.map(({ line, start, end }) => ({ line, start, end })));
    marks.forEach((mark, index) => {
      expect(found[index]?.text).toContain(mark.message);
    });
  });

  test('each fix removes its finding, adds none and changes nothing else', () => {
    const before = find(text);
    for (const problem of found) {
      if (!problem.fix) continue;
      const mended = mend(text, [problem.fix]);
      const after = find(mended);
      const counts = (list: readonly Problem[], wanted: string) =>
        list.filter(({ rule }) => rule.code === wanted).length;
      expect(counts(after, code)).toBe(counts(before, code) - 1);
      for (const rule of rules)
        expect(counts(after, rule.code)).toBeLessThanOrEqual(counts(before, rule.code));
      const edits = problem.fix.edits.map(({ message, span }) => {
        const start = text.indexOf(message.text);
        return [start + span.start, start + span.end];
      });
      expect(mended.startsWith(text.slice(0, Math.min(...edits.map(([start = 0]) => start))))).toBe(true);
      expect(mended.endsWith(text.slice(Math.max(...edits.map(([, end = 0]) => end))))).toBe(true);
    }
  });
});

test('the notation of web pages is read as browsers read it', () => {
  const text = `${cable()}
9. (C) &#147;Radar&#148;, the post&#146;s &amp;quot;old&amp;quot; one &amp;amp; a hut.&#13;
Caf&#233; &#55296;.`;
  const [found] = find(text).filter(({ rule }) => rule.code === 'web-residue');
  expect(found?.fix && mend(text, [found.fix])).toBe(`${cable()}
9. (C) "Radar", the post's "old" one & a hut.${' '}
Café \ufffd.`);
});
