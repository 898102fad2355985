import type { Problem, Severity } from '../../../rules/rule';
import { rangeOf } from '../../../syntax/query/locate';

/** Characters of a line that are shown, and how many of them before the problem. */
const WIDTH = 100;
const BEFORE = 40;

const COLORS: Readonly<Record<Severity, number>> = { error: 31, warning: 33, information: 36, hint: 90 };
const BOLD = 1;
const FAINT = 2;

/**
 * A problem for people: `FILE:LINE:COLUMN: severity: message [code]`, and below it the line with carets. Of a
 * long line the part around the problem is shown. Characters that a terminal would obey or hide are replaced.
 */
export function pretty(
  { rule, severity, message, span, text }: Problem,
  file: string,
  colors: boolean,
): string {
  const paint = (code: number, words: string) => (colors ? `\x1b[${code}m${words}\x1b[0m` : words);
  const { start, end } = rangeOf(message, span);
  const line = start.line - message.line;
  const source = message.text
    .slice(message.lineStarts[line], message.lineStarts[line + 1])
    .replace(/[\r\n]+$/, '');
  const from = Math.max(0, Math.min(start.character - BEFORE, source.length - WIDTH));
  const shown = source.slice(from, from + WIDTH);
  const to = Math.min(end.line === start.line ? end.character : source.length, from + WIDTH);
  const ahead = from > 0 ? '…' : '';
  const after = from + WIDTH < source.length ? '…' : '';
  const carets = '^'.repeat(Math.max(1, to - start.character));
  const number = `${start.line + 1}`;
  const margin = ' '.repeat(number.length);
  const place = `${visible(file)}:${number}:${start.character + 1}`;
  return [
    `${paint(BOLD, place)}: ${paint(COLORS[severity], severity)}: ${visible(text)} ${paint(FAINT, `[${rule.code}]`)}`,
    `  ${paint(FAINT, `${number} |`)} ${ahead}${visible(shown)}${after}`,
    `  ${paint(FAINT, `${margin} |`)} ${' '.repeat(ahead.length + start.character - from)}${paint(COLORS[severity], carets)}`,
    '',
  ].join('\n');
}

function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => (character === '\t' ? ' ' : '\ufffd'));
}
