import { headOf, type Line, leaf } from '../lines';
import type { Signature, SyntaxNode } from '../tree';
import { isEmpty } from './headings';

const TRAILER =
  /^(?:BT|N{3,4}|N{4}[A-Z]{3}V?ZCZC|#\d{4}|[-=*_ ]*CABLE ENDS[-=*_ ]*|<< END OF DOCUMENT >>|UNCLASSIFIED|CONFIDENTIAL|SECRET|LIMITED OFFICIAL USE|\d{4}[A-Z]+\d+ - Classification: .*|[>".…]+)$/;
const SURNAMES = /^([A-Z][A-Z'’.-]+(?: [A-Z][A-Z'’-]+){0,2}(?:\s?[/&]\s?[A-Z][A-Z'’-]+){0,2})\.?#{0,2}$/;
/** A few posts sign in lower case. */
const MIXED_SURNAME = /^([A-Z][a-z]+(?:[A-Z][a-z]+)?(?:-[A-Z][a-z]+)?)\.?#{0,2}$/;
const NOT_A_SURNAME =
  /^(?:ZN[RY]|END|BEGIN|COMMENT|SUMMARY|CONFIDENTIAL|SECRET|UNCLAS|UNCLASSIFIED|SIPDIS|NOFORN|UNQUOTE|QUOTE|NOTE|MINIMIZE|REFTEL|NOTAL|CLASSIFIED|DECLASSIFIED|SENSITIVE|TEXT|NODIS|EXDIS|TERREP|AIDAC)\b/i;

/** `GP-3`, the downgrading group of an order before June 1972, above or below the signature. */
const DOWNGRADE_GROUP = /^GP-\s?[1-5]\.?$/;

/** What follows the body of a message. */
export interface Ending {
  /** Index of the first line that is not body. */
  readonly at: number;
  /** Index of the line of the signature, where it has a line of its own. */
  readonly signature: number | undefined;
}

/** Looks from the end for what follows the body: signature, separation, end of message, or nothing. */
export function endOfBody(text: string, lines: readonly Line[], from: number, to: number): Ending {
  let end = to;
  for (let at = to - 1; at >= from; at--) {
    const line = lines[at] as Line;
    if (isEmpty(line)) continue;
    const head = headOf(text, line);
    if (TRAILER.test(head) || DOWNGRADE_GROUP.test(head)) {
      end = at;
      continue;
    }
    const signs = at > from && signatureOf(head, line) && !endsSentence(text, head, lines[at - 1]);
    if (!signs) break;
    const above = lines[at - 1];
    return { at: above && DOWNGRADE_GROUP.test(headOf(text, above)) ? at - 1 : at, signature: at };
  }
  return { at: end, signature: undefined };
}

/** A line behind the body. */
export function trailer(text: string, line: Line): SyntaxNode {
  const head = headOf(text, line);
  const whole = (kind: 'DowngradeGroup' | 'Separation' | 'ValidationNumber' | 'EndOfMessage' | 'Text') =>
    leaf(kind, line.start, line.end);
  if (DOWNGRADE_GROUP.test(head)) return whole('DowngradeGroup');
  if (head === 'BT') return whole('Separation');
  if (/^#\d{4}$/.test(head)) return whole('ValidationNumber');
  return whole(/^N{3,4}(?:$|[A-Z]{3}V?ZCZC)/.test(head) ? 'EndOfMessage' : 'Text');
}

/** The last word of a cable in capitals, `ASSISTANCE.`, is no surname: the line above goes on with it. */
function endsSentence(text: string, head: string, above: Line | undefined): boolean {
  return head.endsWith('.') && !!above && !isEmpty(above) && /[A-Za-z,]/.test(text.charAt(above.end - 1));
}

/** `DERSE`, `KEEGAN/PAAL`: the surnames under a cable. */
export function signatureOf(head: string, line: Line): Signature | undefined {
  const match = head.length <= 50 ? (SURNAMES.exec(head) ?? MIXED_SURNAME.exec(head)) : null;
  if (!match || NOT_A_SURNAME.test(head)) return undefined;
  const surnames = Array.from(
    (match[1] ?? '').matchAll(/[^/&\s](?:[^/&]*[^/&\s.])?/g),
    ({ index, 0: name }) => leaf('Surname', line.start + index, line.start + index + name.length),
  );
  return {
    kind: 'Signature',
    inline: false,
    start: line.start,
    end: surnames.at(-1)?.end ?? line.end,
    surnames,
    children: surnames,
  };
}

/** Behind the last sentence: a word in capitals that no sentence begins, `END COMMENT. TREMAIN`. */
const INLINE = /[.)!?"”]\s{1,3}(?=([A-Z][A-Z'’-]{2,20}(?:\/[A-Z][A-Z'’-]{2,20})?)$)/;

/** The surname at the end of the last line of the body, as outgoing telegrams of the 1970s have it (FORMAT §7). */
export function inlineSignature(text: string, line: Line): Signature | undefined {
  const from = Math.max(line.start, line.end - 60);
  const match = INLINE.exec(text.slice(from, line.end));
  const name = match?.[1];
  if (!name) return undefined;
  const start = line.end - name.length;
  const signature = signatureOf(name, { start, end: line.end, interrupted: 'no' });
  return signature && { ...signature, inline: true };
}
