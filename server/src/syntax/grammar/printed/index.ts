import type { Cursor } from '../../cursor';
import { FORMAT_LINES } from '../../lineKinds';
import type { Body, Envelope, Message, Notes, PrintedTelegram, Signature, SyntaxNode } from '../../tree';
import { readPaperForm, startsPaperForm } from './form';
import { readPrint, startsPrint } from './print';

/** The parts of a telegram of 1945 to 1966, and all nodes of the message. FORMAT §15. */
export interface PrintedRead {
  readonly children: readonly SyntaxNode[];
  readonly parts: Partial<Message>;
}

/** Reads a telegram in the printed form or on a form of the Department; `undefined` where the lines begin none. */
export function readPrinted(cursor: Cursor): PrintedRead | undefined {
  const { text, lines } = cursor;
  // A telegram as it was transmitted, which most are, is neither.
  const first = lines.find(({ isBlank }) => !isBlank);
  if (first && FORMAT_LINES.has(first.kind)) return undefined;
  const message = { text, lines, woven: (children: readonly SyntaxNode[]) => cursor.woven(children) };
  if (startsPaperForm(lines)) {
    const { envelope, body, end, signature, notes, tail, margins, printed } = readPaperForm(message);
    const nodes = [envelope, body, end, signature, notes, ...tail].filter((node) => node !== undefined);
    return {
      children: withMargins(nodes, margins),
      parts: partsOf(envelope, body, signature, dated(printed)),
    };
  }
  if (!startsPrint(text, lines)) return undefined;
  const { envelope, body, signature, notes, printed } = readPrint(message);
  const nodes: (Envelope | Body | Signature | Notes)[] = [envelope, body, signature, notes].filter(
    (node) => node !== undefined,
  );
  return {
    children: nodes.sort((a, b) => a.start - b.start),
    parts: partsOf(envelope, body, signature, printed),
  };
}

function partsOf(
  envelope: Envelope | undefined,
  body: Body | undefined,
  signature: Signature | undefined,
  printed: PrintedTelegram,
): Partial<Message> {
  return {
    printed,
    ...(envelope && { envelope }),
    ...(body && { body }),
    ...(signature && { signature }),
  };
}

/** A form has no year beside its number: it is that of the receipt. */
function dated(printed: PrintedTelegram): PrintedTelegram {
  const { date, received } = printed;
  if (!date || date.year !== undefined || received?.year === undefined) return printed;
  return { ...printed, date: { ...date, year: received.year } };
}

/** Puts the offices beside the text where they are. */
function withMargins(nodes: readonly SyntaxNode[], margins: readonly SyntaxNode[]): SyntaxNode[] {
  if (margins.length === 0) return [...nodes];
  const all: SyntaxNode[] = [];
  let rest = [...margins];
  for (const node of nodes) {
    const inside = rest.filter(({ start }) => start >= node.start && start < node.end);
    all.push(...rest.filter(({ start }) => start < node.start));
    rest = rest.filter(({ start }) => start >= node.end);
    if ('children' in node && inside.length > 0)
      (node as { children: readonly SyntaxNode[] }).children = withMargins(node.children, inside);
    all.push(node);
  }
  return [...all, ...rest];
}
