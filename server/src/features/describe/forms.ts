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
    reading: known ? known.detail : 'Not a known key',
    confidence: known ? known.confidence : 'unknown',
    term: set ? 'Set of a formatted military message' : 'Key of a SMART message (2009 and later)',
    basis: known,
  };
}

/** One of the `Message Attributes` of the archive; on its value as on its key. */
export function attribute({ key, value }: Attribute): Draft {
  const known = formKey(key.toUpperCase(), 'archive attribute');
  return {
    title: `${known?.name ?? key}: ${value === '' ? 'empty' : value}`,
    reading: !known
      ? 'Recorded when the telegram was filed or released'
      : known.confidence === 'low'
        ? `Meaning not documented; from its name probably: ${known.detail}`
        : known.detail,
    facts: ['Added by the archive; not part of the telegram'],
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
    reading: 'Added around the telegram by the archive; not part of it',
    term: 'Access to Archival Databases of the National Archives',
  };
}

export function quotedCableKeyword({ leaf }: Context, { header, end }: QuotedCable): Draft {
  const line = header?.classificationLine;
  const reference = line?.reference;
  if (leaf.end === end) {
    return {
      title: reference ? `End of quoted cable ${reference.post} ${reference.serial}` : 'End of quoted text',
      reading: 'The text after it is again that of this cable',
      term: 'Quoted text',
    };
  }
  return {
    title: reference ? `Quoted cable ${reference.post} ${reference.serial}` : 'Quoted text',
    reading: 'A cable or other text quoted within this cable, up to the closing word',
    facts: present(line && `The quoted cable is ${line.level}`, 'Its paragraphs are numbered separately'),
    term: 'Quoted text',
  };
}

export function signatureKeyword(): Draft {
  return {
    title: 'Signature',
    reading: 'Name of the chief of mission or of the officer in charge, whoever drafted the message',
    term: 'Key of a SMART message (2009 and later)',
  };
}
