import {
  PRESETS,
  RULE_NAMES,
  SEVERITIES,
  SEVERITY_LEVELS,
  type SeverityLevelsByName,
} from '../../../rules/severityLevels';
import { oneOf } from '../../arguments';
import { UsageError } from '../../errors';
import type { CheckOptions } from '.';
import { type FormatName, formats } from './formats';

/** The options of `cable check` on the command line. */
export const CHECK_OPTIONS = {
  format: { type: 'string' },
  preset: { type: 'string' },
  rule: { type: 'string', multiple: true },
  'max-severity': { type: 'string' },
  'fail-on': { type: 'string' },
  fix: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  summary: { type: 'boolean' },
} as const;

export interface CheckValues {
  readonly format?: string;
  readonly preset?: string;
  readonly rule?: readonly string[];
  readonly 'max-severity'?: string;
  readonly 'fail-on'?: string;
  readonly fix?: boolean;
  readonly 'dry-run'?: boolean;
}

/** The options as written, checked. */
export function checkOptions(values: CheckValues, names: readonly string[]): CheckOptions {
  const { format = 'pretty', preset = 'standard', rule = [] } = values;
  const dry = values['dry-run'] ?? false;
  if (dry && !values.fix) throw new UsageError('--dry-run shows what --fix would change; give both');
  if (dry && values.format !== undefined) throw new UsageError('--dry-run writes a diff; leave --format out');
  if (values.fix && !dry && names.includes('-')) {
    throw new UsageError('standard input cannot be fixed in place; add --dry-run to see a diff');
  }
  return {
    format: oneOf(Object.keys(formats) as FormatName[], format, 'format'),
    settings: { preset: oneOf(PRESETS, preset, 'preset'), rules: levelsOf(rule), rulesByFile: {} },
    maxSeverity: oneOf(SEVERITIES, values['max-severity'] ?? 'error', 'severity'),
    failOn: oneOf(SEVERITIES, values['fail-on'] ?? 'error', 'severity'),
    fix: dry ? 'show' : values.fix ? 'write' : 'no',
    colors: process.stdout.isTTY === true && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb',
  };
}

/** Levels by code, of `CODE=LEVEL`; the last one counts. */
function levelsOf(written: readonly string[]): SeverityLevelsByName {
  return Object.fromEntries(
    written.map((each) => {
      const [name = '', level] = each.split('=', 2);
      if (level === undefined)
        throw new UsageError(`--rule takes CODE=LEVEL, as in charset=off, not '${each}'`);
      if (!RULE_NAMES.includes(name)) throw new UsageError(`there is no rule or family of rules '${name}'`);
      return [name, oneOf(SEVERITY_LEVELS, level, 'level')];
    }),
  );
}
