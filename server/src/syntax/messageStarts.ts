import { isMailField } from './grammar/container';
import { isDigit } from './lexicon';
import type { Line } from './lines';
import { lowerBound } from './query/search';
import { isExemptions, isReleaseDecision, isReleaseMark } from './repair/releaseMarks';

/** Lines within which FM follows the date-time group. */
const ORIGINATOR_WITHIN = 3;
/** Lines within which the classification line follows a date-time group that is repeated. */
const CLASSIFICATION_WITHIN = 80;
/** Lines within which UNQUOTE follows QUOTE. */
const UNQUOTE_WITHIN = 300;
/** How many lines below a line the answer whether a message begins at it depends on, at the most. */
export const LOOKS_AHEAD = Math.max(ORIGINATOR_WITHIN, CLASSIFICATION_WITHIN, UNQUOTE_WITHIN);

const M = 77;
const P = 80;
const FIRST_PAGE = /^PAGE\s+0?1(?:\s+[A-Z][A-Z.' ]{1,9}\s+\d{3,6}(?!\d)|$)/;
const QUOTE = /^QUOTE\s?[.:]?$/;

/** What is known of the message at which the search for the next one has come. */
interface MessageSoFar {
  /** Its classification line, or the first key of its form, has been passed. */
  isClassified: boolean;
  /** Its subject or a paragraph has been passed. */
  hasText: boolean;
  /** A mail that carries it has been passed: what is numbered above the cable is no paragraph. */
  isMail: boolean;
  identifier?: string;
  dateTimeGroup?: string;
}

/**
 * Indices of the lines at which a message begins (FORMAT §9): format line 1; or, once the message before has its
 * classification line, a date-time group with FM soon after, the first page of a print, a SMART form or a record
 * of the archives, each with the banners above it. Never inside QUOTE … UNQUOTE. A copy may have the envelope, or
 * all of the cable, twice: that is one cable.
 */
export function messageStarts(lines: readonly Line[]): number[] {
  const starts = [0];
  let message: MessageSoFar = { isClassified: false, hasText: false, isMail: false };
  const begin = (at: number) => {
    if (at > (starts.at(-1) as number)) starts.push(at);
    message = { isClassified: false, hasText: false, isMail: false };
  };
  const unquotes = new Unquotes(lines);
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as Line;
    switch (line.kind) {
      case 'TransmissionIdentifier': {
        const isOther = message.identifier === undefined ? message.hasText : message.identifier !== line.head;
        if (isOther) begin(at);
        else message.isClassified = false;
        message.identifier = line.head;
        break;
      }
      case 'DateTimeGroup':
        if (isDigit(line.first)) break;
        if (message.isClassified && beginsAtDateTimeGroup(lines, at, message)) begin(at);
        message.dateTimeGroup ??= line.head;
        break;
      case 'SmartForm':
      case 'ArchiveMark':
        if (line.head === 'Message Attributes') break;
        if (line.first !== M) break;
        if (message.isClassified) begin(aboveBanners(lines, at));
        if (line.kind === 'SmartForm') message.isClassified = true;
        break;
      case 'PageHeader':
      case 'Text':
        if (message.isClassified && line.first === P && FIRST_PAGE.test(line.head))
          begin(aboveBanners(lines, at));
        break;
      case 'EndAndStart':
        if (message.isClassified && at + 1 < lines.length) begin(at + 1);
        break;
      case 'Quotation':
        if (QUOTE.test(line.head)) at = unquotes.below(at);
        break;
      case 'Paragraph':
        if (message.isClassified || !message.isMail || !isDigit(line.first)) message.hasText = true;
        break;
      case 'ClassificationLine':
        if (!message.hasText && !message.isClassified) message.isClassified = line.isNumberedClassification;
        break;
      case 'Subject':
      case 'FormKey':
      case 'MailField':
        if (isMailField(line)) message.isMail ||= !message.hasText;
        else if (message.isClassified && line.kind === 'Subject') message.hasText = true;
        break;
      default:
    }
  }
  return starts;
}

/** Finds the UNQUOTE below lines that are asked for in the order of the text, each of which is passed once. */
class Unquotes {
  private next: number | undefined;

  constructor(private readonly lines: readonly Line[]) {}

  /** Index of the line on which the quotation ends that begins at a line; of that line where it does not end soon. */
  below(at: number): number {
    const { lines } = this;
    const { text, start } = lines[at] as Line;
    if (this.next === undefined || (this.next !== -1 && this.next < start))
      this.next = text.indexOf('UNQUOTE', start);
    const { next } = this;
    const end = lines[at + UNQUOTE_WITHIN]?.start ?? text.length;
    if (next === -1 || next >= end) return at;
    return lowerBound(lines, (line) => line.start <= next) - 1;
  }
}

/**
 * Whether a message begins at this date-time group: FM follows soon, and where it is the group of the message
 * before, as in all sections of a telegram, a classification line too: a publisher's notes repeat the envelope.
 */
function beginsAtDateTimeGroup(lines: readonly Line[], at: number, { dateTimeGroup }: MessageSoFar): boolean {
  const follows = (within: number, is: (line: Line) => boolean) =>
    lines.slice(at + 1, at + 1 + within).some(is);
  return (
    follows(ORIGINATOR_WITHIN, ({ kind }) => kind === 'Originator') &&
    (lines[at]?.head !== dateTimeGroup ||
      follows(CLASSIFICATION_WITHIN, ({ isNumberedClassification }) => isNumberedClassification))
  );
}

/**
 * The first of the lines directly above a line that belong to the same paper: banners, and at the head of a released
 * paper the line that says how much was released, with the stamp above it. Other stamps are at the foot of the page
 * before.
 */
function aboveBanners(lines: readonly Line[], at: number): number {
  let first = at;
  let isReleased = false;
  for (let above = at - 1; above > 0; above--) {
    const line = lines[above] as Line;
    const { kind } = line;
    if (kind === 'Blank') continue;
    if (kind === 'Letterhead') return above;
    if (isReleased) return isReleaseMark(line.head) || isExemptions(line.head) ? above : first;
    if (isReleaseDecision(line.head)) isReleased = true;
    else if (kind !== 'Banner' && kind !== 'PrintNumber' && line.head !== 'Message Text') break;
    first = above;
  }
  return first;
}
