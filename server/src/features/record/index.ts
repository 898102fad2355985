import { canonicalReference, type ReferenceParts, readReference } from '../../reference/referenceNumbers';
import { problems } from '../../rules';
import { lineOf, positionOf } from '../../syntax/query/locate';
import {
  attributeOf,
  formNodesOf,
  messageReferenceOf,
  originatorOf,
  yearOf,
} from '../../syntax/query/telegram';
import { textOf } from '../../syntax/query/walk';
import type { CableDocument, Message, Telegram } from '../../syntax/tree';
import { classifiedByOf } from './classifiedBy';
import { dateOf, isoDate } from './dates';
import { addresseesOf, precedencesOf, transmissionOf } from './envelope';
import { filled, firstIn } from './first';
import { oneLine, plainText, withoutBrackets } from './plainText';
import { referencesOf } from './references';
import { summaryOf } from './summary';
import { tagsOf } from './tags';
import type { CableRecord, ExecutiveOrderRecord, ParagraphRecord, ProblemRecord } from './types';

export interface RecordOptions {
  /** The path as given. */
  readonly file: string;
  /** The year to assume for a cable that carries no date; four digits. */
  readonly year?: number;
  /** Whether to add what the rules find. */
  readonly problems?: boolean;
}

/** A record for each cable of the document. A text in which nothing of a cable was found gives none. */
export function records(document: CableDocument, options: RecordOptions): CableRecord[] {
  return document.telegrams.map((telegram) => recordOf(telegram, options)).filter(isCable);
}

/** What running text has too. */
const NO_ELEMENTS: readonly string[] = ['file', 'lines', 'paragraphs', 'problems'];

/** Running text alone, without a number or any other element, is no cable. */
function isCable(record: CableRecord): boolean {
  if (record.paragraphs?.some(({ number }) => number !== undefined)) return true;
  return Object.keys(record).some((key) => !NO_ELEMENTS.includes(key));
}

function recordOf(telegram: Telegram, options: RecordOptions): CableRecord {
  const { messages } = telegram;
  const date = dateOf(telegram);
  const reference =
    messageReferenceOf(telegram)?.node ??
    firstIn(messages, pageReferenceOf) ??
    firstIn(messages, archivedReferenceOf);
  const originator = originatorOf(telegram);
  const year = date ? Number(date.slice(0, 4)) : (yearOf(telegram) ?? reference?.year ?? options.year);
  const subject = firstIn(messages, subjectOf);
  return withoutAbsent({
    file: options.file,
    lines: [messages[0].line + 1, lastLine(messages.at(-1) ?? messages[0])],
    id: reference && year !== undefined ? canonicalReference(reference, year).id : undefined,
    date,
    precedence: firstIn(messages, precedencesOf),
    transmission: firstIn(messages, transmissionOf),
    from: originator && plainText(originator.message, originator.node),
    action: addresseesOf(messages, 'action'),
    info: addresseesOf(messages, 'information'),
    exempt: addresseesOf(messages, 'exempted'),
    classification:
      firstIn(messages, ({ header }) => header?.classificationLine?.level) ??
      firstIn(messages, ({ banners }) => banners[0]?.level),
    section: sectionOf(messages[0]),
    captions: captionsOf(messages),
    passing: firstIn(messages, passingOf),
    executiveOrder: firstIn(messages, executiveOrderOf),
    tags: firstIn(messages, tagsOf),
    subject: subject?.subject,
    subjectPortion: subject?.portion,
    references: filled(referencesOf(messages, year)),
    classifiedBy: classifiedByOf(messages),
    summary: summaryOf(messages),
    paragraphs: filled(paragraphsOf(messages)),
    signature: filled(messages.flatMap(surnamesOf)),
    problems: options.problems ? problemsOf(telegram) : undefined,
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

/** Post and serial where a page line or a page header alone has them. */
function pageReferenceOf({ pageLines, pageHeaders }: Message): ReferenceParts | undefined {
  for (const { post, serial } of [...pageLines, ...pageHeaders]) {
    if (post !== undefined && serial !== undefined) return { post, serial };
  }
  return undefined;
}

/** From 1; an empty last line is none. */
function lastLine({ line, lineStarts, text }: Message): number {
  const ended = lineStarts.length > 1 && lineStarts.at(-1) === text.length;
  return line + lineStarts.length - (ended ? 1 : 0);
}

/** The number under which the Access to Archival Databases has the cable, `1974LISBON02841`. */
function archivedReferenceOf(message: Message): ReferenceParts | undefined {
  const number = attributeOf(message, 'Document Number');
  return number === undefined ? undefined : readReference(number);
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
function paragraphsOf(messages: readonly Message[]): ParagraphRecord[] {
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
        },
      ];
    }),
  );
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
