import type { CableRecord } from '../service';

type Cell = string | number | undefined;
type List = readonly Cell[] | undefined;

/** The columns, in the order of the record's keys: what is one value, and lists. */
const COLUMNS: Readonly<Record<string, (record: CableRecord) => Cell | List>> = {
  file: ({ file }) => file,
  lines: ({ lines }) => lines,
  id: ({ id }) => id,
  idFrom: ({ idFrom }) => idFrom,
  year: ({ year }) => year,
  post: ({ post }) => post,
  serial: ({ serial }) => serial,
  date: ({ date }) => date,
  precedence: ({ precedence }) => precedence,
  'transmission.identifier': ({ transmission }) => transmission?.identifier,
  'transmission.routing.precedence': ({ transmission }) => transmission?.routing?.precedence,
  'transmission.routing.indicators': ({ transmission }) => transmission?.routing?.indicators,
  'transmission.from': ({ transmission }) => transmission?.from,
  'transmission.serial': ({ transmission }) => transmission?.serial,
  'transmission.part': ({ transmission }) => transmission?.part,
  'transmission.filed': ({ transmission }) => transmission?.filed,
  'transmission.security': ({ transmission }) => transmission?.security,
  from: ({ from }) => from,
  action: ({ action }) => action?.map(({ address, indicator }) => address ?? indicator),
  info: ({ info }) => info?.map(({ address, indicator }) => address ?? indicator),
  exempt: ({ exempt }) => exempt?.map(({ address, indicator }) => address ?? indicator),
  classification: ({ classification }) => classification,
  section: ({ section }) => section,
  captions: ({ captions }) => captions,
  passing: ({ passing }) => passing,
  'executiveOrder.number': ({ executiveOrder }) => executiveOrder?.number,
  'executiveOrder.text': ({ executiveOrder }) => executiveOrder?.text,
  'executiveOrder.declassify': ({ executiveOrder }) => executiveOrder?.declassify,
  tags: ({ tags }) => tags,
  subject: ({ subject }) => subject,
  subjectPortion: ({ subjectPortion }) => subjectPortion,
  references: ({ references }) => references?.map(({ id, text }) => id ?? text),
  'classifiedBy.name': ({ classifiedBy }) => classifiedBy?.name,
  'classifiedBy.title': ({ classifiedBy }) => classifiedBy?.title,
  'classifiedBy.reasons': ({ classifiedBy }) => classifiedBy?.reasons,
  'classifiedBy.text': ({ classifiedBy }) => classifiedBy?.text,
  summary: ({ summary }) => summary,
  paragraphs: ({ paragraphs }) =>
    paragraphs?.map(({ number }) => number).filter((number) => number !== undefined),
  signature: ({ signature }) => signature,
  problems: ({ problems }) => problems?.map(({ code, line, column }) => `${code} ${line}:${column}`),
};

export const csvHeader = `${Object.keys(COLUMNS).join(',')}\n`;

/** One row of RFC 4180, with a line feed at its end: the same columns in every run. */
export function csvRow(record: CableRecord): string {
  return `${Object.values(COLUMNS)
    .map((column) => cell(column(record)))
    .join(',')}\n`;
}

function cell(value: Cell | List): string {
  const text = Array.isArray(value) ? value.join('; ') : String(value ?? '');
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
