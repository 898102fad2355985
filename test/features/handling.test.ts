import { expect, describe as group, test } from 'vitest';
import { describe } from '../../server/src/features/describe';
import { parse } from '../../server/src/syntax/document';
import { pathAt } from '../../server/src/syntax/query/walk';
import { cable } from '../cables';

const TODAY = Date.UTC(2026, 5, 15);

/** Title and reading of the first place of the cable where these words stand. */
function about(name: string, words: string): string {
  const document = parse(cable(name));
  for (const telegram of document.telegrams) {
    for (const message of telegram.messages) {
      const at = message.text.indexOf(words);
      if (at === -1) continue;
      const found = describe(telegram, message, pathAt(message, at), at, { today: TODAY });
      if (!found) return 'nothing';
      return [found.title, found.reading, ...found.facts].filter(Boolean).join(' · ');
    }
  }
  throw new Error(`${name} does not have ${words}`);
}

group('what offices, printers and reviewers put round a telegram', () => {
  test.each([
    ['05-b-1979-eo12065.txt', 'EUR-12', /^Action office: EUR, 12 copies · Bureau of European/],
    ['05-b-1979-eo12065.txt', 'SS-15', /^Copies to: SS, 15 copies · Executive Secretariat/],
    ['07-c-1997-sas-print.txt', 'CIAE-00', /^Listed: CIAE, no copies · Central Intelligence Agency$/],
    ['05-b-1979-eo12065.txt', 'OCT-01', /^Copies to: OCT, 1 copy · Probably the Office of Communications/],
    ['05-b-1979-eo12065.txt', '/065 W', /^65 copies in all · W: probably an incoming telegram/],
    ['04-b-1976-plusd-outgoing.txt', 'OES-06', /^Drafting office: OES, 6 copies · Bureau of Oceans/],
    [
      '04-b-1976-plusd-outgoing.txt',
      'NPORTER',
      /^Drafter: NPORTER, OES\/OFA · Initials and surname are run together · Typist: LW$/,
    ],
    ['04-b-1976-plusd-outgoing.txt', 'JSTRAND', /^Cleared by: JSTRAND, EUR\/NE · .*cleared the substance/],
    ['04-b-1976-plusd-outgoing.txt', 'EUR/NE:', /^Office in the Bureau of European/],
    [
      '05-b-1979-eo12065.txt',
      '------------------048190',
      /^Message number 048190 of the .*22nd at 09:21 UTC · 1 h 36 min after the date-time group$/,
    ],
    [
      '05-b-1979-eo12065.txt',
      'NICOSI 01702 01',
      /^Printed page 1 of section 1 of 2 · .*cut to six letters: NICOSIA · Handled by the communications center on the 22nd at 09:13 UTC, 1 h 28 min after/,
    ],
    [
      '07-c-1997-sas-print.txt',
      'PAGE 02',
      /^Printed page 2 of section 1 of 2 · .*ZAGREB 2218.*6th at 15:18 UTC, 9 min after the date-time group$/,
    ],
    ['07-c-1997-sas-print.txt', 'PTQ', /^Page banner: CONFIDENTIAL · .*PTQ4471: a mark of the printer/],
    [
      '05-b-1979-eo12065.txt',
      'Sheryl',
      /^Release stamp · .*Released on 20 March 2014, 12 years ago · .*Walter$/,
    ],
    [
      '12-e-2012-smart-foia.txt',
      'UNCLASSIFIED U.S. Department',
      /^Release stamp · .*Case F-2013-01234: .* · Document C05512345$/,
    ],
    ['12-e-2012-smart-foia.txt', 'RELEASE IN PART', /^Release stamp · .*withheld.* · B6: Personal privacy$/i],
    [
      '12-e-2012-smart-foia.txt',
      'B6\nasked',
      /^Exemption: text withheld before release · B6: Personal privacy/,
    ],
    ['12-e-2012-smart-foia.txt', 'SBU\n\nMRN', /^Page banner: SENSITIVE BUT UNCLASSIFIED · /],
    ['12-e-2012-smart-foia.txt', 'MRN', /^Message reference number · Year, post and serial/],
    ['12-e-2012-smart-foia.txt', 'Pass Line', /^Passing instruction · /],
    ['12-e-2012-smart-foia.txt', 'Dissemination Rule', /^Dissemination rule · /],
    ['12-e-2012-smart-foia.txt', 'WASHDC, SECSTATE', /^Action addressee: Department of State, Washington/],
    ['12-e-2012-smart-foia.txt', 'Cleared By', /^Cleared by · /],
    ['01-a-1969-incoming-telegram.txt', 'GP-3', /^Downgrading group 3 · Downgraded at 12-year intervals/],
    ['01-a-1969-incoming-telegram.txt', '46\n', /^Printer’s or relay’s mark · /],
    ['01-a-1969-incoming-telegram.txt', 'Department of State', /^Letterhead · /],
    ['04-b-1976-plusd-outgoing.txt', 'QUOTE\n', /^Quoted cable STATE 97116 · .*LIMITED OFFICIAL USE/],
    ['04-b-1976-plusd-outgoing.txt', 'STATE 097116', /^Message reference number 76 STATE 97116 · /],
    ['04-b-1976-plusd-outgoing.txt', 'ORIGIN', /^Distribution · .*outgoing telegram, .* · ORIGIN: /],
    ['03-b-1974-aad-incoming.txt', 'Film Number', /^Film number: D740182-0456 · /],
    ['03-b-1974-aad-incoming.txt', 'Message Attributes', /^Message Attributes · /],
    ['14-f-2012-genadmin.txt', 'MSGID', /^Message identification · /],
    [
      '14-f-2012-genadmin.txt',
      'RTTUZYUW',
      /^Header of a military message · Routine, UNCLASSIFIED, number 0007 of station RUEWDEM.*23 May 2012, 13:05 UTC/,
    ],
  ])('%s: %s', (name, words, expected) => {
    expect(about(name, words)).toMatch(expected);
  });
});
