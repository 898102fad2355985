import { problems } from '../../rules';
import { lineOf, positionOf } from '../../syntax/query/locate';
import { levelOf } from '../../syntax/query/release';
import { formNodesOf, originatorOf, yearOf } from '../../syntax/query/telegram';
import { textOf } from '../../syntax/query/walk';
import type { CableDocument, ClassificationLevel, Message, Paragraph, Telegram } from '../../syntax/tree';
import { identityOf } from '../identity';
import { classifiedByOf } from './classifiedBy';
import { dateOf, isoDate } from './dates';
import { addresseesOf, precedencesOf, securityLevelOf, transmissionOf } from './envelope';
import { filled, firstIn } from './first';
import { oneLine, plainText, withoutBrackets } from './plainText';
import { printedRecordOf } from './printed';
import { referencesOf } from './references';
import { releaseRecordOf } from './release';
import { summaryOf } from './summary';
import { tagsOf } from './tags';
import { tagsCanonical } from './tagsCanonical';
import type { CableRecord, ExecutiveOrderRecord, ParagraphRecord, ProblemRecord } from './types';

export interface RecordOptions {
  /** The path as given. */
  readonly file: string;
  /** The row of the table whose text it is, from 1. */
  readonly row?: number;
  /** The year to assume for a cable that carries no date; four digits. */
  readonly year?: number;
  /** What the row of a table says of the cable whose text it has; it fills what the text lacks. */
  readonly container?: {
    readonly id?: string;
    /** ISO 8601: a day, or a minute in UTC. */
    readonly date?: string;
    readonly classification?: ClassificationLevel;
  };
  /** Whether paragraphs have their text. */
  readonly text?: boolean;
  /** Whether to add what the rules find. */
  readonly problems?: boolean;
}

/** A record for each cable of the document. A text in which nothing of a cable was found gives none. */
export function records(document: CableDocument, options: RecordOptions): CableRecord[] {
  const alone = document.telegrams.length === 1;
  return document.telegrams.map((telegram) => recordOf(telegram, options, alone)).filter(isCable);
}

/** What running text has too. */
const NO_ELEMENTS: readonly string[] = ['file', 'row', 'lines', 'paragraphs', 'problems'];
/** What the name of a file gives to any text. */
const OF_NAME: readonly string[] = ['id', 'idFrom', 'year', 'post', 'serial'];

/** Running text alone, without a number or any other element, is no cable. */
function isCable(record: CableRecord): boolean {
  if (record.paragraphs?.some(({ number }) => number !== undefined)) return true;
  const named = record.idFrom === 'file name';
  return Object.keys(record).some((key) => !NO_ELEMENTS.includes(key) && !(named && OF_NAME.includes(key)));
}

/** @param alone whether the file holds no other telegram, so that its name is the number of this one */
function recordOf(telegram: Telegram, options: RecordOptions, alone: boolean): CableRecord {
  const { messages } = telegram;
  const { container } = options;
  const dateWritten = dateOf(telegram);
  const date = dateWritten ?? container?.date;
  const originator = originatorOf(telegram);
  const dated = dateWritten ? Number(dateWritten.slice(0, 4)) : yearOf(telegram);
  const identity = identityOf(telegram, {
    file: alone ? options.file : undefined,
    container,
    dated,
    assumed: options.year,
  });
  const year = identity?.year ?? dated ?? options.year;
  const subject = firstIn(messages, subjectOf);
  const tags = firstIn(messages, tagsOf);
  return withoutAbsent({
    file: options.file,
    row: options.row,
    lines: [messages[0].line + 1, lastLine(messages.at(-1) ?? messages[0])],
    id: identity?.id,
    idFrom: identity?.id === undefined ? undefined : identity.from,
    year: identity?.year,
    post: identity?.post,
    serial: identity?.serial,
    date,
    precedence: firstIn(messages, precedencesOf),
    transmission: firstIn(messages, transmissionOf),
    from: originator && plainText(originator.message, originator.node),
    action: addresseesOf(messages, 'action'),
    info: addresseesOf(messages, 'information'),
    exempt: addresseesOf(messages, 'exempted'),
    release: releaseRecordOf(telegram),
    classification: levelOf(telegram) ?? firstIn(messages, securityLevelOf) ?? container?.classification,
    section: sectionOf(messages[0]),
    captions: captionsOf(messages),
    passing: firstIn(messages, passingOf),
    executiveOrder: firstIn(messages, executiveOrderOf),
    tags,
    tagsCanonical: tags && filled(tagsCanonical(tags)),
    subject: subject?.subject,
    subjectPortion: subject?.portion,
    references: filled(
      referencesOf(messages, {
        year,
        month: date ? Number(date.slice(5, 7)) : undefined,
        post: identity?.post,
        serial: identity?.serial,
      }),
    ),
    classifiedBy: classifiedByOf(messages),
    summary: summaryOf(messages),
    paragraphs: filled(paragraphsOf(messages, options.text)),
    signature: filled(messages.flatMap(surnamesOf)),
    problems: options.problems ? problemsOf(telegram) : undefined,
    ...printedRecordOf(telegram),
  });
}

/** The keys that have a value, in their order. */
function withoutAbsent(
  record: {
    readonly [key in keyof CableRecord]-?: CableRecord[key] | undefined;
  },
): CableRecord {
  const present: Partial<Record<keyof CableRecord, unknown>> = {};
  for (const [key, value] of Object.entries(record)) {
    if (value !== undefined && value !== '') present[key as keyof CableRecord] = value;
  }
  return present as CableRecord;
}

/** From 1; an empty last line is none. */
function lastLine({ line, lineStarts, text }: Message): number {
  const ended = lineStarts.length > 1 && lineStarts.at(-1) === text.length;
  return line + lineStarts.length - (ended ? 1 : 0);
}

function sectionOf({ header }: Message): readonly [number, number] | undefined {
  const section = header?.classificationLine?.section;
  return section && [section.number, section.total];
}

function captionsOf(messages: readonly Message[]): readonly string[] | undefined {
  const captions = messages.flatMap((message) => {
    const { classificationLine, captionLines = [] } = message.header ?? {};
    const lines = [...(classificationLine?.captions ?? []), ...captionLines.flatMap((line) => line.captions)];
    return [...lines, ...formNodesOf(message, 'Caption', ['CAPTIONS'])].map((node) =>
      plainText(message, node),
    );
  });
  return filled([...new Set(captions)]);
}

function passingOf(message: Message): string | undefined {
  const lines = [
    ...(message.header?.passingInstructions ?? []),
    ...formNodesOf(message, 'Text', ['PASS LINE']),
  ];
  return filled(lines.map((line) => plainText(message, line)))?.join(' ');
}

function executiveOrderOf(message: Message): ExecutiveOrderRecord | undefined {
  const order = message.header?.executiveOrder;
  if (!order) return undefined;
  const { number, instruction } = order;
  const declassify = instruction?.date && isoDate(instruction.date);
  return {
    number,
    ...(instruction && { text: plainText(message, instruction) }),
    ...(declassify && { declassify }),
  };
}

function subjectOf(message: Message): { readonly subject: string; readonly portion?: string } | undefined {
  const node = message.header?.subject;
  if (!node) return undefined;
  return {
    subject: oneLine(node.lines.map((line) => plainText(message, line)).join(' ')),
    ...(node.portionMark && { portion: withoutBrackets(textOf(message, node.portionMark)) }),
  };
}

/** A heading holds until the next one, across sections. */
function paragraphsOf(messages: readonly Message[], withText = false): ParagraphRecord[] {
  let heading: string | undefined;
  return messages.flatMap((message) =>
    (message.body?.children ?? []).flatMap((node): ParagraphRecord[] => {
      if (node.kind === 'Heading') heading = plainText(message, node.title);
      if (node.kind !== 'Paragraph') return [];
      const { number, portionMark, start, end } = node;
      return [
        {
          ...(number !== undefined && { number }),
          ...(portionMark && { portion: withoutBrackets(textOf(message, portionMark)) }),
          ...(heading && { heading }),
          lines: [message.line + lineOf(message, start) + 1, message.line + lineOf(message, end) + 1],
          ...(withText && { text: wordsOf(message, node) }),
        },
      ];
    }),
  );
}

/** The words of a paragraph after its number and portion mark, in one line. */
function wordsOf(message: Message, paragraph: Paragraph): string {
  const { start, numberNode, portionMark } = paragraph;
  const text = plainText(message, paragraph, Math.max(portionMark?.end ?? start, numberNode?.end ?? start));
  return text.replace(/^[.):\s]+/, '');
}

function surnamesOf(message: Message): readonly string[] {
  return message.signature?.surnames.map((surname) => plainText(message, surname)) ?? [];
}

function problemsOf(telegram: Telegram): readonly ProblemRecord[] {
  return problems(telegram).map(({ rule, severity, message, span, text }) => {
    const { line, character } = positionOf(message, span.start);
    return { code: rule.code, severity, line: line + 1, column: character + 1, message: text };
  });
}
