import type { CopyMark, MailField } from '../../syntax/tree';
import { type Context, words } from './context';
import type { Draft } from './description';

const MEANINGS: Readonly<Record<string, string>> = {
  from: 'Sender of the email',
  sent: 'When the email was sent, in the sender’s local time',
  date: 'When the email was sent, in the sender’s local time',
  to: 'Recipients of the email',
  cc: 'Recipients of a copy of the email',
  bcc: 'Recipients of a copy that the other recipients do not see',
  subject: 'Subject of the email',
};

/** A field of the mail that carries a cable; on its value as on its key. */
export function mailField({ message }: Context, { key, keyword, end }: MailField): Draft {
  const value = words(message, { start: keyword.end, end });
  const name = words(message, keyword).replace(/\s?:$/, '');
  return {
    title: value ? `${name}: ${value}` : name,
    reading: MEANINGS[key] ?? 'Field of the email',
    facts: ['Part of the email that carries the cable, not of the cable'],
    term: 'Email field',
  };
}

const MARKS: Readonly<Record<CopyMark['what'], string>> = {
  quote: 'Added by an email program before each quoted line',
  'line number': 'Line number added to the copy',
  'code fence': 'Markdown fence that shows the cable as code',
  Markdown: 'Markdown markup',
};

/** `12`, the number that a listing put before a line. */
export function copyMark({ leaf }: Context): Draft {
  return {
    title: 'Added by the copy',
    reading: MARKS[(leaf as CopyMark).what],
    facts: ['Not part of the telegram'],
  };
}
