import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { IGrammar } from 'vscode-textmate';
import { cables, twin } from '../cables';
import { loadGrammar, type Token, tokensOf } from './grammar';

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

describe('the word pattern', () => {
  const path = join(import.meta.dirname, '../../syntaxes/language-configuration.json');
  const { wordPattern } = JSON.parse(readFileSync(path, 'utf8')) as {
    wordPattern: { pattern: string; flags: string };
  };
  test.each(['RUEHKB', '#1398/01', '250905Z', '2680905', 'KDEM', '1.4', "don't", '06BAKU1398'])(
    'takes %s whole',
    (word) => {
      expect(`see ${word}, and`.match(new RegExp(wordPattern.pattern, `g${wordPattern.flags}`))?.[1]).toBe(
        word,
      );
    },
  );
});
