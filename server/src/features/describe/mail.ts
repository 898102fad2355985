import type { CopyMark, MailField } from '../../syntax/tree';
import { type Context, words } from './context';
import type { Draft } from './description';

const MEANINGS: Readonly<Record<string, string>> = {
  from: 'Who sent the mail',
  sent: 'When the mail was sent, by the clock of its sender',
  date: 'When the mail was sent, by the clock of its sender',
  to: 'To whom the mail was sent',
  cc: 'Who got a copy of the mail',
  bcc: 'Who got a copy of the mail without the others knowing',
  subject: 'Subject of the mail',
};

/** A field of the mail that carries a cable; on its value as on its key. */
export function mailField({ message }: Context, { key, keyword, end }: MailField): Draft {
  const value = words(message, { start: keyword.end, end });
  const name = words(message, keyword).replace(/\s?:$/, '');
  return {
    title: value ? `${name}: ${value}` : name,
    reading: MEANINGS[key] ?? 'A field of the mail',
    facts: ['It belongs to the mail that carries the cable, not to the cable'],
    term: 'Field of a mail',
  };
}

const MARKS: Readonly<Record<CopyMark['what'], string>> = {
  quote: 'A mail put it before each line that it quotes',
  'line number': 'A listing numbered the lines of the copy',
  'code fence': 'A Markdown page shows the cable as code',
  Markdown: 'Markdown markup',
};

/** `12`, the number that a listing put before a line. */
export function copyMark({ leaf }: Context): Draft {
  return {
    title: 'Mark of the copy',
    reading: MARKS[(leaf as CopyMark).what],
    facts: ['It was not in the telegram'],
  };
}
