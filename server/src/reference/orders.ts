/** Executive orders on classification, their reasons and the forms of the E.O. line. */

import reasonsText from '../../data/classification-reasons.tsv';
import ordersText from '../../data/executive-orders.tsv';
import { oneEditApart, only } from './nearest';
import { filled, type Sourced, sourced, table } from './tables';

export interface Order extends Sourced {
  /** `12958`. */
  readonly number: string;
  readonly title: string;
  /** ISO dates. */
  readonly signed: string;
  readonly from: string;
  readonly to?: string;
  readonly replacedBy?: string;
  /** The forms of the E.O. line under it. */
  readonly forms?: string;
  readonly maximum?: string;
  readonly rule?: string;
}

export interface Reason extends Sourced {
  /** `E.O. 12958 as amended by E.O. 13292`. */
  readonly order: string;
  readonly kind: string;
  readonly code: string;
  readonly meaning: string;
  readonly detail?: string;
}

const orders = table(
  ordersText,
  (cells): Order => ({
    ...sourced(cells),
    number: cells('code'),
    title: cells('meaning'),
    signed: cells('signed'),
    from: cells('from'),
    ...filled({
      to: cells('to'),
      replacedBy: cells('replaced_by'),
      forms: cells('forms'),
      maximum: cells('maximum_duration'),
      rule: cells('detail'),
    }),
  }),
);

const reasons = table(
  reasonsText,
  (cells): Reason => ({
    ...sourced(cells),
    order: cells('order'),
    kind: cells('kind'),
    code: cells('code'),
    meaning: cells('meaning'),
    ...filled({ detail: cells('detail') }),
  }),
);

export function executiveOrder(number: string): Order | undefined {
  return orders.row(number);
}

/** The orders whose number an E.O. line carries, in their order; 13292 amended 12958, whose number stayed. */
const ON_THE_LINE = ['10501', '11652', '12065', '12356', '12958', '13526'];

/** The order whose number cables carried on that day. */
export function orderInForce(isoDate: string): Order | undefined {
  return ON_THE_LINE.flatMap((number) => orders.row(number) ?? []).findLast(
    ({ from, to }) => from <= isoDate && (to === undefined || isoDate <= to),
  );
}

/** Whether an E.O. line may carry the number: that of an order on classification. */
export function isOrderOfCables(number: string): boolean {
  return ON_THE_LINE.includes(number) || number === '13292';
}

/** The known order that a mistyped number means: of those one slip away the one in force on the date. */
export function likelyOrder(number: string, isoDate?: string): string | undefined {
  if (isOrderOfCables(number)) return undefined;
  const near = ON_THE_LINE.filter((known) => oneEditApart(number, known));
  const inForce = isoDate === undefined ? undefined : orderInForce(isoDate)?.number;
  return near.find((known) => known === inForce) ?? only(near);
}

const AMENDED = 'E.O. 12958 as amended by E.O. 13292';

/**
 * Sections that list the reasons, with the dates between which they were cited: E.O. 12356 s.1.3(a),
 * E.O. 12958 s.1.5, and s.1.4 since E.O. 13292 of 25 March 2003 and in E.O. 13526.
 */
const SECTIONS: readonly {
  readonly section: string;
  readonly order: string;
  readonly from: string;
  readonly to?: string;
}[] = [
  { section: '1.3', order: 'E.O. 12356', from: '1982-08-01', to: '1995-10-13' },
  { section: '1.5', order: 'E.O. 12958', from: '1995-10-14', to: '2003-03-24' },
  { section: '1.4', order: AMENDED, from: '2003-03-25', to: '2010-06-26' },
  { section: '1.4', order: 'E.O. 13526', from: '2010-06-27' },
];

function sectionRow(section: string, isoDate?: string) {
  const name = section
    .replace(/\s/g, '')
    .replace(',', '.')
    .replace(/\(a\)$/, '');
  const rows = SECTIONS.filter((row) => row.section === name);
  return (
    rows.find(({ from, to }) => isoDate !== undefined && from <= isoDate && (!to || isoDate <= to)) ?? rows[0]
  );
}

/** The section under which reasons were to be cited on a day. */
export function reasonSectionOn(isoDate: string): string | undefined {
  return SECTIONS.find(({ from, to }) => from <= isoDate && (!to || isoDate <= to))?.section;
}

/** What a reason letter means, `('1.4', 'b')`. The date chooses between orders with the same section. */
export function reason(section: string, letter: string, isoDate?: string): Reason | undefined {
  const row = sectionRow(section, isoDate);
  const code = `(${letter.toLowerCase()})`;
  return row && reasons.rows(code).find((each) => each.order === row.order && each.kind.startsWith('reason'));
}

/** The order to which a section of reasons belongs, and the letters that there are. */
export function reasonSection(
  section: string,
  isoDate?: string,
):
  | {
      readonly order: string;
      readonly from: string;
      readonly to?: string;
      readonly letters: readonly string[];
    }
  | undefined {
  const row = sectionRow(section, isoDate);
  if (!row) return undefined;
  const { order, from, to } = row;
  const letters = reasons
    .all()
    .filter((each) => each.order === order && each.kind.startsWith('reason'))
    .map(({ code }) => code.slice(1, -1));
  return { order, from, ...(to !== undefined && { to }), letters };
}

/**
 * A form of the E.O. line: `GDS`, `XGDS-3`, `OADR`, `X1`, `GP-3`; the handbook of 1974 writes `XGDS3`.
 * `order` is a number, where it is known.
 */
export function declassificationForm(form: string, order?: string): Reason | undefined {
  const rows = reasons.rows(
    form
      .toUpperCase()
      .replace(/^GP-/, 'GROUP ')
      .replace(/^(XGDS|RDS|XDS)(\d)/, '$1-$2'),
  );
  return rows.find((row) => order !== undefined && row.order.includes(order)) ?? rows[0];
}

/** The numbers of the orders under which a form of the E.O. line was used, as in the table: `GDS`, `OADR`. */
export function declassificationForms(form: string): readonly string[] {
  return reasons.rows(form).flatMap(({ order }) => order.match(/\d{5}/g) ?? []);
}
