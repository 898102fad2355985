import apa from '../../../data/styles/apa.csl';
import chicago from '../../../data/styles/chicago.csl';
import chicagoNote from '../../../data/styles/chicago-note.csl';
import frus from '../../../data/styles/frus.csl';
import mla from '../../../data/styles/mla.csl';
import nara from '../../../data/styles/nara.csl';

/** The styles by their names, each a CSL document. */
export const STYLES = { 'chicago-note': chicagoNote, chicago, mla, apa, nara, frus } as const;

export type CitationStyle = keyof typeof STYLES;

export const CITATION_STYLES = Object.keys(STYLES) as readonly CitationStyle[];
