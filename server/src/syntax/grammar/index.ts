import type { Cursor } from '../cursor';
import { type Line, lineStartsOf } from '../lines';
import type { Body, Header, Message, QuotedCable } from '../tree';
import {
  type BodyConstruct,
  heading,
  paragraph,
  paragraphsOnOneLine,
  quotationInBody,
  readBody,
} from './body/body';
import { readEnding } from './body/ending';
import { addresseeList } from './envelope/addresseeList';
import { callingStation } from './envelope/callingStation';
import { clearances } from './envelope/clearances';
import { dateTimeGroupLine } from './envelope/dateTimeGroupLine';
import { distribution } from './envelope/distribution';
import { type EnvelopeConstruct, readEnvelope } from './envelope/envelope';
import { originator } from './envelope/originator';
import { processingLine } from './envelope/processingLine';
import { routingLine } from './envelope/routingLine';
import { securityWarning } from './envelope/securityWarning';
import { groupCount, separation } from './envelope/separation';
import { transmissionIdentifier } from './envelope/transmissionIdentifier';
import { classifiedBy } from './header/classifiedBy';
import { executiveOrder } from './header/executiveOrder';
import {
  aboveClassification,
  captionLine,
  classificationLine,
  type HeaderConstruct,
  passingInstruction,
  quotationInHeader,
  readHeader,
  strayLine,
} from './header/header';
import { references } from './header/references';
import { subject } from './header/subject';
import { tags } from './header/tags';
import { type MessageGrammar, readMessage } from './message';
import { readQuotedCable } from './quotedCable';

/*
 * The grammar of a cable on one page: FORMAT §10. A message is an envelope, a header and a body, each of them optional
 * and in this order; each line is given to the first construct of the part's table that it opens. A SMART form or a
 * formatted message takes the place of the header.
 */

/** Format lines 1–11, and what the Department put above them. FORMAT §3, §5. */
export const ENVELOPE: readonly EnvelopeConstruct[] = [
  transmissionIdentifier, // VZCZCXRO8708
  routingLine, //            PP RUEHDBU
  callingStation, //         DE RUEHKB #1398/01 2680905
  securityWarning, //        ZNY CCCCC ZZH
  dateTimeGroupLine, //      P 250905Z SEP 06
  originator, //             FM AMEMBASSY BAKU
  addresseeList, //          TO RUEHC/SECSTATE WASHDC PRIORITY 1398 …
  groupCount, //             GRNC
  separation, //             BT
  distribution, //           ACTION EUR-12 INFO OCT-01 … /026 W
  clearances, //             DRAFTED BY S/S-O:APSHANKLE
  processingLine, //         ------------------112601 021129Z /11
];

/** From the classification line to the last element before the first paragraph. FORMAT §4, §6. */
export const HEADER: readonly HeaderConstruct[] = [
  classificationLine, //     C O N F I D E N T I A L SECTION 01 OF 04 BAKU 001398
  executiveOrder, //         E.O. 12958: DECL: 09/25/2016
  tags, //                   TAGS: PREL, KDEM, AJ
  subject, //                SUBJECT: WEATHER RADARS
  references, //             REF: A. 05 ASTANA 4511 B. BAKU 99
  classifiedBy, //           Classified By: Ambassador Anne E. Derse per 1.4 (b,d).
  quotationInHeader, //      QUOTE … UNQUOTE
  aboveClassification, //    Monday, 25 September 2006, 09:05
  captionLine, //            SENSITIVE SIPDIS
  passingInstruction, //     DEPT FOR EUR A/S FRIED
  strayLine,
];

/** Paragraphs under their headings, and the cables they quote. FORMAT §7. */
export const BODY: readonly BodyConstruct[] = [
  quotationInBody, //        QUOTE … UNQUOTE
  paragraphsOnOneLine, //    … said. ¶3. (C) The minister …
  heading, //                ----- SUMMARY -----
  paragraph, //              ¶2. (C) …, and every other line
];

/** A quoted cable is a cable: here the grammar comes back to itself. */
const quotedCable = (cursor: Cursor, closing: number): QuotedCable =>
  readQuotedCable(cursor, closing, {
    header: (inner): Header | undefined => readHeader(inner, HEADER, { isQuoted: true, quotedCable }),
    ending: readEnding,
    body: (inner): Body | undefined =>
      readBody(inner, BODY, {
        isQuoted: true,
        isLaterSection: false,
        seeksStatement: false,
        quotedCable,
      })?.node,
  });

const grammar: MessageGrammar = {
  envelope: (cursor) => readEnvelope(cursor, ENVELOPE),
  header: (cursor) => readHeader(cursor, HEADER, { isQuoted: false, quotedCable }),
  body: (cursor, where) => readBody(cursor, BODY, { isQuoted: false, quotedCable, ...where }),
};

/**
 * Reads the text of one message. A pure function of that text, so a message that did not change keeps its tree.
 *
 * @param lines those of the text, where they are known already
 */
export function parseMessage(
  source: string,
  lineStarts: readonly number[] = lineStartsOf(source),
  lines?: readonly Line[],
): Message {
  return readMessage(source, lineStarts, lines, grammar);
}
