import type { Confidence } from '../reference/tables';
import { locate, offsetOf } from '../syntax/query/locate';
import { pathAt } from '../syntax/query/walk';
import type { CableDocument, Leaf, Message } from '../syntax/tree';
import { type DescribeContext, describe } from './describe';
import { describeCode, type Reading } from './describe/codes';
import type { Description } from './describe/description';
import { wordAt } from './describe/words';
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

/** A code that is in no cable, in every reading that the tables have. */
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
  const located = locate(document, { line, character: character ?? 0 });
  if (!located) return [];
  const { telegram, message, offset: start, path } = located;
  if (character !== undefined) {
    const found = describe(telegram, message, path, start, context);
    return found ? [explanation(found)] : [];
  }
  const end = offsetOf(message, { line, character: Number.MAX_SAFE_INTEGER });
  const found: Description[] = [];
  for (let offset = start; offset < end; ) {
    const path = pathAt(message, offset);
    const description = describe(telegram, message, path, offset, context);
    const leaf = path.at(-1);
    if (description && description.span.end > offset) {
      if (found.at(-1)?.span.start !== description.span.start) found.push(description);
      offset = description.span.end + 1;
    } else if (leaf && !('children' in leaf) && leaf.end > offset) {
      // Running text is explained by the word.
      const rest = leaf.kind === 'Text' ? wordAt(message, leaf, offset) : leaf;
      offset = rest && rest.end > offset ? rest.end + 1 : nextWord(message, leaf, offset + 1);
    } else {
      offset++;
    }
  }
  return found.map(explanation);
}

/** Offset of the next letter or digit of a leaf; after its end where there is none. */
function nextWord({ text }: Message, { end }: Leaf, from: number): number {
  const letter = /[\p{L}\p{N}]/gu;
  letter.lastIndex = from;
  const found = letter.exec(text)?.index;
  return found === undefined || found > end ? end + 1 : found;
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
