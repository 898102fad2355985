import { canonicalReference } from '../../reference/referenceNumbers';
import { precedence as precedenceRow } from '../../reference/signals';
import { textOf } from '../../syntax/query/walk';
import type { ClassificationLevel, Telegram } from '../../syntax/tree';
import {
  isFromWashington,
  isToWashington,
  momentOf,
  placeOf,
  postOfPlace,
  printedOf,
  serialOf,
  yearOf,
  zoneOf,
} from '../printed';
import { isoDate, isoMinute } from './dates';
import { filled } from './first';
import { oneLine } from './plainText';
import type { CableRecord } from './types';

/**
 * What the parts of a telegram of 1945 to 1966 give to its record. RESTRICTED and OFFICIAL USE ONLY are no levels of
 * the record: they were given up before its time.
 */
export function printedRecordOf(telegram: Telegram): Partial<CableRecord> {
  const parts = printedOf(telegram);
  if (!parts) return {};
  const { message, printed } = parts;
  const text = (node: { readonly start: number; readonly end: number }) => oneLine(textOf(message, node));
  const serial = serialOf(parts);
  const year = yearOf(parts);
  const place = placeOf(parts);
  // The Department numbers separately for each post, so that its number alone names no telegram.
  const named = serial !== undefined && place !== undefined && !isFromWashington(parts);
  const post = named ? (postOfPlace(parts)?.name ?? place.toUpperCase()) : undefined;
  const reference = post !== undefined && serial !== undefined ? { post, serial } : undefined;
  const canonical = reference && canonicalReference(reference, year);
  const moment = momentOf(printed.date, zoneOf(parts));
  const filed = isToWashington(parts) ? printed.file?.date : undefined;
  const written = printed.date?.year === undefined ? filed : { ...printed.date, year: printed.date.year };
  const day = written && isoDate(written);
  const date = moment === undefined ? day : isoMinute(moment);
  const level = RECORD_LEVELS.find((each) => each === printed.level);
  const precedence = printed.precedence && text(printed.precedence).toUpperCase();
  const references = printed.references.map((node) => ({ kind: 'cable' as const, text: text(node) }));
  const captions = filled([...new Set(printed.captions.map((caption) => text(caption).toUpperCase()))]);
  const passing = filled(printed.passing.map((line) => text(line)))?.join(' ');
  return {
    ...(canonical && year !== undefined && { id: canonical.id, idFrom: 'form' }),
    ...(canonical && year !== undefined && { year }),
    ...(canonical && { post: canonical.post, serial: reference?.serial as number }),
    ...(date && { date }),
    ...(precedence && { precedence: [precedenceRow(precedence)?.name.toUpperCase() ?? precedence] }),
    ...(level && { classification: level }),
    ...(captions && { captions }),
    ...(passing && { passing }),
    ...(references.length > 0 && { references }),
  };
}

const RECORD_LEVELS: readonly ClassificationLevel[] = [
  'UNCLASSIFIED',
  'LIMITED OFFICIAL USE',
  'CONFIDENTIAL',
  'SECRET',
  'TOP SECRET',
];
