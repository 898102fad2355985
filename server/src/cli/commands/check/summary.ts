import type { Problem, Severity } from '../../../rules/rule';
import { SEVERITIES } from '../../../rules/severityLevels';
import type { CableDocument } from '../../../syntax/tree';
import { grouped, plural } from '../../progress';
import type { Counts } from '../../work/findings';

/** What was found in a file: problems, and that it has them, by severity and code: `found warning pilcrow-damaged`. */
export function countsOf(cable: CableDocument, found: readonly Problem[], fixed: number): Counts {
  const counts: Record<string, number> = { files: 1, cables: cable.telegrams.length, fixed };
  for (const { severity, rule } of found) {
    const key = `found ${severity} ${rule.code}`;
    counts[key] = (counts[key] ?? 0) + 1;
    counts[`with ${severity} ${rule.code}`] = 1;
  }
  return counts;
}

/** The sums over all files of a run, and a table of the rules, the most frequent first. */
export function checkSummary(counts: Counts): string {
  const count = (what: string) => counts[what] ?? 0;
  const rows = Object.keys(counts)
    .filter((key) => key.startsWith('found '))
    .map((key) => {
      const [, severity = '', code = ''] = key.split(' ');
      return { severity, code, found: count(key), files: count(`with ${severity} ${code}`) };
    })
    .toSorted((a, b) => b.found - a.found || (a.code < b.code ? -1 : 1));
  const sums = SEVERITIES.toReversed().map((severity) => {
    const its = rows.filter((row) => row.severity === severity);
    return named(
      its.reduce((sum, { found }) => sum + found, 0),
      severity,
    );
  });
  const lines = rows.map(
    ({ found, files, severity, code }) =>
      `${`${found}`.padStart(8)}  ${`${files}`.padStart(6)}  ${severity.padEnd(11)}  ${code}\n`,
  );
  const head = `${plural(count('files'), 'file')}, ${plural(count('cables'), 'cable')}: ${sums.join(', ')}`;
  const fixed = count('fixed') > 0 ? `; ${grouped(count('fixed'))} fixed` : '';
  return `${head}${fixed}\n${lines.length > 0 ? 'problems   files  severity     rule\n' : ''}${lines.join('')}`;
}

/** `information` has no plural. */
function named(count: number, severity: Severity): string {
  return severity === 'information' ? `${grouped(count)} information` : plural(count, severity);
}
