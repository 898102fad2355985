import { precedence, securityLetters } from '../../reference/signals';
import { addresseesOf as addresseeNodesOf, addressTextOf } from '../../syntax/query/telegram';
import { textOf } from '../../syntax/query/walk';
import type { Addressee, AddresseeList, ClassificationLevel, FilingTime, Message } from '../../syntax/tree';
import { isoMinute } from './dates';
import { filled, firstIn } from './first';
import { oneLine, plainText } from './plainText';
import type { AddresseeRecord, TransmissionRecord } from './types';

/** In words: `PRIORITY`, `NIACT IMMEDIATE`; as written where the text is no precedence. */
function precedenceName(written: string): string {
  if (/NIACT/i.test(written)) return 'NIACT IMMEDIATE';
  return precedence(written)?.name.toUpperCase() ?? written;
}

/** Action, then information precedence. */
export function precedencesOf(message: Message): readonly string[] | undefined {
  const nodes = message.envelope?.dateTimeGroupLine?.precedences ?? [];
  return filled(nodes.map((node) => precedenceName(textOf(message, node))));
}

/** The level of format line 4, which is that of the classification line (FORMAT §0, 6). */
export function securityLevelOf(message: Message): ClassificationLevel | undefined {
  const letters = message.envelope?.securityWarning?.letters;
  return letters && (securityLetters(textOf(message, letters))?.level as ClassificationLevel | undefined);
}

/** Format lines 1 to 4, as far as they can be read. */
export function transmissionOf(message: Message): TransmissionRecord | undefined {
  const { transmissionIdentifier, routingLine, callingStation, dateTimeGroupLine } = message.envelope ?? {};
  const text = (node: { readonly start: number; readonly end: number }) => textOf(message, node);
  const { indicator, serial, filed } = callingStation ?? {};
  const filedAt = filed && filingTime(filed, dateTimeGroupLine?.dateTimeGroup);
  const level = securityLevelOf(message);
  const record: TransmissionRecord = {
    ...(transmissionIdentifier && { identifier: text(transmissionIdentifier) }),
    ...(routingLine && {
      routing: {
        precedence: precedenceName(text(routingLine.digraph)),
        indicators: routingLine.indicators.map(text),
      },
    }),
    ...(indicator && { from: text(indicator) }),
    ...(serial && { serial: serial.serial, ...(serial.part !== undefined && { part: serial.part }) }),
    ...(filedAt && { filed: filedAt }),
    ...(level && { security: level }),
  };
  return Object.keys(record).length > 0 ? record : undefined;
}

/**
 * The time of filing has no year: it is that of the date-time group, or the next where the message was
 * filed across the turn of the year.
 */
function filingTime(
  { dayOfYear, hour, minute }: FilingTime,
  group: { readonly year: number; readonly month: number } | undefined,
): string | undefined {
  if (!group || dayOfYear < 1 || dayOfYear > 366 || hour > 23 || minute > 59) return undefined;
  const year = group.month === 12 && dayOfYear < 31 ? group.year + 1 : group.year;
  return isoMinute(Date.UTC(year, 0, dayOfYear, hour, minute));
}

/** The addressees of one role, from the first section that has any. */
export function addresseesOf(
  messages: readonly Message[],
  role: AddresseeList['role'],
): readonly AddresseeRecord[] | undefined {
  return firstIn(messages, (message) =>
    filled(addresseeNodesOf(message, role).map((addressee) => addresseeOf(message, addressee))),
  );
}

function addresseeOf(message: Message, addressee: Addressee): AddresseeRecord {
  const { indicator, address, precedence: urgency, continuityNumber } = addressee;
  return {
    ...(indicator && { indicator: textOf(message, indicator) }),
    ...(address && { address: oneLine(addressTextOf(message, addressee)) }),
    ...(urgency && { precedence: precedenceName(plainText(message, urgency)) }),
    ...(continuityNumber && { number: textOf(message, continuityNumber) }),
  };
}
