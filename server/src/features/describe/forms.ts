import { formKey } from '../../reference/formKeys';
import { tagReadings } from '../../reference/tags';
import type { Attribute, FormField, Message, QuotedCable } from '../../syntax/tree';
import { type Context, words } from './context';
import { type Draft, present } from './description';

/** A key of a SMART form, or a set of a formatted military message. */
export function fieldKeyword(message: Message, { keyword, key }: Pick<FormField, 'keyword' | 'key'>): Draft {
  const written = words(message, keyword);
  const set = written.endsWith('/');
  const known = formKey(key, set ? 'military set' : 'SMART key');
  const name = written.replace(/\s?[:/]+$/, '');
  return {
    title: known ? known.name : `${set ? 'Set' : 'Key'} ${name}`,
    reading: known ? known.detail : 'not in the table of keys',
    confidence: known ? known.confidence : 'unknown',
    term: set ? 'Set of a formatted military message' : 'Key of the form of 2009 and later (SMART)',
    basis: known,
  };
}

/** One of the `Message Attributes` of the archive; on its value as on its key. */
export function attribute({ key, value }: Attribute): Draft {
  const known = formKey(key.toUpperCase(), 'archive attribute');
  return {
    title: `${known?.name ?? key}: ${value === '' ? 'empty' : value}`,
    reading: !known
      ? 'Taken down when the telegram was filed or released'
      : known.confidence === 'low'
        ? `Meaning not established; by its name: ${known.detail}`
        : known.detail,
    facts: ['Written by the archive; it was not in the telegram'],
    confidence: known ? known.confidence : 'unknown',
    term: 'Attribute in the Access to Archival Databases',
    basis: known,
  };
}

/** A TAG among the attributes of the archive. */
export function isTagOfAttribute({ key }: Attribute, word: string, year: number | undefined): boolean {
  return key === 'TAGS' && tagReadings(word.toUpperCase(), year).length > 0;
}

export function wrapperMark({ text }: Context): Draft {
  return {
    title: text,
    reading: 'Put round the telegram by the archive; it was not in it',
    term: 'Access to Archival Databases of the National Archives',
  };
}

export function quotedCableKeyword({ header }: QuotedCable): Draft {
  const line = header?.classificationLine;
  const reference = line?.reference;
  return {
    title: reference ? `Quotation of ${reference.post} ${reference.serial}` : 'Quotation',
    reading: 'A cable or a text within the cable, up to its closing word',
    facts: present(line && `It is classified ${line.level}`, 'Its paragraphs have numbers of their own'),
    term: 'Quoted text',
  };
}

export function signatureKeyword(): Draft {
  return {
    title: 'Signature',
    reading: 'Name of the chief of mission, or of the officer acting, whoever drafted the message',
    term: 'Key of the form of 2009 and later (SMART)',
  };
}
