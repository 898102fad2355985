import type { Range } from 'vscode-languageserver-types';
import { offsetOf } from '../../syntax/query/locate';
import type { Message, Span, Telegram } from '../../syntax/tree';

/** The section of a telegram on a 0-based line of the document. */
export function messageOn({ messages }: Telegram, line: number): Message | undefined {
  return messages.findLast((message) => message.line <= line);
}

/** UTF-16 offsets in the message of a range of the document. */
export function spanOf(message: Message, { start, end }: Range): Span {
  return { start: offsetOf(message, start), end: offsetOf(message, end) };
}
