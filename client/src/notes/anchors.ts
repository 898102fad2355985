import { Range, type TextDocument } from 'vscode';
import type { CableAnchor } from '../../../server/src/protocol';
import type { Note } from './notesFile';

/** Where a note belongs in a copy of its cable; `undefined` where the document does not have that cable. */
export function rangeOfNote(
  document: TextDocument,
  anchors: readonly CableAnchor[],
  { cable, paragraph, quote }: Note,
): Range | undefined {
  const anchor = anchors.find(({ name }) => name === cable);
  if (!anchor) return undefined;
  const found = anchor.paragraphs.find(({ number }) => number === paragraph);
  const lines = found?.lines ?? anchor.lines;
  const whole = new Range(lines[0], 0, lines[1], document.lineAt(lines[1]).text.length);
  const inParagraph = quote && rangeOfWords(document, whole, quote);
  if (inParagraph) return inParagraph;
  const own = new Range(anchor.lines[0], 0, anchor.lines[1], document.lineAt(anchor.lines[1]).text.length);
  return (quote && rangeOfWords(document, own, quote)) || new Range(lines[0], 0, lines[0], 0);
}

/** Finds words whatever white space is between them in this copy. */
function rangeOfWords(document: TextDocument, within: Range, words: string): Range | undefined {
  const pattern = words
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('\\s+');
  const match = new RegExp(pattern).exec(document.getText(within));
  if (!match) return undefined;
  const start = document.offsetAt(within.start) + match.index;
  return new Range(document.positionAt(start), document.positionAt(start + match[0].length));
}

/** Words of more than this are not kept with a note: the paragraph says enough. */
const LONGEST_QUOTE = 200;

/** What a note at a range is anchored to. */
export function anchorOf(
  document: TextDocument,
  anchors: readonly CableAnchor[],
  range: Range,
): Pick<Note, 'cable' | 'paragraph' | 'quote'> | undefined {
  const { line } = range.start;
  const anchor = anchors.find(({ lines: [first, end] }) => first <= line && line <= end);
  if (!anchor) return undefined;
  const paragraph = anchor.paragraphs.find(({ lines: [first, end] }) => first <= line && line <= end)?.number;
  const selected = range.isEmpty ? document.lineAt(line).text : document.getText(range);
  const quote = selected.replace(/\s+/g, ' ').trim().slice(0, LONGEST_QUOTE);
  return {
    cable: anchor.name,
    ...(paragraph !== undefined && { paragraph }),
    ...(quote && { quote }),
  };
}
