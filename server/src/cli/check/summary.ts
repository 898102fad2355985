import { SEVERITIES } from '../../rules/levels';
import type { Problem, Severity } from '../../rules/rule';
import type { CableDocument } from '../../syntax/tree';

/** What was counted in a file; a plain value, for a worker hands it over. */
export interface Tally {
  readonly cables: number;
  readonly mended: number;
  /** Findings by severity and code, `warning pilcrow-damaged`. */
  readonly findings: Readonly<Record<string, number>>;
}

export function tallyOf(cable: CableDocument, found: readonly Problem[], mended: number): Tally {
  const findings: Record<string, number> = {};
  for (const { severity, rule } of found) {
    const key = `${severity} ${rule.code}`;
    findings[key] = (findings[key] ?? 0) + 1;
  }
  return { cables: cable.telegrams.length, mended, findings };
}

/** Counts over all files of a run. */
export class Summary {
  #files = 0;
  #cables = 0;
  #mended = 0;
  readonly #rows = new Map<string, { findings: number; files: number }>();

  add({ cables, mended, findings }: Tally): void {
    this.#files++;
    this.#cables += cables;
    this.#mended += mended;
    for (const [key, count] of Object.entries(findings)) {
      const row = this.#rows.get(key) ?? { findings: 0, files: 0 };
      row.findings += count;
      row.files++;
      this.#rows.set(key, row);
    }
  }

  /** The sums, and a table of the rules, the most frequent first. */
  toString(): string {
    const rows = [...this.#rows].map(([key, row]) => {
      const [severity = '', code = ''] = key.split(' ');
      return { severity, code, ...row };
    });
    rows.sort((a, b) => b.findings - a.findings || (a.code < b.code ? -1 : 1));
    const sums = SEVERITIES.toReversed().map((severity) => {
      const its = rows.filter((row) => row.severity === severity);
      return named(
        its.reduce((sum, { findings }) => sum + findings, 0),
        severity,
      );
    });
    const lines = rows.map(
      ({ findings, files, severity, code }) =>
        `${`${findings}`.padStart(8)}  ${`${files}`.padStart(6)}  ${severity.padEnd(11)}  ${code}\n`,
    );
    const head = `${plural(this.#files, 'file')}, ${plural(this.#cables, 'cable')}: ${sums.join(', ')}`;
    const mended = this.#mended > 0 ? `; ${this.#mended} mended` : '';
    return `${head}${mended}\n${lines.length > 0 ? 'findings   files  severity     rule\n' : ''}${lines.join('')}`;
  }
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** `information` has no plural. */
function named(count: number, severity: Severity): string {
  return severity === 'information' ? `${count} information` : plural(count, severity);
}
