import { expect, test } from 'vitest';
import { bureau } from '../../server/src/reference/bureaus';
import { caption } from '../../server/src/reference/captions';
import { foiaCode } from '../../server/src/reference/foia';
import { declassificationForm, executiveOrder, reason } from '../../server/src/reference/orders';
import { post } from '../../server/src/reference/posts';
import { precedence, securityLetters, signal } from '../../server/src/reference/signals';
import { tag } from '../../server/src/reference/tags';
import { abbreviation } from '../../server/src/reference/vocabulary';

interface SpotFact {
  /** The code, and the year whose table counts. */
  readonly of: string;
  readonly said: string | undefined;
  /** What the source has, in a few of its words. */
  readonly source: string;
  readonly expected: RegExp;
}

const PLUSD = 'PlusD, “Handling Restrictions”, after FRUS 1969–1976, Terms';
const FAH3 = '5 FAH-3 H-011.1 and H-111 (fam.state.gov)';
const FACTBOOK = 'CIA, The World Factbook, Appendix D (2007 and 2008)';
const FOIA = 'Department of State, “FOIA Exemptions”, sheet with its letters of 2019';
const NAVY = 'US Navy training course 14272, message format (tpub.com)';
const INCCO = 'US Navy, teleprinter procedure, format lines 4, 15 and 16 (tpub.com/incco)';
const MUSE = 'Glossary of Common State Department Terms, Project MUSE chapter 1841909';

/** Facts of the tables, each compared with a source that is not the one that its row names first. */
const facts: readonly SpotFact[] = [
  { of: 'NODIS', said: caption('NODIS')?.meaning, source: PLUSD, expected: /^No distribution/ },
  { of: 'EXDIS', said: caption('EXDIS')?.meaning, source: PLUSD, expected: /^Exclusive distribution/ },
  { of: 'LIMDIS', said: caption('LIMDIS')?.meaning, source: PLUSD, expected: /^Limited distribution/ },
  { of: 'STADIS', said: caption('STADIS')?.meaning, source: PLUSD, expected: /State Department only/ },
  {
    of: 'NODIS CHEROKEE',
    said: caption('NODIS CHEROKEE')?.meaning,
    source: PLUSD,
    expected: /Secretary of State and senior White House officials/,
  },
  { of: 'NOFORN', said: caption('NOFORN')?.meaning, source: PLUSD, expected: /foreign nationals/ },
  { of: 'PGOV', said: tag('PGOV')?.name, source: FAH3, expected: /^Internal Governmental Affairs$/ },
  { of: 'PHUM', said: tag('PHUM')?.name, source: FAH3, expected: /^Human Rights/ },
  { of: 'PINR', said: tag('PINR')?.name, source: FAH3, expected: /^Intelligence$/ },
  { of: 'EAIR', said: tag('EAIR')?.name, source: FAH3, expected: /^Civil Aviation$/ },
  { of: 'EFIS', said: tag('EFIS')?.name, source: FAH3, expected: /^Commercial Fishing/ },
  { of: 'ELTN', said: tag('ELTN')?.name, source: FAH3, expected: /^Land Transportation$/ },
  { of: 'CASC', said: tag('CASC')?.name, source: FAH3, expected: /^Assistance to (?:US )?Citizens$/ },
  { of: 'AG in 2006', said: tag('AG', 2006)?.name, source: FACTBOOK, expected: /^Algeria$/ },
  { of: 'AN in 2006', said: tag('AN', 2006)?.name, source: FACTBOOK, expected: /^Andorra$/ },
  { of: 'AY in 2006', said: tag('AY', 2006)?.name, source: FACTBOOK, expected: /^Antarctica$/ },
  {
    of: 'RS in 2006',
    said: tag('RS', 2006)?.name,
    source: 'Model Diplomat, “TAGS, Drafting, and Clearance”',
    expected: /^Russia$/,
  },
  {
    of: 'KDEM',
    said: tag('KDEM')?.name,
    source: 'Model Diplomat, “TAGS, Drafting, and Clearance”',
    expected: /^Democratization$/,
  },
  { of: 'Z', said: precedence('Z')?.meaning, source: NAVY, expected: /10 minutes/ },
  { of: 'O', said: precedence('O')?.meaning, source: NAVY, expected: /30 minutes/ },
  {
    of: 'P',
    said: precedence('P')?.meaning,
    source: 'US Army Signal course SS0656, precedence (tpub.com)',
    expected: /3 hours/,
  },
  {
    of: 'R',
    said: precedence('R')?.meaning,
    source: 'US Army Signal course SS0656, precedence (tpub.com)',
    expected: /6 hours/,
  },
  {
    of: 'Y',
    said: precedence('Y')?.name,
    source: 'US Navy course 14145, message precedence (tpub.com)',
    expected: /^Emergency command precedence$/,
  },
  { of: 'EEEEE', said: String(securityLetters('EEEEE')?.efto), source: INCCO, expected: /^true$/ },
  { of: 'TTTTT', said: securityLetters('TTTTT')?.level, source: INCCO, expected: /^TOP SECRET$/ },
  { of: 'BBBBB', said: signal('BBBBB')?.meaning, source: INCCO, expected: /SPECAT/ },
  { of: 'B5', said: foiaCode('B5')?.meaning, source: FOIA, expected: /deliberative process/ },
  { of: 'B6', said: foiaCode('B6')?.meaning, source: FOIA, expected: /^Personal privacy/ },
  { of: 'B7(A)', said: foiaCode('B7(A)')?.meaning, source: FOIA, expected: /enforcement proceedings/ },
  {
    of: '1.4 (b) in 2012',
    said: reason('1.4', 'b', '2012-01-01')?.meaning,
    source: FOIA,
    expected: /^Foreign government information/,
  },
  {
    of: '1.4 (h) in 2012',
    said: reason('1.4', 'h', '2012-01-01')?.meaning,
    source: FOIA,
    expected: /weapons of mass destruction/i,
  },
  {
    of: 'XGDS-4',
    said: declassificationForm('XGDS-4')?.meaning,
    source: 'E.O. 11652 of 8 March 1972, section 5 (B) (irp.fas.org)',
    expected: /person in immediate jeopardy/,
  },
  {
    of: 'E.O. 11652',
    said: `${executiveOrder('11652')?.signed}, ${executiveOrder('11652')?.replacedBy}`,
    source: 'irp.fas.org, note to E.O. 11652',
    expected: /^1972-03-08, E\.O\. 12065/,
  },
  {
    of: 'E.O. 12356',
    said: executiveOrder('12356')?.signed,
    source: 'University of Oregon, “Executive Order 12356 (47 FR 14874)”',
    expected: /^1982-04-02$/,
  },
  {
    of: 'E.O. 12958',
    said: executiveOrder('12958')?.signed,
    source: 'White House, Office of the Press Secretary, text of E.O. 12958',
    expected: /^1995-04-17$/,
  },
  {
    of: 'E.O. 13292',
    said: executiveOrder('13292')?.signed,
    source: 'Federal Register 68, no. 60, p. 15315',
    expected: /^2003-03-25$/,
  },
  {
    of: 'E.O. 10964',
    said: `${executiveOrder('10964')?.signed} ${executiveOrder('10964')?.title}`,
    source: 'CIA-RDP82M00097R000300070008-4, copy of the order',
    expected: /^1961-09-20 .*10501/,
  },
  {
    of: 'ALMATY',
    said: post('ALMATY')?.detail,
    source: 'US Consulate General Almaty, “History” (2013)',
    expected: /embassy until 2006/,
  },
  { of: 'DCM', said: abbreviation('DCM')?.expansion, source: MUSE, expected: /^Deputy Chief of Mission$/ },
  { of: 'EMBOFF', said: abbreviation('EMBOFF')?.expansion, source: MUSE, expected: /^Embassy officer$/ },
  {
    of: 'POLCOUNS',
    said: abbreviation('POLCOUNS')?.expansion,
    source: MUSE,
    expected: /^Political counselor$/,
  },
  {
    of: 'SEPTEL',
    said: abbreviation('SEPTEL')?.expansion,
    source: 'Cheerful Stoic, “Diploskills: Know the Lingo”',
    expected: /^Separate telegram/,
  },
  {
    of: 'CRU',
    said: abbreviation('CRU')?.expansion,
    source: 'Foreign Service Messages, “Foreign Service Telegram Speak” (2017)',
    expected: /^Communications and Records Unit$/,
  },
  {
    of: 'S/P',
    said: bureau('S/P')?.name,
    source: 'Department of State, memorandum on records of 28 August 2014 (list of addressees)',
    expected: /Policy Planning/,
  },
];

test.each(facts)('$of, by $source', ({ said, expected }) => {
  expect(said).toMatch(expected);
});

test('thirty facts at least', () => {
  expect(facts.length).toBeGreaterThanOrEqual(30);
  expect(new Set(facts.map(({ of }) => of)).size).toBe(facts.length);
});
