import { describe, expect, test } from 'vitest';
import { parse } from '../../../server/src/syntax/document';
import { textOf, walk } from '../../../server/src/syntax/query/walk';
import type { Message, QuotedCable } from '../../../server/src/syntax/tree';
import { paragraphsOf, surnamesOf, withBody } from './read';

function quotedIn(message: Message): QuotedCable[] {
  const found: QuotedCable[] = [];
  walk(message, (node) => {
    if (node.kind === 'QuotedCable') found.push(node);
  });
  return found;
}

const CABLE = `LIMITED OFFICIAL USE STATE 097116
E.O. 11652: N/A
TAGS: EFIS, IC
SUBJECT: HERRING SURVEY VESSEL
1. VESSEL WILL CALL MAY 3.
2. PLEASE ARRANGE BERTH. HALVORSEN`;

describe('a quoted cable', () => {
  test.each([
    ['between QUOTE and UNQUOTE', `QUOTE\n${CABLE}\nUNQUOTE`],
    ['between QUOTE: and UNQUOTE.', `QUOTE:\n${CABLE}\nUNQUOTE.`],
    ['between BEGIN QUOTE and END QUOTE', `BEGIN QUOTE\n${CABLE}\nEND QUOTE`],
    ['with UNQUOTE behind its last words', `QUOTE\n${CABLE} UNQUOTE`],
    ['between BEGIN TEXT and END TEXT, where it has a header', `BEGIN TEXT.\n${CABLE}\nEND TEXT.`],
  ])('%s has header, paragraphs and signature of its own', (_, quotation) => {
    const message = withBody(
      `1. FOLLOWING WAS SENT MAY 1:\n${quotation}\n2. PLEASE INFORM MINISTRY.\n\nLINDGREN\n`,
    );
    const [quoted] = quotedIn(message);
    expect(quoted?.header?.classificationLine?.reference).toMatchObject({ post: 'STATE', serial: 97116 });
    expect(quoted?.body?.paragraphs.map(({ number }) => number)).toEqual([1, 2]);
    expect(quoted?.signature?.surnames.map((surname) => textOf(message, surname))).toEqual(['HALVORSEN']);
    expect(paragraphsOf(message)).toEqual(['1 FOLLOWING WAS', '2 PLEASE INFORM']);
    expect(surnamesOf(message)).toEqual(['LINDGREN']);
  });

  test('above the header of the cable that sends it on leaves that header to it', () => {
    const text = `O 231855Z APR 76\nFM SECSTATE WASHDC\nTO AMEMBASSY OSLO\nLIMITED OFFICIAL USE STATE 098431\nFOLLOWING QUOTED FOR YOUR INFORMATION:\nQUOTE\n${CABLE}\nUNQUOTE\nE.O. 11652: N/A\nTAGS: EFIS, NO\nSUBJECT: REPEAT OF INSTRUCTIONS\n1. USE AS BACKGROUND ONLY.\n`;
    const [message] = parse(text).messages;
    expect(message?.header?.classificationLine?.reference?.serial).toBe(98431);
    expect(message?.header?.subject && textOf(message, message.header.subject)).toBe(
      'SUBJECT: REPEAT OF INSTRUCTIONS',
    );
    expect(message && paragraphsOf(message)).toEqual(['1 USE AS']);
    expect(message && quotedIn(message)).toHaveLength(1);
  });

  test('is not a word that a sentence quotes', () => {
    const message = withBody('1. HE CALLED OFFER\nQUOTE FINAL UNQUOTE AND LEFT.\n\n2. WE AGREE.\n');
    expect(quotedIn(message)).toEqual([]);
  });

  test('is not a text without a header between BEGIN TEXT and END TEXT', () => {
    const message = withBody(
      '1. STATEMENT FOLLOWS.\nBEGIN TEXT:\nTHE VESSEL STAYS.\nEND TEXT.\n\n2. WE AGREE.\n',
    );
    expect(quotedIn(message)).toEqual([]);
    expect(paragraphsOf(message)).toEqual(['1 STATEMENT FOLLOWS.', '2 WE AGREE.']);
  });

  test('holds a quotation inside it as text', () => {
    const message = withBody('1. A:\nQUOTE\n1. B:\nQUOTE\n1. C.\nUNQUOTE\n2. D.\nUNQUOTE\n2. E.\n');
    expect(quotedIn(message)).toHaveLength(1);
    expect(paragraphsOf(message)).toEqual(['1 A:', '2 E.']);
  });

  test('never ends where UNQUOTE is missing', () => {
    const message = withBody('1. A:\nQUOTE\nTHE VESSEL STAYS.\n\n2. B.\n');
    expect(quotedIn(message)).toEqual([]);
    expect(paragraphsOf(message, 1)).toEqual(['1 A:', '2 B.']);
  });
});
