import { Line } from '../lines';

/** `RMKS/` opens the text of a formatted message. */
const REMARKS = /^(?:RMKS|GENTEXT\/RMKS)\//;

const R = 82;
const G = 71;

/** The lines of a formatted message, where the text behind `RMKS/` is a line of its own. */
export function splitRemarks(text: string, lines: readonly Line[]): readonly Line[] {
  if (!lines.some(({ kind }) => kind === 'FormattedMessage')) return lines;
  const at = lines.findIndex(({ first, head }) => (first === R || first === G) && REMARKS.test(head));
  const line = lines[at];
  const word = line && REMARKS.exec(line.head)?.[0];
  if (!line || word === undefined || word.length === line.length) return lines;
  const start = line.start + word.length;
  return lines.toSpliced(at, 1, line.upTo(start), new Line(text, start, line.end));
}
