import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { normaliseAddress } from '../../server/src/reference/routing';

const folder = join(import.meta.dirname, '../../server/data');
const names = readdirSync(folder).filter((name) => name.endsWith('.tsv'));

function read(name: string): { columns: string[]; rows: Record<string, string>[] } {
  const [header = '', ...lines] = readFileSync(join(folder, name), 'utf8').trimEnd().split('\n');
  const columns = header.split('\t');
  const rows = lines.map((line) => {
    const cells = line.split('\t');
    expect(cells.length, line).toBe(columns.length);
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']));
  });
  return { columns, rows };
}

describe.each(names)('%s', (name) => {
  const { columns, rows } = read(name);

  test('begins with a code, and each row ends with how sure it is and its source', () => {
    expect(columns[0]).toBe('code');
    expect(columns.slice(-2)).toEqual(['confidence', 'source']);
    for (const row of rows) {
      expect(['high', 'medium', 'low'], JSON.stringify(row)).toContain(row['confidence']);
      expect(row['source'], JSON.stringify(row)).not.toBe('');
    }
  });

  test('is sorted by code, and no row stands twice', () => {
    const codes = rows.map((row) => row['code'] ?? '');
    expect(codes).toEqual(codes.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
    const whole = rows.map((row) => JSON.stringify(row));
    expect(new Set(whole).size).toBe(rows.length);
  });

  test('has dates, years and zones that there are', () => {
    for (const row of rows) {
      for (const [column, cell] of Object.entries(row)) {
        if (cell === '') continue;
        if (/_year$/.test(column)) expect(Number(cell), JSON.stringify(row)).toBeGreaterThan(1940);
        if (column === 'signed') expect(new Date(cell).toISOString().startsWith(cell)).toBe(true);
        if (column === 'time_zone')
          expect(() => new Intl.DateTimeFormat('en', { timeZone: cell })).not.toThrow();
      }
    }
  });
});

test('addresses are stored in the form in which they are looked up', () => {
  for (const name of ['posts.tsv', 'routing-indicators.tsv', 'indicator-address-pairs.tsv']) {
    for (const { address = '' } of read(name).rows as { address?: string }[]) {
      // What is in brackets tells the gateways apart; no cable has it.
      if (!address.includes('(')) expect(normaliseAddress(address)).toBe(address);
    }
  }
});

test('the manual of the tables counts every table as it is', () => {
  const manual = readFileSync(join(folder, 'README.md'), 'utf8');
  for (const name of names) {
    const { rows } = read(name);
    expect(manual).toMatch(
      new RegExp(`\\| \`${name.replace('.tsv', '')}\` *\\|[^|]*\\| *${rows.length} *\\|`),
    );
  }
});
