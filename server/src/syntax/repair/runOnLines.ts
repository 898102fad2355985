import { goesOn, NAME_AND_NUMBER } from '../grammar/header/references';
import { CAPTION_WORD, matchesOf } from '../lexicon';
import { HEADER_ELEMENTS } from '../lineKinds';
import { Line } from '../lines';

/** The first paragraph, by its portion mark. */
const FIRST_PARAGRAPH = String.raw`(?:¶\s?1\s?\.|1\s?\.\s{0,3}\((?:U|C|S|SBU|LOU|TS|[CS]\/{1,2}NF|SBU\/{1,2}NF)\))`;
/** A classification statement without a colon, by the reasons in it. */
const STATEMENT = String.raw`(?<!\((?:U|C|S|SBU)\)\s)CLASSIFIED\s{1,2}BY\s[^:\n]{3,120}?\b(?:REASONS?|1\.[45])\b`;
/** A heading, or the rule before it. */
const HEADING = String.raw`-{5,}\s{1,3}[A-Z]{4}|SUMMARY\s{1,3}-{5}`;
/** What one of the elements begins with: without it a line is not looked at further. */
const KEYWORD =
  /SIPDIS|E\.?O\.?:?\s?1[1-3]\d|(?<!^T)AGS[:\s]|(?<!^)TGS:|SUBJ|REF(?:[ST:(]|\s[([]?A[.)\]])|CLASSIFIED\s{1,2}BY|SENSITIVE\sBUT|-{5}|¶\s?1|1\s?\.\s{0,3}\(|ZCZC|UNCLAS|[CSTU]\s[OENR]\s[NCPC]\s/gi;
/** Where a line of the header goes on with what stood on a line of its own. */
const RUN_ON = new RegExp(
  [
    // With blanks between.
    String.raw`(?<=\S)(?:\s+"{0,2}|\s?,{1,2}"{1,2})(?=(?:(?:SENSITIVE|NOFORN)\s+)?SIPDIS\b|${STATEMENT}|${HEADING}|SENSITIVE\sBUT\sUNCLASS|E\.?O\.?:?\s?1[1-3]\d{3}\b|T?AGS?:|TGS:|TAGS\s[A-Z]{4}\b|SUBJ(?:ECT)?:|REFS?:|CLASSIFIED\s{1,2}BY:|${FIRST_PARAGRAPH}|\(U\) CLASSIFIED\s{1,2}BY\b)`,
    String.raw`(?<=\S)(?<!T\sO\sP)(?<!^[CSTU])\s+(?=(?:C\sO\sN\sF\sI\sD\sE\sN\sT\sI\sA\sL|S\sE\sC\sR\sE\sT|UNCLAS)\s.{2,40}?\s\d{6}\b)`,
    // Glued to what stands before.
    String.raw`(?<=\d{3})(?=SIPDIS)|(?<=SIPDIS)(?=[A-Z])|(?<=[A-Z0-9)])(?=E\.O\.\s?1[1-3]\d{3}|SUBJ(?:ECT)?:|CLASSIFIED\s{1,2}BY:)|(?<=[A-Z0-9)])(?<!\bT)(?=TAGS:)`,
    // Captions, and the passing instructions behind them.
    String.raw`(?<=\bSIPDIS(?:\s{1,3}(?:SIPDIS|NOFORN|SENSITIVE|NODIS|EXDIS)){0,3}|^(?:SENSITIVE|NOFORN)),?\s+(?!(?:${CAPTION_WORD})\b|BUT\b|UNCLAS|[A-Z]{3,12}\s\d{6}|C\s?O\s?R\s)(?=[A-Z])`,
    // The rows of a database.
    String.raw`\s(?=V?ZCZC[A-Z]{3}\d{4}$)|(?:\t|",")(?=V?ZCZC)|(?:\t|"?,{1,2}"{0,2})(?=(?:[CSTU]\s[OENR]\s|UNCLAS\b).{0,60}\s\d{5,6}\b)`,
    // Without any colons.
    String.raw`(?<=\bTAGS\s(?:[A-Z]{2,5}[\s,]{1,2}){0,8}[A-Z]{2,5})\s(?=SUBJECT\s[A-Z])`,
    String.raw`(?<=^Cable dated:\S{19}\]?)(?=[A-Z])`,
  ].join('|'),
  'gi',
);
const CAPTION_FIRST = /^(?:SENSITIVE|NOFORN|SIPDIS),?\s/i;
/**
 * Behind a subject only what stood on a line of its own, as two blanks before it tell, or a list of references
 * that begins with a number.
 */
const RUN_ON_SUBJECT = new RegExp(
  [
    String.raw`(?<=\S)(?:\s{2,}"{0,2}|\s?,{1,2}"{1,2})(?=REFS?:|CLASSIFIED\s{1,2}BY:)`,
    String.raw`(?<=\S)\s(?=REF(?:TEL)?(?:\(S\)|S)?(?::\s{0,3}(?:[([]?A[.):\]]|A\s{1,3}(?:\d{2,4}\s)?[A-Z][A-Z\s]{2,24}\d|(?:\d{2,4}\s)?[A-Z][A-Z\s]{2,24}\s\d)|\s[([]?A[.)\]]\s{0,3}(?:\d{2,4}\s)?[A-Z][A-Z\s]{2,24}\s\d))`,
    String.raw`(?<=[A-Z])(?=REF: [A-Z ]{3,24}\s\d)`,
    String.raw`(?<=\S)\s{0,3}(?=(?<!DE|UN)CLASSIFIED\s{1,2}BY:\s{0,3}[A-Z]|(?<!\()SENSITIVE\sBUT(?:\s|$))|(?<=\S)\s{1,3}(?=${FIRST_PARAGRAPH}|${STATEMENT}|${HEADING})`,
  ].join('|'),
  'gi',
);
/**
 * A portion mark and a sentence: the text begins there without its number. A name with a number behind the mark is an
 * item with the letter C, `(C) Rio de Janeiro 723`.
 */
const MARKED_SENTENCE = String.raw`\((?:U|C|S|TS|SBU|LOU|[CS]\/{1,2}NF|SBU\/{1,2}NF)\)\s{1,3}(?!${NAME_AND_NUMBER.source.slice(1)})["“]?[A-Z](?:[^\s]{0,25}\s){1,10}?[a-z]{3,20}[\s.,;]`;
/** A line of a classification statement that begins with its reasons. */
const REASONS_LINE = /^REASONS?:/i;
/** Behind the reasons of a classification statement: the first paragraph, with its number or only its mark. */
const RUN_ON_CLASSIFIED = new RegExp(
  String.raw`(?<=\S)\s+(?=${FIRST_PARAGRAPH})|(?<=[([]\s?[a-jA-J]\s?\)\.?|\b[a-j]\.?|[a-z]{3}\.)\s{1,3}(?=(?:BEGIN\s)?S(?:UMMARY|ummary)\b|${MARKED_SENTENCE})`,
  'g',
);
/** Behind a list of references what cannot be part of it: another element, the first paragraph, a sentence. */
const RUN_ON_REFERENCES = new RegExp(
  [
    String.raw`(?<=\S)(?<!BEGIN)\s{1,40}(?=(?:CLA[A-Z]{3,8}|Cla[a-z]{3,8}) ?[Bb][Yy]\b|REASONS?:|E\.O\.\s?\d{5}|TAGS?:|SENSITIVE BUT UNCLAS|NOTE:|[CS] [OE] [NC] [FR] |¶\s?1\.|1\.\s{0,3}(?:\(|SUMMARY|Summary)|(?:BEGIN )?SUMMARY[:.]|Summary[:.]|This (?:message|cable|is)\b)`,
    String.raw`(?<=\d[.)]?)\s{1,40}(?=[A-Z][A-Za-z]{0,20}(?:\s[a-z]{1,20}){2}\b)`,
    String.raw`(?<=\d[.)]?|\(NOTAL\)|_{3}|-{3})(?<!\s\d{1,2}\.)\s{1,40}(?=${MARKED_SENTENCE}|_{5,40}\s)`,
  ].join('|'),
  'g',
);

/**
 * Repair: the elements of the header that a copy ran together on one line become lines of their own. The body, from the
 * first paragraph on, stays as it is. FORMAT §13.
 */
export function splitRunOnLines(lines: readonly Line[]): Line[] {
  const split: Line[] = [];
  let subject = false;
  // The last line of a list of references that may go on.
  let references: string | undefined;
  let blank = false;
  let at = 0;
  for (; at < lines.length; at++) {
    const line = lines[at] as Line;
    if (line.isBlank) {
      split.push(line);
      blank = true;
      continue;
    }
    const { head, kind } = line;
    if (kind === 'Paragraph' || head === 'Message Attributes') break;
    if (references !== undefined && !goesOn(head, references, blank)) references = undefined;
    blank = false;
    if (isFormKey(line)) {
      split.push(line);
      continue;
    }
    subject ||= kind === 'Subject';
    const runOn = subject && kind !== 'Tags' ? RUN_ON_SUBJECT : RUN_ON;
    for (const part of mayRunOn(line) ? partsOf(line, runOn) : [line]) {
      if (HEADER_ELEMENTS.has(part.kind)) references = part.kind === 'References' ? part.head : undefined;
      const boundary =
        references !== undefined
          ? RUN_ON_REFERENCES
          : part.kind === 'ClassifiedBy' || REASONS_LINE.test(part.head)
            ? RUN_ON_CLASSIFIED
            : undefined;
      const parts = boundary ? partsOf(part, boundary) : [part];
      for (const each of parts) {
        const heading = subject ? headingAtEnd(each, lines[at + 1]) : undefined;
        if (heading === undefined) split.push(each);
        else split.push(each.upTo(heading - 1), new Line(each.text, heading, each.end));
      }
      if (references !== undefined) references = parts.length > 1 ? undefined : part.head;
    }
  }
  for (; at < lines.length; at++) split.push(lines[at] as Line);
  return split;
}

/** Values of a form are not run together, be it with the number of its order. */
function isFormKey({ kind, head }: Line): boolean {
  return (
    kind === 'FormKey' || kind === 'SmartForm' || (kind === 'ExecutiveOrder' && /^E\.O\.\s?:/.test(head))
  );
}

/** Where a heading begins at the end of a line, by the rule below it: `… in Mendoza Summary`, `--------`. */
function headingAtEnd(line: Line, below: Line | undefined): number | undefined {
  if (below?.kind !== 'Rule') return undefined;
  const heading = /\s(?:SUMMARY|Summary|INTRODUCTION|Introduction|COMMENT|Comment)$/.exec(line.source);
  return heading ? line.start + heading.index + 1 : undefined;
}

/** Whether anything in a line behind its first word may be the beginning of an element. */
function mayRunOn({ source }: Line): boolean {
  KEYWORD.lastIndex = 1;
  return KEYWORD.test(source) || CAPTION_FIRST.test(source) || source.startsWith('Cable dated:');
}

/** Copies have the words `Classified By: Classified by` twice before the statement. */
const DOUBLED = /^(?:\S+\s)?CLASSIFIED\s{1,2}BY\s?:?$/i;

/** The parts of a line, without the blanks at each boundary. */
function partsOf(line: Line, boundary: RegExp): Line[] {
  const { source, text } = line;
  const parts: Line[] = [];
  let from = line;
  for (const { index, 0: blank } of matchesOf(boundary, source)) {
    if (index === 0 || DOUBLED.test(source.slice(from.start - line.start, index))) continue;
    parts.push(from.upTo(line.start + index));
    from = new Line(text, line.start + index + blank.length, line.end);
  }
  if (parts.length === 0) return [line];
  parts.push(from);
  return parts;
}
