import { monthOf } from '../../lexicon';
import { Line } from '../../lines';
import {
  type Addressee,
  type AddresseeList,
  type Envelope,
  type Leaf,
  type LocalDate,
  leaf,
  type Originator,
  type PrintedLine,
  type PrintedTelegram,
  type Signature,
  type SyntaxNode,
} from '../../tree';
import { addresseesIn, CAPTIONS, type Parts, PLAIN_LEVELS, readText, repeatsOf, type Woven } from './text';
import { filledUp, LOCAL_DATE, localDate, spanOf } from './tokens';

/**
 * The forms on which the Department had its telegrams until 1966: the offices down the left margin, then the fields,
 * the text, the signature, and what the telegraph branch noted below. FORMAT §15.5 and 15.6, carriers z4 to z6.
 */
const OPENING = /^(INCOMING|OUTGOING) TELEGRAM\b/;
/** The name of the form is within so many lines, blank ones aside. */
const OPENS_WITHIN = 6;
/** A margin is no farther to the right, and two blanks part it from the line. */
const MARGIN_COLUMN = 4;
const MARGIN = /^(Action|ACTION|Info|Origin|ORIGIN|\d{2}|[A-Z]{1,5})(?:[ \t]{2,}(?=\S)|$)/;
const LEVEL =
  /^(TOP SECRET|SECRET|CONFIDENTIAL|LIMITED OFFICIAL USE|OFFICIAL USE ONLY|UNCLASSIFIED|RESTRICTED)(?:\s+(\d{4,6}))?(?=$|\s{2,})/;
const PRECEDENCE = /^(?:NIACT|PRIORITY|URGENT|IMMEDIATE|FLASH|ROUTINE|OPERATIONAL IMMEDIATE)$/i;
const CAPTION_LINE = new RegExp(`^(${CAPTIONS})\\.?$`, 'i');
const TIME = /^(\d{1,2})(?::(\d\d))?\s?([AP])\.?\s?M\.?$/i;
const STAMP = /^([A-Z]{3})[A-Z]*\.?\s+(\d{1,2})\s+(\d{1,2})\s+(\d{2})\s+([AP])\.?M\.?\s+'(\d\d)$/i;
const CHARGED = /^(?:INDICATE\s?:|\[.?\]\s*(?:COLLECT|CHARGE TO))/i;
const ADDRESS = /^(?:Amembassy|AmConGen|Amconsul|Amlegation|Usmission|USUN|SECSTATE)\b/i;
const FURNITURE =
  /^(?:(?:TOP SECRET|SECRET|CONFIDENTIAL|UNCLASSIFIED|LIMITED OFFICIAL USE|OFFICIAL USE ONLY)\s{2,})?(?:REPRODUCTION (?:FROM|OF) |(?:THIS )?(?:COPY|MESSAGE) IS PROHIBITED|PROHIBITED UNLESS|UNLESS ["“]?UNCLASSIFIED|-\d-\s?\d+, )/i;
/** Of the telegraph clerk: `TRS/9`, `PAF:DES`, `SMD:`. */
const CLERK = /^[A-Z]{2,4}(?::[A-Z]{0,4}|\/\d{1,2})$/;
const NOTE = /^(?:NOTE\s?:|MESSRS?\.|MR\.)/i;
const DRAFTED = /^Drafted by\b/i;
const SURNAME = /^\p{Lu}[\p{L}'’-]{1,24}(?: \p{Lu}[\p{L}'’-]{1,24})?$/u;

/** Whether the lines begin a form of these. */
export function startsPaperForm(lines: readonly Line[]): boolean {
  let seen = 0;
  for (const line of lines) {
    if (line.start === line.end) continue;
    if (OPENING.test(line.head)) return true;
    if (++seen === OPENS_WITHIN) return false;
  }
  return false;
}

/** Reads a telegram on a form. */
export function readPaperForm(message: Woven) {
  const form = new FormReader(message.text, message.lines, message.woven);
  return form.read();
}

/** For a node that is filled in while its lines are read. */
type Writable<T> = { -readonly [K in keyof T]: T[K] };

class FormReader {
  private readonly parts: Parts = {
    carrier: 'incoming form',
    captions: [],
    offices: [],
    passing: [],
    references: [],
    notes: [],
  };
  private readonly nodes: SyntaxNode[] = [];
  private readonly lists: AddresseeList[] = [];
  private originator: Originator | undefined;
  /** The addressees that the next line may go on with. */
  private open: Writable<AddresseeList & { addressees: Addressee[]; children: SyntaxNode[] }> | undefined;
  private openLine: Writable<PrintedLine> | undefined;

  constructor(
    private readonly text: string,
    private readonly lines: readonly Line[],
    private readonly woven: Woven['woven'],
  ) {}

  read() {
    const { text, lines, parts, nodes } = this;
    let at = 0;
    for (; at < lines.length; at++) {
      const line = lines[at] as Line;
      if (line.start === line.end) continue;
      const { margin, rest } = this.split(line);
      const read = rest ? this.field(rest, at, margin) : [];
      if (!read) break;
      this.push(margin, read, line);
    }
    const from = at;
    const to = this.tailAt(from);
    const body = readText(text, this.withoutMargin(from, to.text), 0, {
      parts,
      calls: false,
      numbered: false,
      woven: this.woven,
    });
    const { signature } = to;
    if (parts.repeats?.list) this.lists.push(parts.repeats.list);
    const span = spanOf(nodes);
    const envelope: Envelope | undefined = span && {
      kind: 'Envelope',
      ...span,
      ...(this.originator && { originator: this.originator }),
      addresseeLists: this.lists,
      children: nodes,
    };
    return {
      envelope,
      ...body,
      signature: signature ?? body.signature,
      end: to.end && leaf('EndOfMessage', to.end.start, to.end.end),
      tail: this.tail(to.rest),
      margins: this.margins,
      printed: parts as PrintedTelegram,
    };
  }

  /** Offices beside the lines of the text, to be put back where they are. */
  private readonly margins: Leaf<'MarginOffice'>[] = [];

  private split(line: Line): { margin: Leaf<'MarginOffice'> | undefined; rest: Line | undefined } {
    const { text } = this;
    if (this.column(line.start) > MARGIN_COLUMN) return { margin: undefined, rest: line };
    const match = MARGIN.exec(text.slice(line.start, line.end));
    if (!match) return { margin: undefined, rest: line };
    const [whole, word = ''] = match;
    const margin = leaf('MarginOffice', line.start, line.start + word.length);
    const start = line.start + whole.length;
    return { margin, rest: start < line.end ? new Line(text, start, line.end, line.interrupted) : undefined };
  }

  private column(offset: number): number {
    const before = Math.max(this.text.lastIndexOf('\n', offset - 1), this.text.lastIndexOf('\r', offset - 1));
    return offset - before - 1;
  }

  private push(margin: Leaf<'MarginOffice'> | undefined, read: readonly SyntaxNode[], line: Line): void {
    const { nodes, parts, open } = this;
    if (margin) parts.offices.push(margin);
    const last = read.at(-1);
    if (margin && open && last && open.addressees.includes(last as Addressee)) {
      // The list goes on beside an office.
      open.children.splice(open.children.indexOf(last), 0, margin);
      return;
    }
    if (open && last && open.children.includes(last)) return;
    const children = [...(margin ? [margin] : []), ...read];
    if (children.length === 0) return;
    const span = spanOf(children) ?? { start: line.start, end: line.end };
    this.openLine = { kind: 'PrintedLine', ...span, children };
    nodes.push(this.openLine);
  }

  /** The nodes of a field of the head; `undefined` where the text begins. */
  private field(line: Line, at: number, margin: Leaf<'MarginOffice'> | undefined): SyntaxNode[] | undefined {
    const { text, parts } = this;
    const { start, end } = line;
    const words = line.head;
    const plain = (...tokens: Leaf[]) => filledUp(text, start, end, tokens);
    const opening = OPENING.exec(words);
    if (opening) {
      parts.carrier = opening[1] === 'OUTGOING' ? 'outgoing form' : 'incoming form';
      parts.form = leaf('Keyword', start, start + opening[0].length);
      return plain(parts.form);
    }
    const level = LEVEL.exec(words);
    if (level) {
      const node = leaf('Classification', start, start + (level[1] as string).length);
      const known = PLAIN_LEVELS[level[1] as string];
      if (known) parts.level ??= known;
      parts.levelNode ??= node;
      return plain(node);
    }
    const keyed = /^(FROM|TO|N[O0]|CONTROL|CONTRA|REC'?D|ROC'D|ACTION|INFO|DATE)\s?:\s*/i.exec(words);
    if (keyed) {
      this.open = undefined;
      return this.keyed((keyed[1] as string).toUpperCase(), line, start + keyed[0].length, at);
    }
    if (this.open && ADDRESS.test(words)) {
      const more = this.addressees(start, end);
      this.open.addressees.push(...more);
      this.open.children.push(...more);
      this.open.end = more.at(-1)?.end ?? this.open.end;
      if (this.openLine) this.openLine.end = this.open.end;
      return more;
    }
    if (PRECEDENCE.test(words)) {
      parts.precedence ??= leaf('Precedence', start, end);
      return [leaf('Precedence', start, end)];
    }
    const caption = CAPTION_LINE.exec(words);
    if (caption) {
      const node = leaf('Caption', start, start + (caption[1] as string).length);
      parts.captions.push(node);
      return [node];
    }
    const time = TIME.exec(words);
    if (time && parts.received) return [{ ...parts.received, start, end }];
    const stamp = STAMP.exec(words);
    if (stamp) {
      const date = stamped(stamp, start);
      parts.date ??= date;
      return [date];
    }
    if (CHARGED.test(words) || /^\d{4,6}$/.test(words)) return plain();
    const repeats = repeatsOf(text, [line]);
    if (repeats) {
      parts.repeats ??= repeats;
      return [repeats];
    }
    return margin && words === '' ? [] : undefined;
  }

  private keyed(key: string, line: Line, from: number, at: number): SyntaxNode[] {
    const { text, parts } = this;
    const { start, end } = line;
    const keyEnd = text.indexOf(':', start) + 1;
    const prosign = leaf('Prosign', start, keyEnd);
    switch (key) {
      case 'FROM': {
        const address = from < end ? leaf('PlainLanguageAddress', from, end) : undefined;
        parts.place ??= leaf('Place', from, end);
        this.originator ??= {
          kind: 'Originator',
          start,
          end,
          ...(address && { address }),
          children: address ? [prosign, address] : [prosign],
        };
        return [this.originator];
      }
      case 'TO':
      case 'ACTION':
      case 'INFO': {
        const addressees = this.addressees(from, end);
        const list = {
          kind: 'AddresseeList' as const,
          role: key === 'INFO' ? ('information' as const) : ('action' as const),
          start,
          end: addressees.at(-1)?.end ?? prosign.end,
          prosign,
          addressees,
          children: [prosign, ...addressees] as SyntaxNode[],
        };
        this.lists.push(list);
        this.open = list;
        const [first] = addressees;
        if (key === 'ACTION' && first?.continuityNumber && !parts.number) {
          const { start, end } = first.continuityNumber;
          parts.number = { kind: 'TelegramNumber', start, end, number: text.slice(start, end) };
        }
        if (key === 'ACTION' && first?.precedence) parts.precedence ??= first.precedence;
        return [list];
      }
      case 'CONTROL':
      case 'CONTRA': {
        parts.control ??= leaf('Text', from, end);
        return [leaf('Keyword', start, keyEnd), ...(from < end ? [leaf('Text', from, end)] : [])];
      }
      case 'NO':
      case 'N0': {
        const match = new RegExp(String.raw`^(\d{1,6})(?:,?\s+(${LOCAL_DATE}))?`, 'i').exec(
          text.slice(from, end),
        );
        const tokens: Leaf[] = [leaf('Keyword', start, keyEnd)];
        if (match) {
          const number = match[1] as string;
          const node = { kind: 'TelegramNumber' as const, start: from, end: from + number.length, number };
          parts.number ??= node;
          tokens.push(node);
          const date = match[2] && localDate(match[2], from + match[0].length - match[2].length);
          if (date) {
            parts.date ??= date;
            tokens.push(date);
          }
        }
        return filledUp(text, start, end, tokens);
      }
      default: {
        const match = new RegExp(LOCAL_DATE, 'i').exec(text.slice(from, end));
        let date = match ? localDate(match[0], from + match.index) : undefined;
        if (date && key !== 'DATE') date = { ...date, ...(date.hour === undefined && this.timeBelow(at)) };
        if (date && key === 'DATE') parts.date ??= date;
        else if (date) parts.received ??= date;
        return filledUp(text, start, end, [leaf('Keyword', start, keyEnd), ...(date ? [date] : [])]);
      }
    }
  }

  /** The time of receipt is below its date, beside the offices. */
  private timeBelow(at: number): { hour: number; minute: number } | undefined {
    for (const line of this.lines.slice(at + 1, at + 4)) {
      if (line.start === line.end) continue;
      const { rest } = this.split(line);
      const match = rest && TIME.exec(rest.head);
      if (match) return clockOf(match[1], match[2], match[3]);
    }
    return undefined;
  }

  private addressees(start: number, end: number): Addressee[] {
    const source = this.text.slice(start, end);
    const numbered = addresseesIn(source.replace(PRECEDENCES_LAST, ''), start, 0);
    const precedence = PRECEDENCES_LAST.exec(source);
    if (numbered.length > 0) {
      const last = numbered.at(-1);
      if (!precedence || !last) return numbered;
      const at = start + precedence.index + precedence[0].search(/\S/);
      const node = leaf('Precedence', at, end);
      return [
        ...numbered.slice(0, -1),
        { ...last, end, precedence: node, children: [...last.children, node] },
      ];
    }
    if (start >= end) return [];
    const address = leaf('PlainLanguageAddress', start, end);
    return [{ kind: 'Addressee', start, end, address, children: [address] }];
  }

  /** Where the text ends: at the signature, or at what the telegraph branch noted below. */
  private tailAt(from: number): {
    text: number;
    rest: number;
    signature: Signature | undefined;
    end?: Line | undefined;
  } {
    const { lines } = this;
    let end = lines.length;
    for (let at = from; at < lines.length; at++) {
      const head = (lines[at] as Line).head;
      if (DRAFTED.test(head) || (CLERK.test(head) && at > from)) {
        end = at;
        break;
      }
    }
    let rest = end;
    for (let at = end - 1; at >= from; at--) {
      const line = lines[at] as Line;
      if (line.start === line.end) continue;
      const head = line.head;
      if (FURNITURE.test(head) || NOTE.test(head) || LEVEL.test(head)) {
        rest = at;
        continue;
      }
      if (SURNAME.test(head) && this.column(line.start) > MARGIN_COLUMN && at > from) {
        const surname = leaf('Surname', line.start, line.end);
        const above = lines.slice(0, at).findLastIndex(({ start, end }) => start < end);
        const ends = above >= from && /^END\.?$/.test((lines[above] as Line).head);
        return {
          text: ends ? above : at,
          end: ends ? (lines[above] as Line) : undefined,
          rest: at + 1,
          signature: {
            kind: 'Signature',
            start: line.start,
            end: line.end,
            inline: false,
            surnames: [surname],
            children: [surname],
          },
        };
      }
      break;
    }
    return { text: rest, rest, signature: undefined };
  }

  /** The lines of the text without the offices beside them. */
  private withoutMargin(from: number, to: number): Line[] {
    return this.lines.slice(from, to).map((line) => {
      if (line.start === line.end) return line;
      const { margin, rest } = this.split(line);
      if (!margin) return line;
      this.margins.push(margin);
      this.parts.offices.push(margin);
      return rest ?? new Line(line.text, line.end, line.end, line.interrupted);
    });
  }

  private tail(from: number): SyntaxNode[] {
    const { lines, parts } = this;
    const nodes: SyntaxNode[] = [];
    for (const line of lines.slice(from)) {
      if (line.start === line.end) continue;
      const head = line.head;
      if (FURNITURE.test(head)) nodes.push(leaf('PageMark', line.start, line.end));
      else {
        const node = leaf('Text', line.start, line.end);
        if (CLERK.test(head)) parts.clerk ??= node;
        nodes.push(node);
      }
    }
    return nodes;
  }
}

const PRECEDENCES_LAST = /\s+(?:NIACT|PRIORITY|IMMEDIATE|FLASH|ROUTINE|URGENT)$/i;

function clockOf(hour = '0', minute = '0', half = 'A'): { hour: number; minute: number } {
  return { hour: (Number(hour) % 12) + (half.toUpperCase() === 'P' ? 12 : 0), minute: Number(minute) };
}

/** `MAY 9  6 42 PM '63`, stamped when it was sent. */
function stamped(match: RegExpExecArray, start: number): LocalDate {
  const [whole, name = '', day, hour, minute, half, year] = match;
  return {
    kind: 'LocalDate',
    start,
    end: start + whole.length,
    year: 1900 + Number(year),
    month: monthOf(name),
    day: Number(day),
    ...clockOf(hour, minute, half),
    zulu: false,
  };
}
