import { parse } from '../../../server/src/syntax/document';
import { textOf, walk } from '../../../server/src/syntax/query/walk';
import type { Message, Paragraph, SyntaxNode } from '../../../server/src/syntax/tree';

/** The header of an invented cable, below which a test puts its body. */
export const HEADER = `P 141205Z OCT 08
FM AMEMBASSY HELSINKI
TO SECSTATE WASHDC PRIORITY 0417

C O N F I D E N T I A L HELSINKI 000733

E.O. 12958: DECL: 10/14/2018
TAGS: ETRD, EWWT, FI
SUBJECT: ICEBREAKER LEASE OFFER WITHDRAWN

`;

/** The message of a cable with this body. */
export function withBody(body: string): Message {
  const [message] = parse(`${HEADER}${body}`).messages;
  if (!message) throw new Error('no message');
  return message;
}

/** True number, mark and first words of each paragraph: `2 (C) The vessel`. */
export function paragraphsOf(message: Message, words = 2): string[] {
  return (message.body?.paragraphs ?? []).map((paragraph) => {
    const { number, portionMark } = paragraph;
    const mark = portionMark && textOf(message, portionMark);
    const text = ownText(message, paragraph).replace(/^\.\s*/, '');
    return [number, mark, text.split(/\s+/).slice(0, words).join(' ')]
      .filter((part) => part !== undefined && part !== '')
      .join(' ');
  });
}

/** The text of a paragraph, without its number and mark. */
export function ownText(message: Message, { children }: Paragraph): string {
  return children
    .filter(({ kind }) => kind === 'Text')
    .map((node) => textOf(message, node))
    .join(' ');
}

export function headingsOf(message: Message): string[] {
  return (message.body?.headings ?? []).map(({ title }) => textOf(message, title).replace(/\s+/g, ' '));
}

export function surnamesOf(message: Message): string[] {
  return (message.signature?.surnames ?? []).map((surname) => textOf(message, surname));
}

/** The texts of all leaves of a kind, in order. */
export function leavesOf(message: Message, kind: SyntaxNode['kind']): string[] {
  const found: string[] = [];
  walk(message, (node) => {
    if (node.kind === kind) found.push(textOf(message, node));
  });
  return found;
}
