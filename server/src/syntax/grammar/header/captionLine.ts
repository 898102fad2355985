import type { Cursor } from '../../cursor';
import { CAPTION_WORD, CORRECTED_COPY_WORD, matchesOf } from '../../lexicon';
import type { Line } from '../../lines';
import { type CaptionLine, type Leaf, leaf, type SyntaxNode } from '../../tree';

const CAPTION = new RegExp(
  String.raw`(?<![A-Z])(?:${CAPTION_WORD}|(?:${CORRECTED_COPY_WORD})|[A-Z]+(?:\/[A-Z]+)*)`,
  'gi',
);
/** `C O R R E C T E D  C O P Y (SUBJECT LINE)`: what was corrected stands behind. */
const CORRECTED_COPY = new RegExp(`^(?:${CORRECTED_COPY_WORD})(?![A-Z])`, 'i');
/** A caption of some project, `USSALTTWO`. */
const OTHER = /^[A-Z]{5,}\/*$/;

/**
 * Whether a line is one of captions. A single word that is none of the known is taken for one only above the
 * passing instructions: below, it is a name that ran over, `RENIGAR`.
 */
export function isCaptionLine({ kind, head }: Line, passing: boolean): boolean {
  return kind === 'Captions' || (!passing && OTHER.test(head));
}

/** `SENSITIVE SIPDIS`. FORMAT §6.1. */
export function readCaptionLine(cursor: Cursor): CaptionLine {
  const { source, start, end } = cursor.next();
  const corrected = CORRECTED_COPY.exec(source)?.[0];
  const captions: Leaf<'Caption'>[] =
    corrected === undefined
      ? matchesOf(CAPTION, source).map(({ index, 0: word }) =>
          leaf('Caption', start + index, start + index + word.length),
        )
      : [leaf('Caption', start, start + corrected.length)];
  const reason = corrected === undefined ? -1 : source.slice(corrected.length).search(/[\p{L}\p{N}(]/u);
  const children: SyntaxNode[] = [...captions];
  if (reason !== -1) children.push(leaf('Text', start + (corrected?.length ?? 0) + reason, end));
  return { kind: 'CaptionLine', start, end, captions, children };
}
