import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import { memo } from '../../reference/memo';
import { rangeOf } from '../../syntax/query/locate';
import {
  dateTimeGroupOf,
  type InMessage,
  messageReferenceOf,
  referenceNumberOf,
  sectionOf,
} from '../../syntax/query/telegram';
import { textOf } from '../../syntax/query/walk';
import type { Attributes, CableDocument, DateTimeGroup, Message, Telegram } from '../../syntax/tree';
import { markingOf } from '../marking';
import { nameOf, printedOf } from '../printed';
import { contentSymbols, paragraphCount, signatureSymbol } from './body';
import { clearancesSymbol, envelopeSymbol } from './envelope';
import { fieldSymbol, headerSymbol } from './header';
import { more, sizeOf, within } from './limit';
import { mailSymbol } from './mail';
import { printedDetail, printedSymbols } from './printed';
import { quotedSymbol } from './quotedCable';
import { releaseDetail, withRelease } from './release';
import { endOfLineBefore, symbol } from './symbol';

/**
 * The outline of a document: one symbol a telegram, with its envelope, header, body and signature below it; the
 * `Message Attributes` of an archive stand beside it. `fileName` names a telegram without a message reference
 * number. Ranges nest strictly, and each paragraph bears its true number.
 * @param most with more symbols than so many the last telegrams have no parts, or end with `… 5 more`
 */
export function outline(
  document: CableDocument,
  fileName: string,
  most = Number.POSITIVE_INFINITY,
): DocumentSymbol[] {
  const { telegrams } = document;
  const shown = telegrams.length > most ? telegrams.slice(0, most - 1) : telegrams;
  let room = most - telegrams.length;
  const symbols = shown.flatMap((telegram) => {
    if (room <= 0 && telegrams.length > 1) return [withoutParts(telegram, fileName)];
    const whole = symbolsOf(telegram, fileName);
    const size = sizeOf(whole) - 1;
    const fits = size <= room;
    room -= size;
    return fits ? whole : within(whole, room + size + 1);
  });
  const left = telegrams.slice(shown.length);
  return left.length > 0
    ? [...symbols, more(left.map((telegram) => withoutParts(telegram, fileName)))]
    : symbols;
}

/** An edit leaves most telegrams of a large file as they are, and so their symbols. */
const symbolsOf = memo((telegram: Telegram, fileName: string): DocumentSymbol[] => {
  const last = telegram.messages.at(-1) ?? telegram.messages[0];
  const attributes = last.attributes ? [attributesSymbol(last, last.attributes)] : [];
  return [
    { ...telegramSymbol(telegram, fileName), children: withRelease(telegram, partsOf(telegram)) },
    ...attributes,
  ];
});

function withoutParts(telegram: Telegram, fileName: string): DocumentSymbol {
  const symbol = telegramSymbol(telegram, fileName);
  return { ...symbol, detail: [symbol.detail, 'parts left out'].filter(Boolean).join(' · ') };
}

/** In a telegram of several sections the paragraphs stand directly below their section. */
function partsOf(telegram: Telegram): DocumentSymbol[] {
  const { messages } = telegram;
  const printed = printedOf(telegram);
  if (printed) return printedSymbols(printed);
  return messages.length > 1 ? messages.map(sectionSymbol) : messageSymbols(messages[0], true);
}

function telegramSymbol(telegram: Telegram, fileName: string): DocumentSymbol {
  const [first] = telegram.messages;
  const last = telegram.messages.at(-1) ?? first;
  const printed = printedOf(telegram);
  const reference = messageReferenceOf(telegram);
  const end = endOf(last);
  const whole = { start: rangeOf(first, first).start, end: rangeOf(last, { start: end, end }).end };
  return {
    name:
      (printed ? nameOf(printed) : referenceNumberOf(telegram)) ??
      validatedNameOf(first) ??
      (fileName || 'Cable'),
    detail: printed ? printedDetail(printed) : telegramDetail(telegram),
    kind: SymbolKind.Package,
    range: whole,
    selectionRange:
      reference?.message === first
        ? rangeOf(first, reference.node)
        : { start: whole.start, end: whole.start },
  };
}

/** `COMDEMO NORFOLK VA 0007`: a military message has the serial of its station below the text. */
function validatedNameOf(message: Message): string | undefined {
  const address = message.envelope?.originator?.address;
  const number = message.children.find(({ kind }) => kind === 'ValidationNumber');
  return address && number && `${textOf(message, address)} ${textOf(message, number).slice(1)}`;
}

/** `07 MAR 12 · UNCLASSIFIED//SBU · released in part (B6)`. */
function telegramDetail(telegram: Telegram): string {
  const [first] = telegram.messages;
  const group = dateTimeGroupOf(telegram);
  const section = sectionOf(first);
  const count = telegram.messages.length;
  return [
    group && dayOf(group),
    markingOf(telegram),
    count > 1 ? `${count} sections` : section && `section ${section.number} of ${section.total}`,
    releaseDetail(telegram),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** The day and the month and year of the group, without the time; scanners read its Z as a 2. */
function dayOf({ message, node }: InMessage<DateTimeGroup>): string {
  const rest = textOf(message, node).replace(/^\d+\s?Z?\s+/, '');
  return `${String(node.day).padStart(2, '0')} ${rest.toUpperCase()}`;
}

/** The attributes of an archive are no part of the message, and the line below it is that of the next. */
function endOf(message: Message): number {
  if (message.attributes) return endOfLineBefore(message, message.attributes.start);
  const { end, text } = message;
  return end - (/\r?\n$|\r$/.exec(text.slice(-2))?.[0].length ?? 0);
}

function sectionSymbol(message: Message, index: number): DocumentSymbol {
  const section = sectionOf(message);
  return {
    name: section ? `Section ${section.number} of ${section.total}` : `Section ${index + 1}`,
    kind: SymbolKind.Namespace,
    range: rangeOf(message, { start: 0, end: endOf(message) }),
    selectionRange: rangeOf(message, section ?? { start: 0, end: 0 }),
    children: messageSymbols(message, false),
  };
}

function messageSymbols(message: Message, groupBody: boolean): DocumentSymbol[] {
  const symbols: DocumentSymbol[] = [];
  for (const node of message.children) {
    switch (node.kind) {
      case 'Preface':
      case 'Trailer':
        symbols.push(mailSymbol(message, node));
        break;
      case 'Envelope':
        symbols.push(envelopeSymbol(message, node));
        break;
      case 'Header':
        symbols.push(headerSymbol(message, node, quotedSymbol));
        break;
      case 'Body': {
        const children = contentSymbols(message, node, quotedSymbol);
        const detail = paragraphCount(message, node);
        if (groupBody)
          symbols.push(symbol(message, SymbolKind.Namespace, 'Body', detail, node, { children }));
        else symbols.push(...children);
        break;
      }
      case 'Signature':
        symbols.push(signatureSymbol(message, node));
        break;
      case 'Clearances':
        symbols.push(clearancesSymbol(message, node));
        break;
      case 'FormField': {
        // The keys below the clearances of a form go with them.
        const last = symbols.at(-1);
        if (last?.name === 'Clearances') {
          last.children?.push(fieldSymbol(message, node));
          last.range = { start: last.range.start, end: rangeOf(message, node).end };
        }
        break;
      }
    }
  }
  return symbols;
}

function attributesSymbol(message: Message, attributes: Attributes): DocumentSymbol {
  const count = attributes.attributes.length;
  return symbol(message, SymbolKind.Object, 'Message Attributes', `${count} keys`, attributes, {
    selection: { start: attributes.start, end: attributes.start },
    children: attributes.attributes.map((attribute) =>
      symbol(message, SymbolKind.Property, attribute.key, attribute.value, attribute, {
        selection: attribute.keyword,
      }),
    ),
  });
}
