import { describe, expect, test } from 'vitest';
import { parse } from '../../server/src/syntax/document';

const HEAD = `P 251212Z MAY 06
FM AMCONSUL SAO PAULO
TO RUEHC/SECSTATE WASHDC PRIORITY 0433

C O N F I D E N T I A L SECTION 01 OF 03 SAO PAULO 004180

E.O. 12958: DECL: 05/25/2016
TAGS: PREL, BR
SUBJECT: APPLE HARVEST

`;

/** The page lines of a body, as written, and the words of its paragraphs. */
function pagesIn(body: string) {
  const [message] = parse(`${HEAD}${body}`).messages;
  return {
    pages: message?.pageLines.map(({ section, page, total }) => `${section}.${page}/${total}`),
    written: message?.pageLines.map(({ start, end }) => message.text.slice(start, end).replace(/\s+/g, ' ')),
    posts: message?.pageLines.map(({ post }) => post),
    words: message?.body?.paragraphs.map(({ children }) =>
      children
        .filter(({ kind }) => kind === 'Text')
        .map(({ start, end }) => message.text.slice(start, end))
        .join(' '),
    ),
  };
}

describe('a page line', () => {
  test('may be in small letters', () => {
    const { pages, posts, words } = pagesIn(`1. (C) The harvest was good and
Sao Paulo 00004180  002 of 003
it was counted.

2. (C) It was sold.
`);
    expect(pages).toEqual(['2.1/3']);
    expect(posts).toEqual(['Sao Paulo']);
    expect(words).toEqual(['The harvest was good and it was counted.', 'It was sold.']);
  });

  test('may be broken between the post and the numbers', () => {
    const { pages, written, words } = pagesIn(`1. (C) The harvest was good and SAO PAULO

00004180  002 OF 003

it was counted.

2. (C) It was sold at the market and
SAO PAULO
00004180  002.2 OF 003
sent to the coast.
`);
    expect(pages).toEqual(['2.1/3', '2.2/3']);
    expect(written).toEqual(['SAO PAULO 00004180 002 OF 003', 'SAO PAULO 00004180 002.2 OF 003']);
    expect(words).toEqual([
      'The harvest was good and it was counted.',
      'It was sold at the market and sent to the coast.',
    ]);
  });

  test('has no part of the sentence before it', () => {
    const { posts, words } = pagesIn(`1. (C) The harvest was sent to
Somalia SAO PAULO 00004180  003 OF 003
by ship.
`);
    expect(posts).toEqual(['SAO PAULO']);
    expect(words).toEqual(['The harvest was sent to Somalia by ship.']);
  });

  test('is one, whatever is said of it behind', () => {
    const { pages } = pagesIn(
      `1. (C) The prices SAO PAULO 00004180 002 OF 003 of apples and of pears fell.\n`,
    );
    expect(pages).toEqual(['2.1/3']);
  });

  test.each(['00004180 boxes', '00004180  002 OF 003'])('is not %j below other words', (line) => {
    const { pages } = pagesIn(`1. (C) The harvest was counted:\n${line}\n`);
    expect(pages).toEqual([]);
  });
});
