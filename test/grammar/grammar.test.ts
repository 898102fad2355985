import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { IGrammar } from 'vscode-textmate';
import { cables, twin } from '../cables';
import { loadGrammar, type Token, tokenize, tokensOf } from './grammar';
import { longLines } from './longLines';

/** Read before the tests: Vitest writes a golden that is missing, and passes. */
const goldens = readdirSync(join(import.meta.dirname, 'goldens')).sort();

let grammar: IGrammar;
beforeAll(async () => {
  grammar = await loadGrammar();
});

const print = (lines: readonly Token[][]) =>
  `${lines
    .map((tokens) =>
      tokens
        .filter(({ text }) => text.trim())
        .map(
          ({ text, scopes }) =>
            `${JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text)} ${scopes.join(' ')}`,
        )
        .join('\n'),
    )
    .filter(Boolean)
    .join('\n\n')}\n`;

test.each([...cables])('the scopes of %s are as in their golden', async (name, text) => {
  await expect(print(tokensOf(grammar, text))).toMatchFileSnapshot(`goldens/${name}`);
});

test('each cable has its golden, and each golden its cable', () => {
  expect(goldens).toEqual([...cables.keys()]);
});

describe('each element of a cable has a scope that themes colour', () => {
  const scopesOf = (line: number, text: string) =>
    tokensOf(grammar, twin)
      [line - 1]?.find((token) => token.text.trim() === text)
      ?.scopes.join(' ');

  test.each([
    [3, 'XRO', /constant|keyword|entity|support|variable|storage/],
    [5, 'RUEHTA', /entity|support|variable/],
    [7, '140920Z NOV 06', /constant|string/],
    [63, 'ASTANA 00002217 002 OF 004', /comment/],
    [107, '(C)', /constant|keyword|markup|entity|storage/],
  ])('line %i, %s', (line, text, scope) => {
    expect(scopesOf(line, text)).toMatch(scope);
  });

  test('damaged paragraph numbers read as invalid', () => {
    const damaged = tokensOf(grammar, twin).flatMap((tokens, index) =>
      tokens.some(({ scopes }) => scopes.some((scope) => scope.startsWith('invalid'))) ? [index + 1] : [],
    );
    expect(damaged).toEqual([81, 89, 91, 97, 99]);
  });
});

describe('delicate places', () => {
  /** The innermost scope of the first token that is this text, in the last line of these lines. */
  const scopeOf = (text: string, ...lines: string[]) =>
    tokensOf(grammar, lines.join('\n'))
      .at(-1)
      ?.find((token) => token.text.trim() === text)
      ?.scopes.at(-1)
      ?.replace(/\.cable$/, '');

  test.each([
    [
      'a number in a text without pilcrows',
      'entity.name.function.paragraph-number',
      '17.',
      ['17. (C) Text.'],
    ],
    ['a number after ¶1.', 'invalid.illegal.paragraph-number', '17.', ['¶1. (C) Text.', '17. (C) Text.']],
    [
      'a number that the web copy passed over, having no blank after it',
      'entity.name.function.paragraph-number',
      '13.',
      ['¶1. (C) Text.', '13.(C) Text.'],
    ],
    [
      'a number of the next message',
      'entity.name.function.paragraph-number',
      '17.',
      ['¶1. (C) Text.', 'NNNN', '17. (C) Text.'],
    ],
    ['a pilcrow read as U+FFFD', 'entity.name.function.paragraph-number', '1.', ['\uFFFD1. (C) Text.']],
    ['a mark with a stop after it', 'string.regexp.portion-mark.secret', '(S)', ['19.  (S).  Text']],
    ['TAGS without its colon', 'entity.name.type.tag', 'PREL', ['TAGS PREL, PGOV']],
    ['TAGS run on after the E.O. line', 'entity.name.type.tag', 'PREL', ['E.O. 12958: N/A TAGS: PREL, IT']],
    ['E.O. without stops', 'constant.numeric.executive-order', '12958', ['EO 12958 DECL: 09/21/10']],
    [
      'a caption with no classification line before it',
      'keyword.control.caption',
      'SIPDIS',
      ['FM AMEMBASSY OSLO', 'TO RUEHC/SECSTATE WASHDC', '', 'SIPDIS'],
    ],
    [
      'the last address with the classification line after a tab',
      'constant.language.classification.confidential',
      'C O N F I D E N T I A L',
      ['FM AMEMBASSY OSLO', 'TO RUEHC/SECSTATE WASHDC 0092\tC O N F I D E N T I A L OSLO 000553'],
    ],
    [
      'a line of a CSV dump, with a backslash at its end',
      'entity.name.type.routing-indicator',
      'RUEHDBU',
      ['OO RUEHDBU RUEHFL\\'],
    ],
    [
      'a page line with a cut name',
      'comment.line.page',
      'USUN NEW Y 00000258  002 OF 007',
      ['USUN NEW Y 00000258  002 OF 007'],
    ],
    [
      'a page line in the middle of a sentence',
      'comment.block.page',
      'TRIPOLI 00000220  002 OF 003',
      ['no objection to a TRIPOLI 00000220  002 OF 003 visit'],
    ],
    [
      'a page line between the lines of the subject',
      'comment.line.page',
      'OSLO 00000258  002 OF 003',
      ['SUBJECT: HERRING', 'OSLO 00000258  002 OF 003'],
    ],
    ['TAGS in small letters', 'entity.name.type.tag', 'prel', ['tags: prel, pgov']],
    ['a subject in small letters', 'entity.name.section', 'herring', ['subject: herring']],
    ['E.O. in small letters', 'constant.numeric.executive-order', '12958', ['e.o. 12958: decl: 09/21/10']],
    [
      'a set of a military message below the classification line',
      'keyword.other.set',
      'MSGID',
      ['UNCLAS //N05000//', 'MSGID/GENADMIN/COMDEMO//'],
    ],
    [
      'the subject of a quoted cable',
      'keyword.other.subject',
      'SUBJ',
      ['1. FOLLOWING REPEATED.', 'QUOTE', 'SUBJ: HERRING'],
    ],
    [
      'what runs on from a line that has lost its breaks',
      'entity.name.type.tag',
      'PGOV',
      ['E.O. 12958: N/A TAGS: PREL,', 'PGOV'],
    ],
    [
      'the rest of a distribution on the next page',
      'support.class.office',
      'ISO',
      ['PAGE 02 LISBON 02841 01 OF 02 091745Z', 'INFO OCT-01 ISO-00 SS-20'],
    ],
    [
      'the stamp of a review',
      'comment.line.declassification',
      'Systematic Review 05 JUL 2006',
      ['Systematic Review 05 JUL 2006'],
    ],
    [
      'a distribution on the line of the page header',
      'support.class.office',
      'EUR',
      ['PAGE 01 LISBON 02841 01 OF 02 091745Z ACTION EUR-25'],
    ],
    [
      'a paragraph behind a list that began in the middle of a line',
      'entity.name.function.paragraph-number',
      '1.',
      ['E.O. 12958: N/A TAGS: PREL,', '1. (C) Text.'],
    ],
    [
      'a line of prose in capitals that has a remark',
      'keyword.other.summary',
      'END SUMMARY',
      ['THE BOATS LEFT. END SUMMARY.'],
    ],
    ['a second line of the subject', 'entity.name.section', 'AND COD', ['SUBJECT: HERRING', 'AND COD']],
    ['the surname at the end', 'entity.name.type.signature', 'WINSLOW', ['¶1. (C) Text.', 'WINSLOW']],
    ['prose that begins with a keyword', undefined, 'SUBJECT', ['SUBJECT to approval, we agree.']],
  ] as const)('%s', (_what, scope, text, lines) => {
    expect(scopeOf(text, ...lines)).toBe(scope);
  });
});

/** Searches of the tokenizer for each character of a line, at most. How long a search takes is measured by the bench. */
const MOST_SEARCHES = 2;

test.each([...longLines])('%s: the work for a line is proportional to its length', async (_, lines) => {
  let searches = 0;
  const counted = await loadGrammar({ onSearch: () => searches++ });
  for (const line of lines) {
    searches = 0;
    tokenize(counted, line);
    expect(searches).toBeGreaterThan(0);
    expect(searches).toBeLessThanOrEqual(MOST_SEARCHES * line.length);
  }
});

test('the grammar is the one that grammar.mjs writes', () => {
  const folder = join(import.meta.dirname, '../../syntaxes');
  const written = execFileSync(process.execPath, [join(folder, 'grammar.mjs')], { encoding: 'utf8' });
  expect(readFileSync(join(folder, 'cable.tmLanguage.json'), 'utf8')).toBe(written);
});

describe('the word pattern', () => {
  const path = join(import.meta.dirname, '../../syntaxes/language-configuration.json');
  // An object, since VS Code gives a plain string no flags, and without `u` there are no classes of letters.
  const { wordPattern } = JSON.parse(readFileSync(path, 'utf8')) as {
    wordPattern: { pattern: string; flags: string };
  };
  const words = (text: string) => text.match(new RegExp(wordPattern.pattern, `g${wordPattern.flags}`));

  test.each([
    'RUEHKB',
    '#1398/01',
    '250905Z',
    '2680905',
    'KDEM',
    '1.4',
    "don't",
    '06BAKU1398',
    'E.O.',
    '09/25/2016',
    'Zürich',
  ])('takes %s whole', (word) => {
    expect(words(`see ${word}, and`)?.[1]).toBe(word);
  });

  test('parts an indicator from its address and a number from its stop', () => {
    expect(words('¶7. RUEHC/SECSTATE')).toEqual(['7', 'RUEHC', 'SECSTATE']);
  });
});
