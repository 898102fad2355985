import { describe, expect, test } from 'vitest';
import { explainAddress } from '../../server/src/reference/addresses';
import { bureau, bureauOfOffice } from '../../server/src/reference/bureaus';
import { caption } from '../../server/src/reference/captions';
import {
  declassificationForm,
  executiveOrder,
  likelyOrder,
  orderInForce,
  reason,
} from '../../server/src/reference/orders';
import { post, postReading, samePost } from '../../server/src/reference/posts';
import {
  likelyAddress,
  likelyIndicator,
  mismatchedIndicator,
  networkOf,
  normaliseAddress,
  station,
} from '../../server/src/reference/routing';
import { precedence, securityLetters, signal } from '../../server/src/reference/signals';
import { likelyTags, nonstandardTag, tag, tagReadings } from '../../server/src/reference/tags';
import { abbreviation } from '../../server/src/reference/vocabulary';

describe('routing', () => {
  test('knows stations, shared indicators, gateways and short forms', () => {
    expect(station('RUEHKB')).toMatchObject({ address: 'AMEMBASSY BAKU', city: 'Baku', shared: false });
    expect(station('RUEKJCS')).toMatchObject({ shared: true, gateway: false });
    expect(station('RHMFISS')).toMatchObject({ shared: true, gateway: true });
    expect(station('RUCPDO')?.shortFormOf).toBe('RUCPDOC');
    expect(station('RUEHXXX')).toBeUndefined();
    expect(networkOf('RUEHKB')).toContain("State Department's network");
  });

  test.each([
    ['CIA WASHINGTON DC', 'CIA WASHDC'],
    ['AMEMBASSY  ROME//POLAD//', 'AMEMBASSY ROME'],
    ['Secstate Washington D.C.', 'SECSTATE WASHDC'],
    ['CINCLANT NORFOLK VA (ISLAND COMMANDER)', 'CINCLANT NORFOLK VA'],
  ])('normalises %s', (written, normal) => {
    expect(normaliseAddress(written)).toBe(normal);
    expect(normaliseAddress(normal)).toBe(normal);
  });

  test('tells slips from rare addresses', () => {
    expect(likelyAddress('RHMFISS', 'HQ USCENTCOM MACDIL AFB FL')).toMatchObject({
      written: 'MACDIL',
      right: 'MACDILL',
    });
    expect(likelyAddress('RHMFISS', 'HQ USCENTCOM MACDILL AFB FL')).toBeUndefined();
    expect(likelyAddress('RHMFISS', 'CDR USEUCOM VAHINGEN GE')?.address).toBe('CDR USEUCOM VAIHINGEN GE');
    expect(likelyIndicator('RHEHNCS', 'NSC WASHDC')).toBe('RHEHNSC');
    expect(likelyIndicator('UEHC', 'SECSTATE WASHDC')).toBe('RUEHC');
    expect(likelyIndicator('RUEHKB', 'AMEMBASSY BAKU')).toBeUndefined();
    expect(mismatchedIndicator('RUEHSW', 'AMEMBASSY OSLO')).toBe('RUEHNY');
    expect(mismatchedIndicator('RUEHNY', 'AMEMBASSY OSLO')).toBeUndefined();
  });
});

test('posts by name, variant and cut name', () => {
  expect(post('BUENOS AIRES')?.timeZone).toBe('America/Argentina/Buenos_Aires');
  expect(postReading('NICOSI')).toMatchObject({ how: 'truncation', post: { name: 'NICOSIA' } });
  expect(postReading('0TTAWA')).toMatchObject({ how: 'variant', post: { name: 'OTTAWA' } });
  expect(post('ATLANTIS')).toBeUndefined();
  expect(samePost('BAKU', 'AMEMBASSY BAKU')).toBe(true);
  expect(samePost('KIEV', 'AMEMBASSY KYIV')).toBe(true);
  expect(samePost('STATE', 'SECSTATE WASHDC')).toBe(true);
  expect(samePost('RIGA', 'AMEMBASSY TALLINN')).toBe(false);
  expect(samePost('PARTO', 'USDEL SECRETARY')).toBeUndefined();
});

test.each([
  ['BUENOS AIR', 'BUENOSAIRES'],
  ['PHNOM', 'PHNOMPENH'],
  ['LOUREN', 'LOURENCOMARQUES'],
  ['USBERL', 'USBERLIN'],
  ['DAR ES SAL', 'DARESSALAAM'],
])('the cut name %s', (cut, name) => {
  expect(postReading(cut)).toMatchObject({ how: 'truncation', post: { name } });
});

test('zones of posts are those of the day', () => {
  const zone = post('BAKU')?.timeZone;
  const hour = (iso: string) =>
    new Intl.DateTimeFormat('en', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }).format(
      new Date(iso),
    );
  expect(hour('2006-09-25T09:05Z')).toBe('14');
  expect(hour('2016-09-25T09:05Z')).toBe('13');
});

test.each([
  ['AMCONSUL HO CHI MINH CITY', 'US Consulate Ho Chi Minh City, Vietnam'],
  ['AMEMBASSY ANKARA', 'US Embassy Ankara, Turkey'],
  ['AMCONSUL HONG KONG', 'US Consulate Hong Kong'],
  ['USLO PEKING', 'US Liaison Office Beijing, China'],
  ['SECSTATE WASHINGTON DC', 'Department of State, Washington'],
  ['SECDEF WASHDC', 'Secretary of Defense, Washington'],
  ['USMISSION USNATO', 'US mission to NATO, Brussels, Belgium'],
  ['USMISSION USUN NEW YORK', 'US mission to the United Nations, New York, United States'],
  ['CDR USEUCOM VAIHINGEN GE', 'Commander, US European Command, Stuttgart-Vaihingen, Germany'],
  ['USDAO ANKARA TU', 'US Defense Attache Office, Ankara, Turkey'],
  ['USDA WASHDC', 'Department of Agriculture, Washington'],
  ['NATIONAL SECURITY COUNCIL WASHINGTON DC', 'National Security Council, Washington'],
  ['EUCOM', 'US European Command'],
  ['DEA HQS WASHDC', 'Drug Enforcement Administration, Headquarters, Washington'],
  ['USMISSION USBERLIN', 'US Mission West Berlin'],
])('%s in plain words', (address, text) => {
  expect(explainAddress(address)).toMatchObject({ text, collective: false });
});

test('a collective is said to be one; an address with an unknown word is not explained', () => {
  expect(explainAddress('CIS COLLECTIVE')).toMatchObject({ collective: true, confidence: 'high' });
  expect(explainAddress('THE MAN IN THE MOON')).toBeUndefined();
});

test('TAGS by the list of the time', () => {
  expect(tag('KDEM', 2006)).toMatchObject({ name: expect.stringMatching(/Democrat/), list: 'program' });
  expect(tag('AJ', 2006)?.name).toBe('Azerbaijan');
  expect(tag('RS', 2006)?.name).toBe('Russia');
  expect(tag('RS', 2024)?.name).toBe('Serbia');
  expect(nonstandardTag('RU', 2006)?.useInstead).toBe('RS');
  expect(nonstandardTag('RU', 2024)).toBeUndefined();
  expect(nonstandardTag('VZ', 2006)?.useInstead).toBe('VE');
  expect(nonstandardTag('EU', 2006)).toBeUndefined();
  expect(tagReadings('GM', 2015).map(({ name }) => name)).toEqual(['Germany', 'Gambia']);
  expect(tag('PFOR', 1975)).toMatchObject({ status: 'retired', lastYear: 1979, useInstead: 'PREL' });
  expect(tag('KPAK')).toMatchObject({ status: 'misspelling', useInstead: 'KPAO', confidence: 'low' });
  expect(tag('KICT')?.name).toBeUndefined();
  expect(tag('PGOV')?.definition).not.toContain('1974');
  expect(tag('PGOV')?.history).toContain('1974 title: Government');
  expect(likelyTags('OFDA')).toEqual([]);
  expect(likelyTags('ETRDD').map(({ code }) => code)).toEqual(['ETRD']);
  expect(likelyTags('PREX').map(({ code }) => code)).toEqual(['PREF', 'PREL']);
});

test('signals, precedence, security letters', () => {
  expect(signal('ZNY')?.confidence).toBe('high');
  expect(signal('ZZH')?.confidence).not.toBe('high');
  expect(precedence('PP')).toMatchObject({ name: 'Priority', rank: 2 });
  expect(precedence('NIACT IMMEDIATE')).toMatchObject({ letter: 'O' });
  expect(precedence('SLOW')).toBeUndefined();
  expect(securityLetters('CCCCC')).toMatchObject({ level: 'CONFIDENTIAL', efto: false });
  expect(securityLetters('SSSAA')?.level).toBe('SECRET');
  expect(securityLetters('CCCC')).toBeUndefined();
});

test('orders and reasons by date', () => {
  expect(orderInForce('2006-09-25')?.number).toBe('12958');
  expect(orderInForce('1986-10-14')?.number).toBe('12356');
  expect(orderInForce('2012-03-07')?.number).toBe('13526');
  expect(executiveOrder('12598')).toBeUndefined();
  expect(likelyOrder('12598', '2006-09-25')).toBe('12958');
  expect(reason('1.4', 'd', '2006-09-25')?.meaning).toMatch(/foreign relations/i);
  expect(reason('1.5', 'd', '2001-05-01')?.order).toBe('E.O. 12958');
  expect(reason('1.4', 'b', '2006-09-25')?.meaning).toBe('Foreign government information.');
  expect(declassificationForm('GP-3')?.code).toBe('GROUP 3');
  expect(declassificationForm('XGDS3')?.meaning).toMatch(/foreign relations/);
  expect(declassificationForm('GDS', '12065')?.order).toBe('E.O. 12065');
});

test('captions, offices and abbreviations', () => {
  expect(caption('SIPDIS')?.meaning).toMatch(/SIPRNET/i);
  expect(bureau('EUR', 2006)?.name).toMatch(/European/);
  expect([2005, 2008, 2011].map((year) => bureau('EB', year)?.inUse)).toEqual([true, false, true]);
  expect(bureauOfOffice('SCA/ANS')?.name).toBe('Bureau of South and Central Asian Affairs');
  expect(abbreviation('DCM')?.expansion).toBe('Deputy Chief of Mission');
});
