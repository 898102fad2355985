import type { Confidence } from '../reference/tables';
import { offsetOf } from '../syntax/place';
import type { CableDocument, Message, Telegram } from '../syntax/tree';
import { pathAt } from '../syntax/walk';
import { type DescribeContext, describe } from './describe';
import { describeCode, type Reading } from './describe/codes';
import type { Description } from './describe/description';
import { messageAt } from './hover';
import { plainTextOf } from './markdown';

/** What there is to say of a code or a token, for the command line. */
export interface Explanation {
  /** As written. */
  readonly code: string;
  readonly title: string;
  /** What a hover says, as plain text. */
  readonly text: string;
  /** `unknown` where no table has it: then the text names the nearest codes. */
  readonly confidence: Confidence | 'unknown';
  /** Where it comes from, where that is to be said. */
  readonly source?: string;
}

/** A code that stands in no cable, in every reading that the tables have. */
export function explainCode(code: string, reading?: Reading): readonly Explanation[] {
  return describeCode(code, reading).map(explanation);
}

/**
 * The tokens of a line in their order, or the one at a character of it.
 * @param line 0-based, of the document
 * @param character 0-based, UTF-16
 */
export function explainLine(
  document: CableDocument,
  line: number,
  character?: number,
  context?: DescribeContext,
): readonly Explanation[] {
  const message = messageAt(document, line);
  const telegram = message && document.telegrams.find(({ messages }) => messages.includes(message));
  if (!message || !telegram) return [];
  if (character !== undefined) {
    const found = at(telegram, message, offsetOf(message, { line, character }), context);
    return found ? [explanation(found)] : [];
  }
  const start = offsetOf(message, { line, character: 0 });
  const end = offsetOf(message, { line, character: Number.MAX_SAFE_INTEGER });
  const found: Description[] = [];
  for (let offset = start; offset < end; ) {
    const description = at(telegram, message, offset, context);
    const leaf = pathAt(message, offset).at(-1);
    if (description && description.span.end > offset) {
      if (found.at(-1)?.span.start !== description.span.start) found.push(description);
      offset = description.span.end + 1;
    } else if (leaf && !('children' in leaf) && leaf.kind !== 'Text' && leaf.end > offset) {
      offset = leaf.end + 1;
    } else {
      offset++;
    }
  }
  return found.map(explanation);
}

function at(
  telegram: Telegram,
  message: Message,
  offset: number,
  context: DescribeContext | undefined,
): Description | undefined {
  return describe(telegram, message, pathAt(message, offset), offset, context);
}

function explanation(description: Description): Explanation {
  const { quoted, title, confidence, source } = description;
  return {
    code: quoted,
    title,
    text: plainTextOf(description),
    confidence,
    ...(source !== undefined && { source }),
  };
}
