import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import { textOf } from '../../syntax/query/walk';
import type {
  FormField,
  Header,
  Message,
  References,
  Span,
  Subject,
  SyntaxNode,
  Tags,
} from '../../syntax/tree';
import { plainText } from '../record/plainText';
import { furniture, type QuotedSymbol, symbol } from './symbol';

/** So much of a line of passing instructions is shown. */
const PASSING_LENGTH = 50;
/** A line that names a new addressee; any other goes on with the one above. */
const PASSES_TO = /^[^;]*\b(?:FOR|PASS|FROM|TO)\b/i;

/** The text header with its elements, or the keys of a form. */
export function headerSymbol(message: Message, header: Header, quoted: QuotedSymbol): DocumentSymbol {
  const seen = new Set<string>();
  const line = (node: Span) => textOf(message, node);
  // In a form every element is the value of a key.
  const form = header.fields.some(({ key }) => key === 'MRN' || key === 'DATE/DTG');
  const value = (name: string, node: SyntaxNode, detail: string) =>
    symbol(message, SymbolKind.Property, name, detail, node);
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
          symbol(message, SymbolKind.Property, 'E.O.', form ? node.number : line(node), node, {
            selection: node.numberNode,
          }),
        ];
      case 'FormField':
        return [fieldSymbol(message, node)];
      case 'QuotedCable':
        return [quoted(message, node)];
      case 'Tags':
        if (form) return [value('TAGS', node, tagsDetail(message, node))];
        return [
          symbol(message, SymbolKind.Array, 'TAGS', tagsDetail(message, node), node, {
            selection: node.keyword,
            children: furniture(message, node),
          }),
        ];
      case 'Subject':
        return [form ? value('Subject', node, subjectDetail(message, node)) : subjectSymbol(message, node)];
      case 'References':
        return [
          form
            ? value('Reference', node, line({ start: node.keyword.end, end: node.end }))
            : referencesSymbol(message, node),
        ];
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

/** `Pass Line` — `STATE FOR EUR/NB`; of a formatted message `REF/A` — `DOC/COMDEMO/01FEB12`. */
export function fieldSymbol(message: Message, field: FormField): DocumentSymbol {
  const { keyword, key, start, end } = field;
  const value = plainText(message, field, keyword.end).replace(/\/\/$/, '');
  const span = { start, end };
  const selection = { selection: keyword };
  if (key === 'SUBJ') return symbol(message, SymbolKind.String, 'Subject', value, span, selection);
  const [lettered, letter] = (key === 'REF' && /^([A-Z])\//.exec(value)) || ['', ''];
  const name = letter ? `REF/${letter}` : textOf(message, keyword).replace(/\s?[:/]+$/, '');
  return symbol(message, SymbolKind.Property, name, value.slice(lettered.length), span, selection);
}

/** The tags as they are parted in the cable: by commas or blanks. */
function tagsDetail(message: Message, { tags }: Tags): string {
  const [first] = tags;
  const last = tags.at(-1);
  const commas = first && last && textOf(message, { start: first.start, end: last.end }).includes(',');
  return tags.map((tag) => textOf(message, tag)).join(commas ? ', ' : ' ');
}

function subjectDetail(message: Message, { portionMark, lines }: Subject): string {
  return [portionMark, ...lines]
    .map((part) => part && textOf(message, part))
    .filter(Boolean)
    .join(' ');
}

function subjectSymbol(message: Message, subject: Subject): DocumentSymbol {
  return symbol(message, SymbolKind.String, 'Subject', subjectDetail(message, subject), subject, {
    selection: subject.keyword,
    children: furniture(message, subject),
  });
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
