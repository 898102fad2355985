/** Completion: what may be written at a place of a cable, and what it would say there. */
import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type MarkupContent,
  type Position,
} from 'vscode-languageserver-types';
import type { AddressesSeenWith } from '../../reference/routing';
import { reparse } from '../../syntax/document';
import { lineOf, locate, positionOf } from '../../syntax/query/locate';
import type { CableDocument } from '../../syntax/tree';
import { describeCode } from '../describe/codes';
import { hover } from '../hover';
import { markdownOf } from '../markdown';
import { inBody } from './body';
import { type Cursor, lineText, type Suggestion, yearAt } from './cursor';
import { inEnvelope } from './envelope';
import { inHeader, reasons } from './header';

/** The characters after which an editor asks for completions: `RUEHAK/`, `TAGS:`, `1.4 (`. */
export const COMPLETION_TRIGGERS = ['/', ':', '('];

/** Nobody reads more. */
const MOST = 100;

/** In a longer line, all of a cable that has lost its line breaks, nobody writes. */
const LONGEST_LINE = 10_000;

/**
 * What may be written at a position: codes in the lines that have them, headings where a line begins, and nothing
 * in running prose. What most cables have comes first, and stays there: the list is for just what is written, by which
 * an editor finds all of it, and is asked for again with each letter.
 * @param seenWith answers for routing indicators that no table has
 * @param today milliseconds since 1970: the date of a cable that has none yet
 */
export function completions(
  document: CableDocument,
  position: Position,
  seenWith: AddressesSeenWith = () => [],
  today: number = Date.now(),
): CompletionList {
  const cursor = cursorAt(document, position, today);
  const found = cursor ? suggestions(cursor, seenWith) : [];
  // The rest of the word under the cursor is replaced too.
  const rest = /^[\p{L}\p{N}]*/u.exec(cursor?.after ?? '')?.[0].length ?? 0;
  const items = found.slice(0, MOST).map(({ text, meaning, from }, index): CompletionItem => {
    return {
      label: text,
      kind: CompletionItemKind.Constant,
      ...(meaning && { detail: meaning, labelDetails: { description: meaning } }),
      filterText: cursor?.before.slice(from) || `${text} ${meaning ?? ''}`,
      sortText: String(index).padStart(3, '0'),
      textEdit: {
        range: {
          start: { line: position.line, character: from },
          end: {
            line: position.line,
            character: from < position.character ? position.character + rest : from,
          },
        },
        newText: text,
      },
    };
  });
  return { isIncomplete: items.length > 0, items };
}

/**
 * What a completion would say where it is inserted: what the hover says of it there, at the end of its line, or
 * else before what follows.
 * @param start where it begins
 */
export function completionDocumentation(
  document: CableDocument,
  start: Position,
  text: string,
  today: number = Date.now(),
): MarkupContent | undefined {
  const { line, character } = start;
  const cursor = cursorAt(document, start, today);
  const written = cursor?.after ?? '';
  const word = /^[\p{L}\p{N}]*/u.exec(written)?.[0] ?? '';
  // The first letter of what is put: that of `(b)`.
  const position = { line, character: character + text.search(/\w/) };
  for (const { length } of [written, word]) {
    const change = { range: { start, end: { line, character: character + length } }, text };
    const found = hover(reparse(document, change), position, undefined, { today });
    if (found) return found.contents as MarkupContent;
  }
  // A prosign without its line, a heading without its rules.
  const found = describeCode(text, { year: cursor && yearAt(cursor), today }).find(
    ({ confidence }) => confidence !== 'unknown',
  );
  return found && { kind: 'markdown', value: markdownOf(found) };
}

function cursorAt(document: CableDocument, position: Position, today: number): Cursor | undefined {
  const found = locate(document, position);
  if (!found) return undefined;
  const { telegram, message, offset } = found;
  const line = lineOf(message, offset);
  const { character } = positionOf(message, offset);
  const text = lineText(message, line);
  if (text.length > LONGEST_LINE) return undefined;
  return { telegram, message, line, today, before: text.slice(0, character), after: text.slice(character) };
}

function suggestions(cursor: Cursor, seenWith: AddressesSeenWith): Suggestion[] {
  const { message, line } = cursor;
  const classificationLine = message.header?.classificationLine;
  const heading = classificationLine && lineOf(message, classificationLine.start);
  const body = message.body && lineOf(message, message.body.start);
  const isInBody = body !== undefined && line >= body;
  // The statement of who classified the cable may be its first paragraph.
  const letters = reasons(cursor);
  if (letters.length > 0) return letters;
  if (isInBody) return inBody(cursor);
  const envelope = heading === undefined || line < heading ? inEnvelope(cursor, seenWith) : [];
  if (envelope.length > 0 || (heading !== undefined && line <= heading)) return envelope;
  return [...inHeader(cursor), ...(message.header?.subject ? inBody(cursor) : [])];
}
