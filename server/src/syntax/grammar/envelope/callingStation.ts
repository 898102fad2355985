import type { Cursor } from '../../cursor';
import { CALLING_STATION } from '../../lineKinds';
import { type CallingStation, leaf } from '../../tree';
import { type Construct, opensWith } from '../construct';
import { restOf } from './operatingSignals';

/** Format line 3, `DE RUEHKB #1398/01 2680905`. FORMAT §3.3. */
export const callingStation: Construct<CallingStation, unknown> = {
  opens: opensWith('CallingStation'),
  read: readCallingStation,
};

function readCallingStation(cursor: Cursor): CallingStation | undefined {
  const { line } = cursor;
  const match = CALLING_STATION.exec(line.head);
  if (!match) return undefined;
  cursor.next();
  const { start, end } = line;
  const [whole, ri = '', station = '', number, part, time = '', day, hour, minute] = match;
  const prosign = leaf('Prosign', start, start + 2);
  const indicatorAt = start + whole.indexOf(ri, 2);
  const indicator = leaf('RoutingIndicator', indicatorAt, indicatorAt + ri.length);
  const serialAt = start + whole.indexOf('#');
  const serial = {
    kind: 'StationSerialNumber' as const,
    start: serialAt,
    end: serialAt + station.length,
    serial: Number(number),
    ...(part !== undefined && { part: Number(part) }),
  };
  const filed = {
    kind: 'FilingTime' as const,
    start: start + whole.length - time.length,
    end: start + whole.length,
    dayOfYear: Number(day),
    hour: Number(hour),
    minute: Number(minute),
  };
  const children = [prosign, indicator, serial, filed, ...restOf(line, whole.length)];
  return { kind: 'CallingStation', start, end, indicator, serial, filed, children };
}
