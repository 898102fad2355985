import type { SyntaxNode } from '../../syntax/tree';

/** Nodes that interrupt a cable without being part of what was written. */
const FURNITURE: ReadonlySet<SyntaxNode['kind']> = new Set<SyntaxNode['kind']>([
  'PageLine',
  'PageHeader',
  'Banner',
  'ReleaseStamp',
  'ExemptionCode',
  'PublisherText',
  'WrapperMark',
  'EndOfMessage',
  'Separation',
  'ValidationNumber',
]);

/** Whether a node interrupts a cable without being part of what was written. */
export const isFurniture = ({ kind }: SyntaxNode) => FURNITURE.has(kind);
