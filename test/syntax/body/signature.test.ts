import { describe, expect, test } from 'vitest';
import { parse } from '../../../server/src/syntax/document';
import { leavesOf, ownText, surnamesOf, withBody } from './read';

const TEXT = '1. (C) The ministry withdrew its offer.\n\n2. (C) The vessel is needed at home.';

describe('a signature', () => {
  test.each([
    ['on a line of its own', `${TEXT}\n\nLINDGREN\n`, ['LINDGREN']],
    ['directly below the text', `${TEXT}\nLINDGREN\n`, ['LINDGREN']],
    ['with ## and a full stop', `${TEXT}\n\nLINDGREN.##\n`, ['LINDGREN']],
    ['with hyphen and apostrophe', `${TEXT}\n\nO'HARA-LINDT\n`, ["O'HARA-LINDT"]],
    ['of two words', `${TEXT}\n\nVAN HOORN\n`, ['VAN HOORN']],
    ['of two signers', `${TEXT}\n\nLINDGREN/OAKES\n`, ['LINDGREN', 'OAKES']],
    ['of two signers on two lines', `${TEXT}\n\nLINDGREN\nOAKES\n`, ['LINDGREN', 'OAKES']],
    ['in mixed case', `${TEXT}\n\nMcAllen\n`, ['McAllen']],
    ['with a particle in small letters', `${TEXT}\n\nvan Hoorn\n`, ['van Hoorn']],
    ['in small letters', `${TEXT}\n\nlindgren\n`, ['lindgren']],
    ['above banner and NNNN', `${TEXT}\n\nLINDGREN\n\n   CONFIDENTIAL\n\nNNNN\n`, ['LINDGREN']],
    [
      'above a row of a database',
      `${TEXT}\nLINDGREN\n\nNNNN\n\n  2008HELSIN00733 - CONFIDENTIAL\n`,
      ['LINDGREN'],
    ],
    [
      'above a note of the communications center',
      `${TEXT}\n\nLINDGREN\n\nNOTE BY OC/T: HEADING AS RECEIVED.\n`,
      ['LINDGREN'],
    ],
    [
      'above a note of two lines',
      `${TEXT}\n\nLINDGREN\n\nNOTE: NOT PASSED TO ABOVE\nADDRESSEES.\n`,
      ['LINDGREN'],
    ],
    [
      'above a summary that a copy repeats',
      `${TEXT}\n\nLINDGREN\n\nSUMMARY: The ministry\nwithdrew its offer.\n`,
      ['LINDGREN'],
    ],
    ['above =====CABLE ENDS=====', `${TEXT}\n\nLINDGREN\n\n=======CABLE ENDS=======\n`, ['LINDGREN']],
    ['with the quotation mark of a table', `${TEXT}\n\nLINDGREN "\n`, ['LINDGREN']],
    [
      'after an advertisement',
      `${TEXT}\n\nVisit Helsinki's Classified Website:\nhttp://www.example.gov/\n\nLINDGREN\n`,
      ['LINDGREN'],
    ],
    ['with a particle in capitals', `${TEXT}\n\nVan Hoorn\n`, ['Van Hoorn']],
    ['with two particles', `${TEXT}\n\nDe la Cruz\n`, ['De la Cruz']],
    ['in mixed case with a full stop', `${TEXT}\n\nMcAllen.\n`, ['McAllen']],
    ['with a blank before the full stop', `${TEXT}\n\nLINDGREN .\n`, ['LINDGREN']],
    ['with two full stops', `${TEXT}\n\nLINDGREN..\n`, ['LINDGREN']],
    ['twice on a line', `${TEXT}\n\nLINDGREN LINDGREN\n`, ['LINDGREN']],
    ['twice on a line, in small letters', `${TEXT}\n\nlindgren lindgren\n`, ['lindgren']],
    ['twice, once in mixed case', `${TEXT}\n\nVAN HOORN\nvan Hoorn\n`, ['van Hoorn']],
    ['above a rule', `${TEXT}\n\nLINDGREN\n\n----------------------\n`, ['LINDGREN']],
    ['before UNQUOTE', `${TEXT}\n\nLINDGREN UNQUOTE\n`, ['LINDGREN']],
    ['before BT', `${TEXT}\n\nLINDGREN BT\n`, ['LINDGREN']],
    ['of one who acts for the ambassador', `${TEXT}\n\nLINDGREN (ACTING)\n`, ['LINDGREN']],
    ['with Jr.', `${TEXT}\n\nMiller Jr.\n`, ['Miller Jr']],
    ["with d'", `${TEXT}\n\nd'Aquino\n`, ["d'Aquino"]],
    ['in a table', `${TEXT}\n"LINDGREN ,,,,"\n`, ['LINDGREN']],
    ['after the last sentence, with a full stop', `${TEXT} Lindgren.\n`, ['Lindgren']],
    ['after the last sentence, with #', `${TEXT} #LINDGREN\n`, ['LINDGREN']],
    ['after the last sentence, of two words', `${TEXT} LA LIME\n`, ['LA LIME']],
    ['glued to a date', '1. (C) The ministry replies by February 12.LINDGREN\n', ['LINDGREN']],
    ['after a source in brackets', `${TEXT} [Tripoli Post, 3/1/2009] LINDGREN\n`, ['LINDGREN']],
    [
      'after an advertisement on its line',
      `${TEXT}  Visit Helsinki's Classified Website: XXXXXXXXXXXX LINDGREN\n`,
      ['LINDGREN'],
    ],
    [
      'after an address on its line',
      `${TEXT}  Visit Helsinki's Web Site at http://www.example.gov/wiki/Portal:Fin land Lindgren\n`,
      ['Lindgren'],
    ],
    [
      'above an advertisement of two lines',
      `${TEXT}\n\nLINDGREN\n\n"Visit Helsinki's Classified Web Site at http://www.example.s\ngov.gov/wiki/Portal:Finland"\n`,
      ['LINDGREN'],
    ],
    ['above a row of dates', `${TEXT}\n\nLINDGREN\n\n0 07/13/2009 1833 PGOV,ECON,FI\n`, ['LINDGREN']],
    ['after MINIMIZE CONSIDERED', `${TEXT}\n\nMINIMIZE CONSIDERED\n\nLINDGREN\n`, ['LINDGREN']],
    ['after the last sentence', `${TEXT} LINDGREN\n`, ['LINDGREN']],
    ['after the last sentence, in mixed case', `${TEXT} Lindgren\n`, ['Lindgren']],
    ['after the last sentence, without a blank', `${TEXT}LINDGREN\n`, ['LINDGREN']],
    ['after END COMMENT', `${TEXT} END COMMENT LINDGREN\n`, ['LINDGREN']],
    ['after the last sentence, with NNNN', `${TEXT} LINDGREN NNNN\n`, ['LINDGREN']],
  ])('%s', (_, body, expected) => {
    expect(surnamesOf(withBody(body))).toEqual(expected);
  });

  test('after the last sentence is no part of the paragraph', () => {
    const message = withBody(`${TEXT} LINDGREN\n`);
    const last = message.body?.paragraphs.at(-1);
    expect(message.signature?.inline).toBe(true);
    expect(last && ownText(message, last)).toBe('The vessel is needed at home.');
  });

  test.each([
    ['below', `${TEXT}\n\nLINDGREN\n\nVisit Helsinki's Classified Website: http://www.example.gov/\n`],
    ['above', `${TEXT}\n\nVisit Helsinki's Classified\nWebsite: http://www.example.gov/p/eur/\n\nLINDGREN\n`],
    [
      'on the line',
      `${TEXT} ***************************** ******** Visit Helsinki's Classified Website: http://www.example.gov/ ****** LINDGREN\n`,
    ],
    [
      'on the line above',
      `${TEXT} ***************************** ******** Visit Helsinki's Classified Website: XXXXXXXXXXXX****** *\nLINDGREN\n`,
    ],
    [
      'of two parts',
      `${TEXT}\n\n*********************** *\nFor more reporting from Helsinki, visit:\nhttp://www.example.gov/?cable s\n\nVisit Helsinki's Classified Website:\nhttp://www.example.gov/\n*********************** *\nLINDGREN\n`,
    ],
    [
      'between asterisks',
      `${TEXT}\n\n*****\nVisit Helsinki's Classified Website:\nhttp://www.example.gov/\n*****\n\nLINDGREN\n`,
    ],
  ])('an advertisement %s is no part of the text', (_, body) => {
    const message = withBody(body);
    const last = message.body?.paragraphs.at(-1);
    expect(last && ownText(message, last)).toBe('The vessel is needed at home.');
    expect(message.body?.headings).toEqual([]);
    expect(surnamesOf(message)).toEqual(['LINDGREN']);
  });

  test.each([
    ['the number of a next paragraph', '1. One ends.  2. (C) Two ends. 3. Three.\n'],
    ['a word before a full stop', '1. The ministry withdrew its offer. Indeed.\n'],
    ['the end of a message', '1. The ministry withdrew its offer.\n\nNnnn\n'],
    ['a last word in capitals', '1. OFFER WAS WITHDRAWN WITH MINISTRY\nASSISTANCE.\n'],
    ['a word that goes on behind a comma', '1. OFFER WAS WITHDRAWN, SAID THE MINISTRY,\nWHOLLY\n'],
    ['an abbreviation before the last word', '1. Talks are held with the U.S. Congress\n'],
    ['a sentence that ends in capitals', '1. The ministry asked for help of the U.S. GOVERNMENT.\n'],
    ['a marking', '1. The ministry withdrew its offer.\n\nNOFORN\n'],
    ['regards', '1. The ministry withdrew its offer.\n\nREGARDS\n'],
    ['a sentence that a copy cut off', '1. The ministry withdrew its offer. The\n'],
  ])('is not %s', (_, body) => {
    expect(surnamesOf(withBody(body))).toEqual([]);
  });

  test('is found in a fragment without any header', () => {
    const [message] = parse('HAS REMAINED QUIET.  END COMMENT.\n\nLINDGREN\n\nNNNN\n').messages;
    expect(message && surnamesOf(message)).toEqual(['LINDGREN']);
    expect(message?.body?.paragraphs).toHaveLength(1);
  });

  test('has the downgrading group above or below it', () => {
    for (const body of ['GP-3\nLINDGREN', 'LINDGREN\nGP-3']) {
      const message = withBody(`${TEXT}\n\n${body}\nBT\n`);
      expect(surnamesOf(message)).toEqual(['LINDGREN']);
      expect(leavesOf(message, 'DowngradeGroup')).toEqual(['GP-3']);
      expect(leavesOf(message, 'Separation')).toEqual(['BT']);
    }
  });
});
