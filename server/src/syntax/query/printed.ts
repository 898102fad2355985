/** What a telegram of 1945 to 1966 says in its own parts: its name, its place, and its year. FORMAT §15. */

import type { Message, PrintedTelegram, Telegram } from '../tree';
import { textOf } from './walk';

export interface Printed {
  readonly message: Message;
  readonly printed: PrintedTelegram;
}

/** The parts of a telegram of these years; `undefined` for a telegram of later ones. */
export function printedOf({ messages: [message] }: Telegram): Printed | undefined {
  return message.printed && { message, printed: message.printed };
}

/** `Hong Kong`, `Rome`: the place of the dateline or of the form; an outgoing form is from Washington. */
export function placeOf({ message, printed }: Printed): string | undefined {
  if (printed.carrier === 'outgoing form') return 'Washington';
  if (!printed.place) {
    // Most web copies have lost the dateline; the title says who sent it.
    const address = message.envelope?.originator?.address;
    const title = address ? textOf(message, address).replace(/\s+/g, ' ') : '';
    if (/^(?:the )?(?:Acting |Under )?Secretary of State\b|^Department of State\b/.test(title))
      return 'Washington';
    return /\bat ([A-Z][\w .'’-]{2,30})$/.exec(title)?.[1];
  }
  const written = textOf(message, printed.place).replace(/\s+/g, ' ');
  return written === written.toUpperCase()
    ? written
        .toLowerCase()
        .replace(
          /(^|[\s.'’-])(\p{L})/gu,
          (_, before: string, letter: string) => before + letter.toUpperCase(),
        )
    : written;
}

/** Whether the Department sent it. */
export function isFromWashington(parts: Printed): boolean {
  return placeOf(parts) === 'Washington';
}

/** The number in the series of the place, `4417`; `undefined` where none is printed or it is no plain number. */
export function serialOf({ printed }: Printed): number | undefined {
  return printed.number && /^\d+$/.test(printed.number.number) ? Number(printed.number.number) : undefined;
}

/** The year of the dateline, else of the file number. */
export function yearOf({ printed }: Printed): number | undefined {
  return printed.date?.year ?? printed.file?.date?.year;
}

/** Whether the Department received it: its file number then has its date. */
export function isToWashington({ message }: Printed): boolean {
  const list = message.envelope?.addresseeLists.find(({ role }) => role === 'action');
  const [first] = list?.addressees ?? [];
  return (
    first !== undefined && /Department of State|Secretary of State|SECSTATE/i.test(textOf(message, first))
  );
}

/** `53 ROME 4417`; without a number `FRUS 371`. */
export function nameOf(parts: Printed): string | undefined {
  const { message, printed } = parts;
  const place = placeOf(parts)?.toUpperCase();
  const year = yearOf(parts);
  if (printed.number && place)
    return [year && String(year % 100).padStart(2, '0'), place, printed.number.number]
      .filter(Boolean)
      .join(' ');
  const number = printed.document && /\d+/.exec(textOf(message, printed.document))?.[0];
  return number && `FRUS ${number}`;
}
