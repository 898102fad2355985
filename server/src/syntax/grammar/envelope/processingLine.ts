import type { Cursor } from '../../cursor';
import { PROCESSING_LINE, PROCESSING_LINE_WITHOUT_DASHES, PROCESSING_NUMBER } from '../../lineKinds';
import type { ProcessingLine } from '../../tree';
import { type Construct, opensWith } from '../construct';

/** The dashes with the message number, and from 1977 on the time it was processed. FORMAT §5. */
export const processingLine: Construct<ProcessingLine, unknown> = {
  opens: opensWith('ProcessingLine'),
  read: readProcessingLine,
};

function readProcessingLine(cursor: Cursor): ProcessingLine | undefined {
  const { head, start, end } = cursor.line;
  const match = PROCESSING_LINE.exec(head) ?? PROCESSING_LINE_WITHOUT_DASHES.exec(head);
  if (!match && !PROCESSING_NUMBER.test(head)) return undefined;
  cursor.next();
  const [, number = head, day, hour, minute] = match ?? [];
  return {
    kind: 'ProcessingLine',
    start,
    end,
    number,
    ...(day !== undefined && {
      processed: { day: Number(day), hour: Number(hour), minute: Number(minute) },
    }),
  };
}
