import { positionOf } from '../../server/src/syntax/query/locate';
import { childrenOf, textOf } from '../../server/src/syntax/query/walk';
import type { CableDocument, Message, SyntaxNode } from '../../server/src/syntax/tree';

/** The tree as text, a node a line: kind, what a leaf holds, and for paragraphs the true number. */
export function dump(document: CableDocument): string {
  const lines: string[] = [];
  const visit = (message: Message, node: SyntaxNode, depth: number) => {
    const children = childrenOf(node);
    const paragraph = node.kind === 'Paragraph' && ` ${node.number ?? '-'}${node.damaged ? ' damaged' : ''}`;
    const text = children.length === 0 ? ` ${JSON.stringify(textOf(message, node))}` : '';
    lines.push(`${'  '.repeat(depth)}${node.kind}${paragraph || ''}${text}`);
    for (const child of children) visit(message, child, depth + 1);
  };
  for (const message of document.messages) visit(message, message, 0);
  return `${lines.join('\n')}\n`;
}

/** What is wrong with a tree: nothing for any text. */
export function faultsOf(document: CableDocument, text: string): string[] {
  const faults: string[] = [];
  const whole = document.messages.map((message) => message.text).join('');
  if (whole !== text) faults.push('the messages do not add up to the text');
  for (const message of document.messages) {
    const visit = (node: SyntaxNode) => {
      let at = node.start;
      for (const child of childrenOf(node)) {
        if (child.start < at || child.end > node.end || child.end <= child.start) {
          faults.push(
            `${child.kind} ${child.start}–${child.end} does not fit into ${node.kind} from ${at} to ${node.end}`,
          );
        }
        faults.push(...lost(message, at, child.start));
        at = child.end;
        visit(child);
      }
      if (childrenOf(node).length > 0) faults.push(...lost(message, at, node.end));
    };
    visit(message);
    const end = positionOf(message, message.text.length);
    if (end.line - message.line !== message.lineStarts.length - 1)
      faults.push('the last line is not the last');
  }
  const inTelegrams = document.telegrams.flatMap(({ messages }) => messages);
  if (inTelegrams.length !== document.messages.length) faults.push('a message is in no telegram');
  return faults;
}

/** Between two leaves nothing stands that could mean something. */
function lost(message: Message, from: number, to: number): string[] {
  const gap = message.text.slice(from, to);
  return /[\p{L}\p{N}]/u.test(gap) ? [`in no leaf: ${JSON.stringify(gap.slice(0, 60))}`] : [];
}
