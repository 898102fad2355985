import { expect, test } from 'vitest';
import { parse } from '../../server/src/syntax/document';
import { faultsOf } from './tree';

const ENVELOPE = `VZCZCXRO2290
RR RUEHAG RUEHROV
DE RUEHFR #3740 2530513
ZNY CCCCC ZZH
R 100513Z SEP 07
FM AMEMBASSY PARIS
TO RUEHC/SECSTATE WASHDC 9982
INFO RUCNMEM/EU MEMBER STATES
`;

const TEXT = `C O N F I D E N T I A L PARIS 003740

SIPDIS

E.O. 12958: DECL: 09/07/2017
TAGS: PREL, FR
SUBJECT: THE HARBOR

1. (C) The harbor is open.

PEKALA
`;

function read(text: string) {
  const document = parse(text);
  expect(faultsOf(document, text)).toEqual([]);
  return document.messages.map(({ envelope, header, body, signature }) => ({
    envelope: envelope?.callingStation !== undefined,
    subject: header?.subject !== undefined,
    paragraphs: body?.paragraphs.length ?? 0,
    signed: signature !== undefined,
  }));
}

const whole = { envelope: true, subject: true, paragraphs: 1, signed: true };

test('an envelope once more after the cable takes nothing from it', () => {
  expect(read(`${ENVELOPE}\n${TEXT}\n${ENVELOPE}`)).toEqual([whole]);
});

test('an envelope twice before the text', () => {
  expect(read(`${ENVELOPE}\n${ENVELOPE}\n${TEXT}`)).toEqual([whole]);
});

test('another cable after the first is no repetition', () => {
  const second = `${ENVELOPE}\n${TEXT}`.replaceAll('3740', '3741').replace('XRO2290', 'XRO2291');
  expect(read(`${ENVELOPE}\n${TEXT}\n${second}`)).toEqual([whole, whole]);
});
