import { describe, expect, test } from 'vitest';
import { problems } from '../../server/src/rules';
import { parse } from '../../server/src/syntax/document';
import { cable, type sound } from './cable';
import { withFixes } from './withFixes';

const found = (text: string, code: string) =>
  parse(text)
    .telegrams.flatMap(problems)
    .filter(({ rule }) => rule.code === code);

/** The cable with all findings of a rule fixed. */
const fixed = (code: string, changes: Partial<typeof sound>) =>
  withFixes(
    cable(changes),
    found(cable(changes), code).flatMap(({ fix }) => fix ?? []),
  );

describe('what a fix leaves', () => {
  test.each<[string, Partial<typeof sound>, Partial<typeof sound>]>([
    ['tag-retired', { tags: 'TAGS: PFOR, KZ' }, { tags: 'TAGS: PREL, KZ' }],
    ['tag-retired', { tags: 'TAGS: PFOR, PREL, KZ' }, { tags: 'TAGS: PREL, KZ' }],
    ['tag-retired', { tags: 'TAGS: PREL KZ\nPFOR' }, { tags: 'TAGS: PREL KZ' }],
    ['tag-nonstandard', { tags: 'TAGS: PREL RU KZ RU' }, { tags: 'TAGS: PREL RS KZ RS' }],
    ['tag-unknown', { tags: 'TAGS: PREL ETRO ENIV KZ' }, { tags: 'TAGS: PREL ETRD EINV KZ' }],
    ['tag-duplicated', { tags: 'TAGS: KZ, PREL, KZ, ENRG, PREL' }, { tags: 'TAGS: KZ, PREL, ENRG' }],
    ['tag-duplicated', { tags: 'TAGS: [KZ](#) PREL [KZ](#)' }, { tags: 'TAGS: [KZ](#) PREL' }],
    ['tags-run-together', { tags: 'TAGS: MASSMNUC, KZ' }, { tags: 'TAGS: MASS, MNUC, KZ' }],
    ['tags-run-together', { tags: 'TAGS: ETRDEINVECINPGOVKZ' }, { tags: 'TAGS: ETRD EINV ECIN PGOV KZ' }],
    ['tags-run-together', { tags: 'TAGS: PREL KZ KZPREL' }, { tags: 'TAGS: PREL KZ' }],
    [
      'ref-letter-doubled',
      { references: '\nREF: A. A) ASTANA 102\n     B. (B) 07 ASTANA 2987\n     C. REF C STATE 81' },
      { references: '\nREF: A. ASTANA 102\n     B. 07 ASTANA 2987\n     C. STATE 81' },
    ],
  ])('%s: %o', (code, bad, good) => {
    expect(fixed(code, bad)).toBe(cable(good));
  });
});

test('a misspelling in the tables is a hint; next to an unknown code it is information', () => {
  const severities = (tags: string) => found(cable({ tags }), 'tag-unknown').map(({ severity }) => severity);
  expect(severities('TAGS: PREL, ENIV, ENRG, KZ')).toEqual(['hint']);
  expect(severities('TAGS: PREL, ENIV, ETRO, KZ')).toEqual(['information']);
});

test('if two tags are equally close, both are named and there is no fix', () => {
  const [problem] = found(cable({ tags: 'TAGS: PREX, PGOV, ENRG, KZ' }), 'tag-unknown');
  expect(problem?.text).toContain('PREF or PREL');
  expect(problem?.fix).toBeUndefined();
});

test('a problem in a later line of the list is reported at REF, with the place related', () => {
  const text = cable({ references: '\nREF: A. ASTANA 102\n     B. ASTANA 217' });
  const [problem] = found(text, 'ref-self');
  expect(problem?.related?.map(({ message, span }) => message.text.slice(span.start, span.end))).toEqual([
    'ASTANA 217',
    'ASTANA 000217',
  ]);
});
