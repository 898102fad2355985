/** The executive orders on classification, the forms of the E.O. line, and reasons for classification. */
import reasonsText from '../../data/classification-reasons.tsv';
import ordersText from '../../data/executive-orders.tsv';
import { oneEditApart, only } from './nearest';
import { type Fact, fact, filled, lazily, table } from './tables';

export interface Order extends Fact {
  /** `12958`. */
  readonly number: string;
  readonly title: string;
  /** ISO date. */
  readonly signed: string;
  /** First day in force: ISO date, or year and month. */
  readonly from: string;
  /** Last day in force. */
  readonly to?: string;
  readonly replacedBy?: string;
  /** The forms of the E.O. line under the order. */
  readonly forms?: string;
  /** The longest time to declassification. */
  readonly maximum?: string;
  readonly rule?: string;
}

const orders = table(
  ordersText,
  (cells): Order => ({
    number: cells('code'),
    title: cells('name'),
    signed: cells('signed'),
    from: cells('in_force_from'),
    ...filled({
      to: cells('in_force_to'),
      replacedBy: cells('replaced_by'),
      forms: cells('forms'),
      maximum: cells('maximum_duration'),
      rule: cells('declassification_rule'),
    }),
    ...fact(cells),
  }),
);

/** @param number digits, `12958` */
export function executiveOrder(number: string): Order | undefined {
  return orders.row(number);
}

/** Whose number E.O. lines carry; the orders between them amend one or have another subject. */
const lineOrders = ['10501', '11652', '12065', '12356', '12958', '13526'] as const;

/** Also written as the number of an E.O. line: the amendment of 2003, though the line should keep 12958. */
const knownNumbers = [...lineOrders, '13292'] as const;

/** The order in force on a day, whose number the E.O. line of that day carries. */
export function orderInForce(isoDate: string): Order | undefined {
  return lineOrders
    .flatMap((number) => executiveOrder(number) ?? [])
    .find(({ from, to }) => from <= isoDate && isoDate <= (to ?? '9999'));
}

/**
 * The order meant by a number that is none: the one in force on the day if it is a slip away, else the only
 * known order that is. A slip is one edit or two figures changing places at any distance (`12598`).
 */
export function likelyOrder(number: string, isoDate?: string): string | undefined {
  if (knownNumbers.some((known) => known === number) || executiveOrder(number)) return undefined;
  const near = knownNumbers.filter((known) => oneEditApart(number, known) || sameFigures(number, known));
  const inForce = isoDate === undefined ? undefined : orderInForce(isoDate)?.number;
  return near.find((known) => known === inForce) ?? only(near);
}

function sameFigures(a: string, b: string): boolean {
  return [...a].sort().join('') === [...b].sort().join('');
}

export interface Reason extends Fact {
  /** `E.O. 12958 as amended by E.O. 13292`. */
  readonly order: string;
  readonly kind: string;
  /** `(b)`, `XGDS-3`, `X1`, `GROUP 3`, `OADR`. */
  readonly code: string;
  /** In short; not the text of the order. */
  readonly meaning: string;
  readonly note?: string;
}

const reasons = table(
  reasonsText,
  (cells): Reason => ({
    order: cells('order'),
    kind: cells('kind'),
    code: cells('code'),
    meaning: cells('meaning'),
    ...filled({ note: cells('note') }),
    ...fact(cells),
  }),
);

export interface ReasonSection {
  /** As in the table of reasons. */
  readonly order: string;
  /** ISO dates of the time in which the section was in force. */
  readonly from: string;
  readonly to?: string;
  /** The codes of its reasons, `(a)` … */
  readonly letters: readonly string[];
}

/** The sections that list reasons, with the words for them in the table. 1.4 has been the section twice. */
const sections: readonly { section: string; order: string; number: string }[] = [
  { section: '1-301', order: 'E.O. 12065', number: '12065' },
  { section: '1.3(a)', order: 'E.O. 12356', number: '12356' },
  { section: '1.5', order: 'E.O. 12958', number: '12958' },
  { section: '1.4', order: 'E.O. 12958 as amended by E.O. 13292', number: '13292' },
  { section: '1.4', order: 'E.O. 13526', number: '13526' },
];

const sectionRows = lazily(() => {
  const all = reasons.all();
  const amendment = executiveOrder('13292')?.from;
  return sections.flatMap(({ section, order, number }) => {
    const inForce = executiveOrder(number);
    if (!inForce) return [];
    // Section 1.5 of E.O. 12958 became 1.4 by the amendment of 2003.
    const to = section === '1.5' && amendment ? dayBefore(amendment) : inForce.to;
    const rows = all.filter((row) => row.order === order && row.kind.startsWith('reason'));
    return [{ section, order, from: inForce.from, ...(to !== undefined && { to }), rows }];
  });
});

function sectionOn(section: string, isoDate: string | undefined) {
  const plain = section === '1.3' ? '1.3(a)' : section;
  const named = sectionRows().filter((row) => row.section === plain);
  const onThatDay = named.find(
    ({ from, to }) => isoDate !== undefined && from <= isoDate && isoDate <= (to ?? '9999'),
  );
  return onThatDay ?? named[0];
}

/**
 * The list of reasons that a section named in a cable refers to.
 *
 * @param section `1.4`, `1.5`, `1.3(a)`, `1-301`
 * @param isoDate of the cable: tells the two sections 1.4 apart; without it the older
 */
export function reasonSection(section: string, isoDate?: string): ReasonSection | undefined {
  const found = sectionOn(section, isoDate);
  if (!found) return undefined;
  const { order, from, to, rows } = found;
  return { order, from, ...(to !== undefined && { to }), letters: rows.map(({ code }) => code) };
}

/** @param letter of the reason, `b`, with or without brackets; a number under E.O. 12356 */
export function reason(section: string, letter: string, isoDate?: string): Reason | undefined {
  const code = `(${letter.toLowerCase().replace(/[()]/g, '')})`;
  return sectionOn(section, isoDate)?.rows.find((row) => row.code === code);
}

/**
 * A form of the E.O. line that stands for itself: `GDS`, `XGDS-3`, `RDS-1`, `OADR`, `X1`, `25X1`, `GROUP 3`,
 * `GP-3`, `OR-M`, `N/A`, `MR`.
 *
 * @param order number of the order on the line, where several know the form (GDS); else the oldest that does
 */
export function declassificationForm(form: string, order?: string): Reason | undefined {
  const code = form
    .toUpperCase()
    .replace(/^GP-/, 'GROUP ')
    .replace(/^(XGDS|RDS|XDS)(\d)/, '$1-$2');
  const rows = reasons.rows(code);
  return rows.find((row) => order !== undefined && row.order.includes(order)) ?? rows[0];
}

function dayBefore(isoDate: string): string {
  return new Date(Date.parse(isoDate) - 86_400_000).toISOString().slice(0, 10);
}
