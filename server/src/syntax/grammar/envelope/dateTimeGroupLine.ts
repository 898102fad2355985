import type { Cursor } from '../../cursor';
import { fullYear, matchesOf, monthOf } from '../../lexicon';
import { DATE_TIME_GROUP_LINE } from '../../lineKinds';
import { type DateTimeGroup, type DateTimeGroupLine, leaf } from '../../tree';
import { type Construct, opensWith } from '../construct';
import { restOf } from './operatingSignals';

/** Format line 5, `P 250905Z SEP 06`. FORMAT §3.5. */
export const dateTimeGroupLine: Construct<DateTimeGroupLine, unknown> = {
  opens: opensWith('DateTimeGroup'),
  read: readDateTimeGroupLine,
};

const PROSIGN = /[A-Z0]/g;

function readDateTimeGroupLine(cursor: Cursor): DateTimeGroupLine | undefined {
  const { line } = cursor;
  const match = DATE_TIME_GROUP_LINE.exec(line.head);
  if (!match) return undefined;
  cursor.next();
  const { start, end } = line;
  const [whole, prosigns = ''] = match;
  const precedences = matchesOf(PROSIGN, prosigns).map(({ index }) =>
    leaf('Precedence', start + index, start + index + 1),
  );
  const dateTimeGroup = dateTimeGroupFrom(match, start);
  const rest = restOf(line, whole.length);
  return {
    kind: 'DateTimeGroupLine',
    start,
    end,
    precedences,
    dateTimeGroup,
    signals: rest.filter((node) => node.kind === 'OperatingSignal'),
    children: [...precedences, dateTimeGroup, ...rest],
  };
}

/** The date-time group with which a text begins, blanks aside; `start` is the offset of the text in the message. */
export function dateTimeGroupIn(source: string, start: number): DateTimeGroup | undefined {
  const blanks = source.length - source.trimStart().length;
  const match = DATE_TIME_GROUP_LINE.exec(source.slice(blanks));
  return match ? dateTimeGroupFrom(match, start + blanks) : undefined;
}

function dateTimeGroupFrom(match: RegExpExecArray, start: number): DateTimeGroup {
  const [whole, , group = '', day, hour, minute, month = '', year = ''] = match;
  return {
    kind: 'DateTimeGroup',
    start: start + whole.length - group.length,
    end: start + whole.length,
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    month: monthOf(month),
    year: fullYear(year),
  };
}
