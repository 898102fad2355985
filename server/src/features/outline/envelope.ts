import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import { rangeOf } from '../../syntax/query/locate';
import { addressTextOf } from '../../syntax/query/telegram';
import { textOf } from '../../syntax/query/walk';
import type {
  Addressee,
  AddresseeList,
  Clearance,
  Clearances,
  Distribution,
  Envelope,
  Message,
  ProcessingLine,
  SyntaxNode,
} from '../../syntax/tree';
import { endOfLineBefore, furniture, oneLine, symbol } from './symbol';

const ADDRESSEES = {
  action: 'Action addressees',
  information: 'Info addressees',
  exempted: 'Exempted addressees',
} as const;

/** The envelope with its lines. */
export function envelopeSymbol(message: Message, envelope: Envelope): DocumentSymbol {
  const count = (role: AddresseeList['role']) =>
    envelope.addresseeLists.reduce((sum, list) => sum + (list.role === role ? list.addressees.length : 0), 0);
  const key = (name: string, node: SyntaxNode, detail = textOf(message, node)) =>
    symbol(message, SymbolKind.Key, name, detail, node);
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
        return [addresseeListSymbol(message, node)];
      case 'Distribution':
        return [key('Distribution', node, distributionDetail(message, node))];
      case 'Clearances':
        return [clearancesSymbol(message, node)];
      case 'ProcessingLine':
        return [key('Message number', node, processingDetail(node))];
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

export function addresseeListSymbol(message: Message, list: AddresseeList): DocumentSymbol {
  return symbol(message, SymbolKind.Array, ADDRESSEES[list.role], String(list.addressees.length), list, {
    selection: list.prosign,
    children: list.children.flatMap((child) =>
      child.kind === 'Addressee' ? [addresseeSymbol(message, child)] : furniture(message, child),
    ),
  });
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
    address ? addressTextOf(message, addressee) : textOf(message, addressee),
    detail.filter(Boolean).join(' · '),
    addressee,
    address && { selection: address },
  );
}

const sentenceCase = (words: string) => words.charAt(0) + words.slice(1).toLowerCase();

/** `ACTION EUR-12 … 65 copies ✓`: the office that acts, and whether the copies add up to the total. */
function distributionDetail(message: Message, { role, offices, total }: Distribution): string {
  const [first] = offices;
  const acting = [role?.toUpperCase(), first && textOf(message, first)].filter(Boolean).join(' ');
  if (!total) return acting;
  const sum = offices.reduce((copies, office) => copies + office.copies, 0);
  return `${acting} … ${total.copies} copies${sum === total.copies ? ' ✓' : ''}`;
}

/** `048190 processed 220921Z`. */
function processingDetail({ number, processed }: ProcessingLine): string {
  if (!processed) return number;
  const digits = [processed.day, processed.hour, processed.minute].map((part) =>
    String(part).padStart(2, '0'),
  );
  return `${number} processed ${digits.join('')}Z`;
}

const ROLES = {
  drafted: 'Drafted By',
  cleared: 'Cleared By',
  approved: 'Approved By',
  released: 'Released By',
} as const;

/** Drafter, clearances and approval: one symbol for each role, as many names as it has. */
export function clearancesSymbol(message: Message, { start, end, children }: Clearances): DocumentSymbol {
  const symbols: DocumentSymbol[] = [];
  let role: Clearance['role'] | undefined;
  for (const node of children) {
    if (node.kind !== 'Clearance') {
      for (const page of furniture(message, node)) symbols.push(page);
      continue;
    }
    const names = textOf(message, { start: node.keyword?.end ?? node.start, end: node.end });
    const same = symbols.at(-1);
    if (same && node.role === role && !node.keyword) {
      same.detail = `${same.detail}; ${oneLine(names)}`;
      same.range.end = rangeOf(message, node).end;
    } else {
      symbols.push(symbol(message, SymbolKind.Property, ROLES[node.role], names, node));
    }
    role = node.role;
  }
  return symbol(
    message,
    SymbolKind.Namespace,
    'Clearances',
    '',
    { start, end },
    {
      selection: { start, end: start },
      children: symbols,
    },
  );
}
