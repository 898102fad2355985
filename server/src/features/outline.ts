import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import { lineOf, rangeOf } from '../syntax/place';
import { messageReferenceOf, referenceNumberOf, sectionOf } from '../syntax/telegram';
import type {
  Addressee,
  AddresseeList,
  Body,
  CableDocument,
  Envelope,
  Header,
  Message,
  Paragraph,
  References,
  Signature,
  Span,
  Subject,
  SyntaxNode,
  Telegram,
} from '../syntax/tree';
import { textOf } from '../syntax/walk';

/**
 * The outline of a document: one symbol a telegram, with its envelope, header, body and signature below it.
 * `fileName` names a telegram without a message reference number. Ranges nest strictly, and each paragraph
 * bears its true number.
 */
export function outline(document: CableDocument, fileName: string): DocumentSymbol[] {
  return document.telegrams.map((telegram) => telegramSymbol(telegram, fileName));
}

function telegramSymbol(telegram: Telegram, fileName: string): DocumentSymbol {
  const [first] = telegram.messages;
  const last = telegram.messages.at(-1) ?? first;
  const sectioned = telegram.messages.length > 1;
  const reference = messageReferenceOf(telegram);
  const whole = { start: rangeOf(first, first).start, end: rangeOf(last, last).end };
  return {
    name: referenceNumberOf(telegram) ?? (fileName || 'Cable'),
    detail: telegramDetail(telegram),
    kind: SymbolKind.Package,
    range: whole,
    selectionRange:
      reference?.message === first
        ? rangeOf(first, reference.node)
        : { start: whole.start, end: whole.start },
    children: sectioned ? telegram.messages.map(sectionSymbol) : messageSymbols(first, true),
  };
}

function telegramDetail(telegram: Telegram): string {
  const [first] = telegram.messages;
  const line = first.header?.classificationLine;
  const group = first.envelope?.dateTimeGroupLine?.dateTimeGroup;
  const section = sectionOf(first);
  const count = telegram.messages.length;
  return [
    // The day and the month and year of the group, without the time.
    group &&
      `${String(group.day).padStart(2, '0')} ${textOf(first, group)
        .replace(/^\d+\s?Z\s+/, '')
        .toUpperCase()}`,
    line?.level,
    count > 1 ? `${count} sections` : section && `section ${section.number} of ${section.total}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

function sectionSymbol(message: Message, index: number): DocumentSymbol {
  const section = sectionOf(message);
  return {
    name: section ? `Section ${section.number} of ${section.total}` : `Section ${index + 1}`,
    kind: SymbolKind.Namespace,
    range: rangeOf(message, message),
    selectionRange: rangeOf(message, section ?? { start: 0, end: 0 }),
    children: messageSymbols(message, false),
  };
}

/** In a telegram of several sections the paragraphs stand directly below their section. */
function messageSymbols(message: Message, groupBody: boolean): DocumentSymbol[] {
  const { envelope, header, body, signature } = message;
  const bodySymbols = body ? contentSymbols(message, body) : [];
  return [
    ...(envelope ? [envelopeSymbol(message, envelope)] : []),
    ...(header ? [headerSymbol(message, header)] : []),
    ...(body && groupBody
      ? [symbol(message, SymbolKind.Namespace, 'Body', paragraphCount(body), body, { children: bodySymbols })]
      : bodySymbols),
    ...(signature ? [signatureSymbol(message, signature)] : []),
  ];
}

// ---------------------------------------------------------------- envelope

const ADDRESSEES = {
  action: 'Action addressees',
  information: 'Info addressees',
  exempted: 'Exempted addressees',
} as const;

function envelopeSymbol(message: Message, envelope: Envelope): DocumentSymbol {
  const count = (role: AddresseeList['role']) =>
    envelope.addresseeLists.reduce((sum, list) => sum + (list.role === role ? list.addressees.length : 0), 0);
  const key = (name: string, node: SyntaxNode) =>
    symbol(message, SymbolKind.Key, name, textOf(message, node), node);
  const children = envelope.children.flatMap((node): DocumentSymbol[] => {
    switch (node.kind) {
      case 'TransmissionIdentifier':
        return [key('Start of message', node)];
      case 'RoutingLine':
        return [key('Routing', node)];
      case 'CallingStation':
        return [key('From station', node)];
      case 'SecurityWarning':
        return [key('Security warning', node)];
      case 'DateTimeGroupLine':
        return [symbol(message, SymbolKind.Event, 'Date-time group', textOf(message, node), node)];
      case 'Originator': {
        const address = node.address ? textOf(message, node.address) : '';
        return [symbol(message, SymbolKind.Key, 'From', address, node)];
      }
      case 'AddresseeList':
        return [
          symbol(message, SymbolKind.Array, ADDRESSEES[node.role], String(node.addressees.length), node, {
            selection: node.prosign,
            children: node.children.flatMap((child) =>
              child.kind === 'Addressee' ? [addresseeSymbol(message, child)] : furniture(message, child),
            ),
          }),
        ];
      default:
        return furniture(message, node);
    }
  });
  // The blank lines up to the classification line belong to the envelope.
  const end = message.header ? endOfLineBefore(message, message.header.start) : envelope.end;
  return symbol(
    message,
    SymbolKind.Namespace,
    'Envelope',
    `${count('action')} action, ${count('information')} info`,
    { start: envelope.start, end: Math.max(end, envelope.end) },
    { selection: { start: envelope.start, end: envelope.start }, children },
  );
}

function endOfLineBefore(message: Message, offset: number): number {
  return Math.max(0, (message.lineStarts[lineOf(message, offset)] ?? 0) - 1);
}

function addresseeSymbol(message: Message, addressee: Addressee): DocumentSymbol {
  const { address, indicator, precedence, continuityNumber } = addressee;
  const detail = [
    indicator && textOf(message, indicator),
    precedence && sentenceCase(textOf(message, precedence)),
    continuityNumber && `no. ${textOf(message, continuityNumber)}`,
  ];
  return symbol(
    message,
    SymbolKind.Constant,
    textOf(message, address ?? addressee),
    detail.filter(Boolean).join(' · '),
    addressee,
    address && { selection: address },
  );
}

const sentenceCase = (words: string) => words.charAt(0) + words.slice(1).toLowerCase();

// ---------------------------------------------------------------- header

/** So much of a line of passing instructions is shown. */
const PASSING_LENGTH = 50;
/** A line that names a new addressee; any other goes on with the one above. */
const PASSES_TO = /^[^;]*\b(?:FOR|PASS|FROM|TO)\b/i;

function headerSymbol(message: Message, header: Header): DocumentSymbol {
  const seen = new Set<string>();
  const line = (node: Span) => textOf(message, node);
  const children = header.children.flatMap((node): DocumentSymbol[] => {
    switch (node.kind) {
      case 'ClassificationLine':
        return [
          symbol(message, SymbolKind.Constant, 'Classification', line(node), node, {
            selection: node.classification,
          }),
        ];
      case 'CaptionLine':
        return node.captions.map((caption) => {
          const name = line(caption);
          const detail = seen.has(name) ? 'caption (repeated)' : 'caption';
          seen.add(name);
          return symbol(message, SymbolKind.Constant, name, detail, caption);
        });
      case 'PassingInstruction':
        return PASSES_TO.test(line(node))
          ? [symbol(message, SymbolKind.Property, 'Pass to', line(node).slice(0, PASSING_LENGTH), node)]
          : [];
      case 'ExecutiveOrder':
        return [
          symbol(message, SymbolKind.Property, 'E.O.', line(node), node, { selection: node.numberNode }),
        ];
      case 'Tags':
        return [
          symbol(message, SymbolKind.Array, 'TAGS', node.tags.map(line).join(' '), node, {
            selection: node.keyword,
            children: furniture(message, node),
          }),
        ];
      case 'Subject':
        return [subjectSymbol(message, node)];
      case 'References':
        return [referencesSymbol(message, node)];
      case 'ClassifiedBy':
        return [
          symbol(
            message,
            SymbolKind.Property,
            'Classified By',
            line({ start: node.keyword.end, end: node.end }),
            node,
            {
              selection: node.keyword,
              children: furniture(message, node),
            },
          ),
        ];
      default:
        return furniture(message, node);
    }
  });
  return symbol(message, SymbolKind.Namespace, 'Header', '', header, {
    selection: { start: header.start, end: header.start },
    children,
  });
}

function subjectSymbol(message: Message, subject: Subject): DocumentSymbol {
  return symbol(
    message,
    SymbolKind.String,
    'Subject',
    [subject.portionMark, ...subject.lines]
      .map((part) => part && textOf(message, part))
      .filter(Boolean)
      .join(' '),
    subject,
    { selection: subject.keyword, children: furniture(message, subject) },
  );
}

function referencesSymbol(message: Message, references: References): DocumentSymbol {
  const text = textOf(message, references);
  return symbol(
    message,
    SymbolKind.Array,
    'References',
    /[\r\n]/.test(text) ? String(references.references.length) : text,
    references,
    {
      selection: references.keyword,
      children: references.children.flatMap((child) =>
        child.kind === 'Reference'
          ? [symbol(message, SymbolKind.Constant, textOf(message, child), '', child)]
          : furniture(message, child),
      ),
    },
  );
}

// ---------------------------------------------------------------- body

/** So much of a paragraph's first line is shown. */
const PARAGRAPH_LENGTH = 48;

function paragraphCount(body: Body): string {
  const count = body.paragraphs.filter((paragraph) => paragraph.number !== undefined).length;
  return `${count} ${count === 1 ? 'paragraph' : 'paragraphs'}`;
}

/** Headings enclose what follows them, up to the next heading. */
function contentSymbols(message: Message, body: Body): DocumentSymbol[] {
  const symbols: DocumentSymbol[] = [];
  let open: DocumentSymbol | undefined;
  for (const node of body.children) {
    if (node.kind === 'Heading') {
      open = symbol(message, SymbolKind.Class, textOf(message, node.title), '', node, {
        selection: node.title,
        children: [],
      });
      symbols.push(open);
      continue;
    }
    const inner = node.kind === 'Paragraph' ? [paragraphSymbol(message, node)] : furniture(message, node);
    const last = inner.at(-1);
    if (open && last) {
      open.children?.push(...inner);
      open.range = { start: open.range.start, end: last.range.end };
    } else {
      symbols.push(...inner);
    }
  }
  return symbols;
}

function paragraphSymbol(message: Message, paragraph: Paragraph): DocumentSymbol {
  const { number, portionMark, numberNode, damaged } = paragraph;
  const firstText = paragraph.children.find((child) => child.kind === 'Text');
  const text = firstText ? textOf(message, firstText) : '';
  const opening = text.length > PARAGRAPH_LENGTH ? `${text.slice(0, PARAGRAPH_LENGTH)}…` : text;
  const name = number === undefined ? (isSummary(text) ? 'Summary' : 'Text') : `¶${number}`;
  return symbol(
    message,
    SymbolKind.Field,
    portionMark ? `${name} ${textOf(message, portionMark)}` : name,
    damaged ? `damaged · ${opening}` : opening,
    paragraph,
    {
      selection: { start: paragraph.start, end: (portionMark ?? numberNode)?.end ?? paragraph.start },
      children: furniture(message, paragraph),
    },
  );
}

const isSummary = (text: string) => /^(?:BEGIN )?SUMMARY\b/i.test(text);

function signatureSymbol(message: Message, signature: Signature): DocumentSymbol {
  const names = signature.surnames.map((surname) => textOf(message, surname)).join(', ');
  return symbol(message, SymbolKind.Key, 'Signature', names, signature);
}

/** The page lines that interrupt an element, or are one. */
function furniture(message: Message, { start, end }: Span): DocumentSymbol[] {
  const { pageLines } = message;
  const symbols: DocumentSymbol[] = [];
  for (let index = firstFrom(pageLines, start); index < pageLines.length; index++) {
    const line = pageLines[index] as Span;
    if (line.end > end) break;
    symbols.push(symbol(message, SymbolKind.File, textOf(message, line), 'page line', line));
  }
  return symbols;
}

/** Index of the first of the spans, which are in order, that begins at or behind the offset. */
function firstFrom(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle] as Span).start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

// ---------------------------------------------------------------- one symbol

function symbol(
  message: Message,
  kind: SymbolKind,
  name: string,
  detail: string,
  span: Span,
  more: { readonly selection?: Span; readonly children?: DocumentSymbol[] } = {},
): DocumentSymbol {
  return {
    // The protocol forbids an empty name.
    name: oneLine(name) || '–',
    detail: oneLine(detail),
    kind,
    range: rangeOf(message, span),
    selectionRange: rangeOf(message, more.selection ?? span),
    ...(more.children && { children: more.children }),
  };
}

/** Line breaks and what else would not show in a tree, as single blanks; blanks at the end of a cut text stay. */
function oneLine(text: string): string {
  return isOneLine(text) ? text : text.replace(/[\s\p{Cc}]+/gu, ' ').trimStart();
}

/** Whether a text is one already; what is beyond the letters of Europe is left to the regular expression. */
function isOneLine(text: string): boolean {
  let blank = true;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 32 || (code > 126 && code <= 160) || code >= 0x1680) return false;
    if (code === 32 && blank) return false;
    blank = code === 32;
  }
  return true;
}
