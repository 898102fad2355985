import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import { leavesOf, textOf } from '../../syntax/query/walk';
import type { Body, LocalDate, Message, Note, PrintedTelegram, SyntaxNode } from '../../syntax/tree';
import { type Printed, placeOf } from '../printed';
import { paragraphCount } from './body';
import { addresseeListSymbol } from './envelope';
import { oneLine, symbol } from './symbol';

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
/** So much of a paragraph is shown. */
const OPENING = 48;

/** `26 JUN 53 · SECRET · FRUS no. 388`. */
export function printedDetail(parts: Printed): string {
  const { message, printed } = parts;
  const { date, level, document } = printed;
  const day =
    date && MONTHS[date.month - 1] && date.year !== undefined
      ? `${String(date.day).padStart(2, '0')} ${MONTHS[date.month - 1]} ${String(date.year % 100).padStart(2, '0')}`
      : undefined;
  const number = printed.number && document && /\d+/.exec(textOf(message, document))?.[0];
  return [day, level, number && `FRUS no. ${number}`].filter(Boolean).join(' · ');
}

/** The parts of a telegram of 1945 to 1966: envelope, body with the signature, and notes. */
export function printedSymbols(parts: Printed): DocumentSymbol[] {
  const { message, printed } = parts;
  const { envelope, body, signature } = message;
  const symbols: DocumentSymbol[] = [];
  if (envelope) symbols.push(envelopeOf(parts));
  if (body) symbols.push(bodyOf(message, body));
  else if (signature) symbols.push(signatureOf(message));
  for (const node of message.children) {
    if (node.kind === 'Notes')
      symbols.push(
        symbol(message, SymbolKind.Array, 'Notes', String(node.notes.length), node, {
          selection: { start: node.start, end: node.start },
          children: node.notes.map((note) => noteSymbol(message, note)),
        }),
      );
    else if (node.kind === 'Text') symbols.push(tailSymbol(message, node, printed));
  }
  return [...symbols, ...furnitureOf(message)].sort(
    (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
  );
}

function envelopeOf(parts: Printed): DocumentSymbol {
  const { message, printed } = parts;
  const envelope = message.envelope as NonNullable<Message['envelope']>;
  const inside = (node: { start: number; end: number } | undefined) =>
    node !== undefined && node.start >= envelope.start && node.end <= envelope.end;
  const text = (node: SyntaxNode) => textOf(message, node);
  const symbols: DocumentSymbol[] = [];
  const key = (
    name: string,
    node: SyntaxNode | undefined,
    detail?: string,
    kind: SymbolKind = SymbolKind.Key,
  ) => {
    if (node && inside(node)) symbols.push(symbol(message, kind, name, detail ?? text(node), node));
  };
  key('Form', printed.form);
  key('File', printed.file);
  key('FRUS document', printed.document);
  key('Classification', printed.levelNode, undefined, SymbolKind.Constant);
  const office = printed.offices.find((each) => !/^\d+$/.test(text(each)));
  if (office) key('Distribution', office, distributionOf(parts));
  key('Control number', printed.control);
  if (printed.received && inside(printed.received)) {
    const span = { start: printed.received.start, end: timeOfReceipt(message, printed.received).end };
    symbols.push(symbol(message, SymbolKind.Event, 'Received', received(message, printed.received), span));
  }
  const { originator } = envelope;
  if (originator?.address) key('From', originator, capitalized(text(originator.address)));
  const lists = envelope.addresseeLists.filter(inside);
  for (const list of lists) symbols.push(addresseeListSymbol(message, list));
  const inList =
    printed.number &&
    lists.some(
      ({ start, end }) =>
        inside(printed.number) &&
        printed.number &&
        printed.number.start >= start &&
        printed.number.end <= end,
    );
  if (!inList) key('Number', printed.number);
  if (printed.date) {
    const place = printed.carrier === 'print' ? placeOf(parts) : undefined;
    const span =
      printed.carrier === 'print' && printed.place
        ? { start: printed.place.start, end: printed.date.end }
        : printed.date;
    if (inside(span))
      symbols.push(
        symbol(
          message,
          SymbolKind.Event,
          'Date and time',
          [place, text(printed.date)].filter(Boolean).join(', '),
          span,
        ),
      );
  }
  if (
    printed.precedence &&
    !lists.some(
      ({ start, end }) =>
        start <= (printed.precedence?.start ?? -1) && (printed.precedence?.end ?? -1) <= end,
    )
  )
    key(text(printed.precedence), printed.precedence, 'precedence', SymbolKind.Constant);
  for (const caption of printed.captions) key(text(caption), caption, 'caption', SymbolKind.Constant);
  symbols.sort(
    (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
  );
  const count = (role: string) =>
    envelope.addresseeLists.reduce((sum, list) => sum + (list.role === role ? list.addressees.length : 0), 0);
  const detail = `${count('action')} action, ${count('information')} info`;
  return symbol(message, SymbolKind.Namespace, 'Envelope', detail, envelope, {
    selection: { start: envelope.start, end: envelope.start },
    children: symbols,
  });
}

/** `Action EUR; Info SS, G`: the margin has the words, then the offices below them. */
function distributionOf({ message, printed }: Printed): string {
  let role = '';
  const groups = new Map<string, string[]>();
  for (const office of printed.offices) {
    const word = textOf(message, office);
    if (/^\d+$/.test(word)) continue;
    if (/^(?:Action|Info|Origin)$/i.test(word)) role = word;
    else groups.set(role, [...(groups.get(role) ?? []), word]);
  }
  return [...groups].map(([name, offices]) => `${name} ${offices.join(', ')}`.trim()).join('; ');
}

/** `March 14, 1958, 2:41 p.m. (Washington)`; the time may be on another line. */
function received(message: Message, date: LocalDate | undefined): string {
  if (!date) return '';
  const written = textOf(message, date);
  const { hour, minute = 0 } = date;
  const clock =
    hour === undefined || /m\b\.?$/i.test(written)
      ? undefined
      : `${hour % 12 || 12}:${String(minute).padStart(2, '0')} ${hour < 12 ? 'a.m.' : 'p.m.'}`;
  return `${[written, clock].filter(Boolean).join(', ')} (Washington)`;
}

/** The leaf with the time of receipt, which a form has below the date. */
function timeOfReceipt(message: Message, date: LocalDate): SyntaxNode {
  const [below] = leavesOf(message.envelope ?? message).filter(
    (leaf) =>
      leaf.kind === 'LocalDate' &&
      leaf.start > date.end &&
      leaf.hour === date.hour &&
      leaf.month === date.month,
  );
  return below && /^\d/.test(textOf(message, below)) ? below : date;
}

function bodyOf(message: Message, body: Body): DocumentSymbol {
  const { printed, signature } = message;
  const children: DocumentSymbol[] = [];
  let references: DocumentSymbol | undefined;
  for (const node of body.children) {
    if (node.kind !== 'SeriesReference' && node.kind !== 'NoteCall' && node.kind !== 'Text')
      references = undefined;
    switch (node.kind) {
      case 'TelegramNumber':
        children.push(symbol(message, SymbolKind.Key, 'Number', node.number, node));
        break;
      case 'PassingInstruction':
        children.push(
          symbol(message, SymbolKind.Property, 'Pass to', textOf(message, node).replace(/\.$/, ''), node),
        );
        break;
      case 'SeriesReference': {
        const name = textOf(message, node);
        if (references) references.detail = `${references.detail}, ${name}`;
        else {
          references = symbol(message, SymbolKind.Array, 'References', name, node);
          children.push(references);
        }
        break;
      }
      case 'Paragraph': {
        const words = oneLine(textOf(message, node).replace(/^\d+\.\s*/, ''));
        const opening = opened(words);
        const omissions = node.children.filter(
          (child) =>
            child.kind === 'Omission' && /declassified|Here follow|omitted/i.test(textOf(message, child)),
        );
        const [only] = omissions;
        if (only && only.start === node.start && only.end === node.end) {
          children.push(omissionSymbol(message, only));
          break;
        }
        const numbered = node.number !== undefined;
        children.push(
          symbol(
            message,
            SymbolKind.Field,
            numbered ? `¶${node.number}` : opening,
            numbered ? opening : '',
            node,
            {
              selection: { start: node.start, end: Math.max(node.start, node.numberNode?.end ?? 0) },
              children: omissions.map((omission) => omissionSymbol(message, omission)),
            },
          ),
        );
        break;
      }
      case 'PageMark':
        children.push(symbol(message, SymbolKind.File, textOf(message, node), 'page mark', node));
        break;
      case 'Repeats': {
        const names = (node.list?.addressees ?? []).map((addressee) =>
          textOf(message, addressee).replace(/\s+as\s+/, ' '),
        );
        children.push(
          symbol(message, SymbolKind.Key, 'Repeated', names.join(', ') || textOf(message, node), node),
        );
        break;
      }
      case 'Note':
        children.push(noteSymbol(message, node));
        break;
    }
  }
  if (signature && signature.start >= body.end) children.push(signatureOf(message));
  const end = Math.max(body.end, signature && signature.start >= body.end ? signature.end : 0);
  return symbol(
    message,
    SymbolKind.Namespace,
    'Body',
    printed ? paragraphCount(message, body) : '',
    { start: body.start, end },
    {
      selection: { start: body.start, end: body.start },
      children,
    },
  );
}

function signatureOf(message: Message): DocumentSymbol {
  const signature = message.signature as NonNullable<Message['signature']>;
  const names = signature.surnames.map((surname) => textOf(message, surname)).join(', ');
  return symbol(message, SymbolKind.Key, 'Signature', names, signature);
}

function omissionSymbol(message: Message, omission: SyntaxNode): DocumentSymbol {
  const words = textOf(message, omission).slice(1, -1).replace(/\.$/, '');
  return symbol(message, SymbolKind.Constant, words, 'omission', omission);
}

function opened(words: string): string {
  return words.length > OPENING ? `${words.slice(0, OPENING).trimEnd()}…` : words;
}

function noteSymbol(message: Message, note: Note): DocumentSymbol {
  const words = textOf(message, note)
    .replace(/^(?:\/\d+\/|\d+\.)\s*/, '')
    .replace(/\s?↩$/, '');
  const name = note.number === undefined ? 'Note' : `Note ${note.number}`;
  return symbol(message, SymbolKind.Constant, name, opened(oneLine(words)), note);
}

function tailSymbol(message: Message, node: SyntaxNode, printed: PrintedTelegram): DocumentSymbol {
  const words = textOf(message, node);
  if (node === printed.clerk) return symbol(message, SymbolKind.Key, 'Clerk', words, node);
  const drafted = /^(?:Drafted by|Clearances)\b/i.test(words);
  const name = drafted ? 'Drafted by' : 'Note';
  return symbol(message, SymbolKind.Key, name, words.replace(/^NOTE\s?:\s*/i, ''), node);
}

/** The lines of the form below the telegram, which say that it must not be reproduced. */
function furnitureOf(message: Message): DocumentSymbol[] {
  const marks = message.children.filter(({ kind }) => kind === 'PageMark');
  const [first] = marks;
  const last = marks.at(-1);
  if (!first || !last) return [];
  const words = marks.map((mark) => textOf(message, mark).replace(/^[A-Z ]+\s{4,}/, '')).join(' ');
  return [symbol(message, SymbolKind.File, words, 'page furniture', { start: first.start, end: last.end })];
}

const capitalized = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
