import { type Line, leaf } from '../lines';
import type { CaptionLine, PassingInstruction, SyntaxNode } from '../tree';

/** Captions that are two words; all others are one. 5 FAH-2 H-440. */
const CAPTION =
  /EYES ONLY|CORRECTED COPY|OFFICIAL INFORMAL|VISAS? [A-Z]+|[A-Z]+ CHANNEL|[A-Z]+(?:\/[A-Z]+)*/g;
const CAPTION_LINE = /^[A-Z]{3,}(?:[\s,]+[A-Z]{3,}){0,4}\/*$/;
const PASSING_WORD = /\b(?:FOR|FROM|PASS|TO|ALSO|PLEASE|PLS|AMEMBASSY|AMCONSUL|USMISSION|COLLECTIVE)\b/;

export function isCaptionLine(head: string, previous: SyntaxNode | undefined): boolean {
  // Directly below a line of passing instructions stands the rest of it.
  return previous?.kind !== 'PassingInstruction' && CAPTION_LINE.test(head) && !PASSING_WORD.test(head);
}

export function captionLine(head: string, { start, end }: Line): CaptionLine {
  const captions = Array.from(head.matchAll(CAPTION), ({ index, 0: word }) =>
    leaf('Caption', start + index, start + index + word.length),
  );
  return { kind: 'CaptionLine', start, end, captions, children: captions };
}

export function passingInstruction({ start, end }: Line): PassingInstruction {
  return { kind: 'PassingInstruction', start, end, children: [leaf('Text', start, end)] };
}
