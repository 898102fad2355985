import { spawnSync } from 'node:child_process';
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
        if (/_year$/.test(column)) expect(yearOf(cell), JSON.stringify(row)).toBeGreaterThan(1940);
        if (/^(?:from|to|signed)$/.test(column) && cell !== 'present') {
          expect(cell, JSON.stringify(row)).toMatch(/^\d{4}(?:s|-\d\d(?:-\d\d)?)?$/);
          if (cell.includes('-')) expect(new Date(cell).toISOString().startsWith(cell)).toBe(true);
          expect(yearOf(cell), JSON.stringify(row)).toBeGreaterThanOrEqual(1789);
          expect(yearOf(cell), JSON.stringify(row)).toBeLessThanOrEqual(2030);
        }
        if (column === 'time_zone')
          expect(() => new Intl.DateTimeFormat('en', { timeZone: cell })).not.toThrow();
      }
      const { from = '', to = '' } = row;
      expect(from, JSON.stringify(row)).not.toBe('present');
      if (from && to && to !== 'present')
        expect(yearOf(from), JSON.stringify(row)).toBeLessThanOrEqual(yearOf(to));
    }
  });
});

/** Of a year, a decade or a date. */
const yearOf = (cell: string) => Number(cell.slice(0, 4));

test('addresses are stored in the form in which they are looked up', () => {
  for (const name of ['posts.tsv', 'routing-indicators.tsv', 'indicator-address-pairs.tsv']) {
    for (const { address = '' } of read(name).rows as { address?: string }[]) {
      // What is in brackets tells the gateways apart; no cable has it.
      if (!address.includes('(')) expect(normaliseAddress(address)).toBe(address);
    }
  }
});

test('the manual is what the tables say', () => {
  const script = join(import.meta.dirname, '../../scripts/manual.mjs');
  const { status, stderr } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test('the bundled tables are small', () => {
  const script = JSON.stringify(join(import.meta.dirname, '../../scripts/tables-plugin.mjs'));
  const code = `
    import { packTable } from ${script};
    import { readdirSync, readFileSync } from 'node:fs';
    const folder = process.argv[1];
    const names = readdirSync(folder).filter((name) => name.endsWith('.tsv') && name !== 'routing-conflicts.tsv');
    const sizes = names.map((name) => packTable(name.slice(0, -4), readFileSync(folder + '/' + name, 'utf8')).length);
    console.log(sizes.reduce((sum, size) => sum + size));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code, folder], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(Number(stdout)).toBeLessThan(250_000);
});
