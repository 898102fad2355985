import type { SyntaxNode } from '../../syntax/tree';
import { INTERRUPTIONS } from '../record/plainText';

/** What interrupts an element, and what wraps and ends the message. */
const FURNITURE: ReadonlySet<SyntaxNode['kind']> = new Set<SyntaxNode['kind']>([
  ...INTERRUPTIONS,
  'WrapperMark',
  'Separation',
  'ValidationNumber',
]);

/** Whether a node interrupts a cable without being part of what was written. */
export const isFurniture = ({ kind }: SyntaxNode) => FURNITURE.has(kind);
