import { type Line, leaf } from '../../lines';
import type { CaptionLine, Leaf, PassingInstruction, SyntaxNode } from '../../tree';

/** The captions by which a line is known as one of captions, as a pattern. 5 FAH-2 H-440, FORMAT §6.1. */
export const CAPTION_WORD = String.raw`SIPDIS|SENSITIVE|NOFORN|NODIS|EXDIS|LIMDIS|STADIS|SPECAT|E\s?F\s?T\s?O|NOCONTRACT|ORCON|PROPIN|AIDAC|TERREP|CODEL|STAFFDEL|CHEROKEE|EYES\s{1,3}ONLY|OFFICIAL[- ]INFORMAL|VISAS?\s{1,3}(?:VIPER|DONKEY|EAGLE|CONDOR|BEAR|HORSE|MANTIS|PEGASUS|HAWK)S?|[A-Z]{2,10}\s{1,3}CHANNEL|CORRECTED\s{1,3}COPY`;

const CAPTION = new RegExp(
  String.raw`(?<![A-Z])(?:${CAPTION_WORD}|(?:C\s?O\s?R\s?R\s?E\s?C\s?T\s?E\s?D\s{0,3}C\s?O\s?P\s?Y)|[A-Z]+(?:\/[A-Z]+)*)`,
  'gi',
);
/** Only captions, `SENSITIVE SIPDIS`; the slashes fill the line. */
const KNOWN = new RegExp(String.raw`^(?:(?:${CAPTION_WORD})(?:[\s,;/]+|$)){1,6}$`, 'i');
/** `C O R R E C T E D  C O P Y (SUBJECT LINE)`: what was corrected stands behind. */
const CORRECTED_COPY = /^(?:C\s?O\s?R\s?R\s?E\s?C\s?T\s?E\s?D\s{0,3}C\s?O\s?P\s?Y)(?![A-Z])/i;
/** A caption of some project, `USSALTTWO`. */
const OTHER = /^[A-Z]{5,}\/*$/;

/** Whether all of a line is captions that are known, wherever in the header it stands. */
export function isKnownCaptionLine(head: string): boolean {
  return KNOWN.test(head) || CORRECTED_COPY.test(head);
}

/**
 * Whether a line is one of captions. A single word that is none of the known is taken for one only above the
 * passing instructions: below, it is a name that ran over, `RENIGAR`.
 */
export function isCaptionLine(head: string, passing: boolean): boolean {
  return isKnownCaptionLine(head) || (!passing && OTHER.test(head));
}

export function captionLine(text: string, { start, end }: Line): CaptionLine {
  const source = text.slice(start, end);
  const corrected = CORRECTED_COPY.exec(source)?.[0];
  const captions: Leaf<'Caption'>[] =
    corrected === undefined
      ? Array.from(source.matchAll(CAPTION), ({ index, 0: word }) =>
          leaf('Caption', start + index, start + index + word.length),
        )
      : [leaf('Caption', start, start + corrected.length)];
  const reason = corrected === undefined ? -1 : source.slice(corrected.length).search(/[\p{L}\p{N}(]/u);
  const children: SyntaxNode[] = [...captions];
  if (reason !== -1) children.push(leaf('Text', start + (corrected?.length ?? 0) + reason, end));
  return { kind: 'CaptionLine', start, end, captions, children };
}

export function passingInstruction({ start, end }: Line): PassingInstruction {
  return { kind: 'PassingInstruction', start, end, children: [leaf('Text', start, end)] };
}
