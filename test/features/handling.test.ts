import { expect, describe as group, test } from 'vitest';
import { describe } from '../../server/src/features/describe';
import { parse } from '../../server/src/syntax/parse';
import { pathAt } from '../../server/src/syntax/walk';
import { cable } from '../cables';

/** Title and reading of the first place of the cable where these words stand. */
function about(name: string, words: string): string {
  const document = parse(cable(name));
  for (const telegram of document.telegrams) {
    for (const message of telegram.messages) {
      const at = message.text.indexOf(words);
      if (at === -1) continue;
      const found = describe(telegram, message, pathAt(message, at), at);
      if (!found) return 'nothing';
      return [found.title, found.reading, ...found.facts].filter(Boolean).join(' · ');
    }
  }
  throw new Error(`${name} does not have ${words}`);
}

group('what offices, printers and reviewers put round a telegram', () => {
  test.each([
    ['05-b-1979-eo12065.txt', 'EUR-12', /^Action office · Bureau of European.*: 12 copies$/],
    ['05-b-1979-eo12065.txt', 'SS-15', /^Office that got copies · .*: 15 copies$/],
    ['05-b-1979-eo12065.txt', '/065 W', /^65 copies in all · W: an incoming telegram$/],
    ['04-b-1976-plusd-outgoing.txt', 'OES-06', /^Drafting office · /],
    ['05-b-1979-eo12065.txt', '------------------048190', /^Message number 048190 · .*22nd at 09:21 UTC$/],
    [
      '07-c-1997-sas-print.txt',
      'PAGE 02',
      /^Printed page 2 of section 1 of 2 · .*ZAGREB 2218.*6th at 15:18 UTC$/,
    ],
    ['05-b-1979-eo12065.txt', 'Sheryl', /^Release stamp · /],
    ['12-e-2012-smart-foia.txt', 'RELEASE IN PART', /^Release stamp · .*withheld/i],
    ['12-e-2012-smart-foia.txt', 'B6\nasked', /^Withheld before release · B6: Personal privacy/],
    ['12-e-2012-smart-foia.txt', 'SBU\n\nMRN', /^Banner of a page: /],
    ['12-e-2012-smart-foia.txt', 'Pass Line', /^Key of the form: Pass Line$/],
    ['12-e-2012-smart-foia.txt', 'Cleared By', /^Cleared by · /],
    ['01-a-1969-incoming-telegram.txt', 'GP-3', /^Downgrading group 3 · Downgraded at 12-year intervals/],
    ['04-b-1976-plusd-outgoing.txt', 'QUOTE\n', /^Quotation of STATE 97116 · /],
    ['04-b-1976-plusd-outgoing.txt', 'ORIGIN', /^Distribution · .*outgoing telegram$/],
    ['03-b-1974-aad-incoming.txt', 'Film Number', /^Attribute of the archive: Film Number · /],
  ])('%s: %s', (name, words, expected) => {
    expect(about(name, words)).toMatch(expected);
  });
});
