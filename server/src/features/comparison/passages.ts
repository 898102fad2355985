import { childrenOf, textOf } from '../../syntax/query/walk';
import type { Message, SyntaxNode, Telegram } from '../../syntax/tree';
import { plain } from '../markdown';
import { isFurniture } from '../reading/furniture';
import { linesOf, rawLinesOf } from '../record/plainText';

/** What copies differ in without saying anything else. Each step can be left out. */
export const NORMALIZATIONS = [
  'pageLines',
  'lineBreaks',
  'spacing',
  'paragraphNumbers',
  'webNotation',
] as const;

export type Normalization = (typeof NORMALIZATIONS)[number];

/** A part of a cable that is compared with the same part of another copy. */
export interface Passage {
  /** `paragraph 7`, `subject`: the same in both copies. */
  readonly name: string;
  readonly text: string;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};
const ENTITY = /&(?:(amp|lt|gt|quot|apos|nbsp)|#(\d{2,5}));/g;
const PARAGRAPH_NUMBER = /^¶?\s?\d{1,3}\s?\.\s*/;

/**
 * The text of a telegram in its passages, section by section, as it was before copies changed its layout. The
 * header of a later section repeats that of the first and is left out with the page lines.
 * @param steps what to normalize
 */
export function passagesOf({ messages }: Telegram, steps: ReadonlySet<Normalization>): Passage[] {
  return messages.flatMap((message, index) => {
    const repeated = index > 0 && steps.has('pageLines');
    return message.children.flatMap((child): Passage[] => {
      if (repeated && (child.kind === 'Envelope' || child.kind === 'Header')) return [];
      return elementsOf(child).flatMap((element) => {
        if (steps.has('pageLines') && isFurniture(element)) return [];
        const passage = { name: nameOf(element), text: textOfElement(message, element, steps) };
        return passage.text.trim() ? passage : [];
      });
    });
  });
}

/** The whole text of a telegram for a diff editor: a passage a line where line breaks are normalized. */
export function normalizedText(telegram: Telegram, steps: ReadonlySet<Normalization>): string {
  return `${passagesOf(telegram, steps)
    .map(({ text }) => text)
    .join('\n\n')}\n`;
}

const GROUPS: ReadonlySet<SyntaxNode['kind']> = new Set<SyntaxNode['kind']>([
  'Envelope',
  'Header',
  'Body',
  'AddresseeList',
]);

function elementsOf(node: SyntaxNode): readonly SyntaxNode[] {
  return GROUPS.has(node.kind) ? childrenOf(node).flatMap(elementsOf) : [node];
}

/** `ExecutiveOrder` is `executive order`. */
const inWords = (kind: string) =>
  kind.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).toLowerCase();

function nameOf(node: SyntaxNode): string {
  if (node.kind === 'Paragraph') return node.number === undefined ? 'paragraph' : `paragraph ${node.number}`;
  return inWords(node.kind);
}

function textOfElement(message: Message, node: SyntaxNode, steps: ReadonlySet<Normalization>): string {
  const lines = !steps.has('pageLines')
    ? textOf(message, node).split(/\r\n|[\n\r]/)
    : steps.has('spacing')
      ? linesOf(message, node)
      : rawLinesOf(message, node);
  let text = lines.map(plain).join('\n');
  if (steps.has('webNotation')) text = text.replace(ENTITY, (whole, name, code) => entity(whole, name, code));
  if (steps.has('paragraphNumbers') && node.kind === 'Paragraph' && node.number !== undefined)
    text = text.replace(PARAGRAPH_NUMBER, `${node.number}. `);
  if (steps.has('lineBreaks')) text = text.replace(/\s*\n\s*/g, ' ');
  if (steps.has('spacing')) text = text.replace(/[^\S\n]+/g, ' ').trim();
  return text;
}

function entity(whole: string, name: string | undefined, code: string | undefined): string {
  return plain(name ? (ENTITIES[name] ?? whole) : String.fromCodePoint(Number(code)));
}
