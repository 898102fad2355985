import type { CableRow } from '../../../server/src/protocol';

const COLUMNS: readonly (readonly [name: string, value: (row: CableRow) => string])[] = [
  ['id', ({ id = '' }) => id],
  ['date', ({ date = '' }) => date],
  ['post', ({ post = '' }) => post],
  ['from', ({ from = '' }) => from],
  ['classification', ({ classification = '' }) => classification],
  ['subject', ({ subject = '' }) => subject],
  ['tags', ({ tags }) => tags.join('; ')],
  ['captions', ({ captions }) => captions.join('; ')],
  ['action', ({ action }) => action.join('; ')],
  ['info', ({ info }) => info.join('; ')],
  ['names', ({ names }) => names.join('; ')],
  ['cited_by', ({ citedBy }) => String(citedBy)],
  ['file', ({ file }) => file],
];

/** The cables as CSV with a header. A cell that a spreadsheet would take for a formula begins with an apostrophe. */
export function cablesAsCsv(rows: readonly CableRow[]): string {
  const cell = (text: string) => {
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const lines = rows.map((row) => COLUMNS.map(([, value]) => cell(value(row))).join(','));
  return `${[COLUMNS.map(([name]) => name).join(','), ...lines].join('\n')}\n`;
}

/** The cables as a table of Markdown that shows their words as they are. */
export function cablesAsMarkdown(rows: readonly CableRow[]): string {
  const cell = (text = '') => text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>&#|~$@]/g, String.raw`\$&`);
  const lines = rows.map(
    ({ id, date, classification, subject }) =>
      `| ${cell(id)} | ${cell(date?.slice(0, 10))} | ${cell(classification)} | ${cell(subject)} |`,
  );
  return `${['| Number | Date | Classification | Subject |', '| --- | --- | --- | --- |', ...lines].join('\n')}\n`;
}
