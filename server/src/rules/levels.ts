import { LEVELS, type Level, SEVERITIES } from '../severity';
import { families, rules } from '.';
import type { Problem, Rule, Severity } from './rule';

export { LEVELS, type Level, SEVERITIES };

/**
 * - `standard`: each rule as it is by itself.
 * - `archive`: for reading what was released: damage that copies did is a hint.
 * - `drafting`: for writing: what the handbooks ask of drafters is a warning, if it is not more.
 */
export const PRESETS = ['standard', 'archive', 'drafting'] as const;
export type Preset = (typeof PRESETS)[number];

/** Codes and families of rules, and how each is shown. A code wins over its family. */
export type LevelsByName = Readonly<Record<string, Level>>;

/** What the user says of rules. */
export interface RuleSettings {
  readonly preset: Preset;
  readonly rules: LevelsByName;
  /** For the files whose path a pattern fits, as `archive/**` or `06BAKU1398.txt`; later ones win. */
  readonly rulesByFile: Readonly<Record<string, LevelsByName>>;
}

/** Each rule at its own level. */
export const STANDARD: RuleSettings = { preset: 'standard', rules: {}, rulesByFile: {} };

/** How findings of a rule are shown in a file. */
export type LevelOf = (rule: Rule) => Level;

const familyOf = new Map<Rule, string>();
for (const [family, itsRules] of Object.entries<readonly Rule[]>(families)) {
  for (const rule of itsRules) familyOf.set(rule, family);
}

/** What settings call rules by: the families, and the codes of all rules. */
export const RULE_NAMES: readonly string[] = [...Object.keys(families), ...rules.map(({ code }) => code)];

/** How each rule is shown in the file. A file's own setting wins over the general one, that over the preset. */
export function levelsIn(settings: RuleSettings, path: string): LevelOf {
  const own = Object.entries(settings.rulesByFile)
    .filter(([pattern]) => fits(pattern, path))
    .map(([, levels]) => levels)
    .reverse();
  const layers = [...own, settings.rules];
  return (rule) => {
    for (const levels of layers) {
      const level = named(levels, rule.code) ?? named(levels, familyOf.get(rule) ?? '');
      if (level) return level;
    }
    return presetLevel(settings.preset, rule);
  };
}

function named(levels: LevelsByName, name: string): Level | undefined {
  return Object.hasOwn(levels, name) ? levels[name] : undefined;
}

function presetLevel(preset: Preset, { severity, concerns }: Rule): Severity {
  if (preset === 'archive' && concerns === 'copy') return 'hint';
  if (preset === 'drafting' && concerns === 'drafter') return graver(severity, 'warning');
  return severity;
}

/** Whether a finding of severity `a` is at least as grave as `b`. */
export function isAtLeast(a: Severity, b: Severity): boolean {
  return SEVERITIES.indexOf(a) >= SEVERITIES.indexOf(b);
}

export function milder(a: Severity, b: Severity): Severity {
  return isAtLeast(a, b) ? b : a;
}

function graver(a: Severity, b: Severity): Severity {
  return isAtLeast(a, b) ? a : b;
}

/**
 * The problems that are shown, at the severity at which they are. A finding that is milder than its rule stays
 * so, however grave the rule is made.
 */
export function atLevels(problems: readonly Problem[], levelOf: LevelOf): readonly Problem[] {
  return problems.flatMap((problem) => {
    const { rule } = problem;
    const level = levelOf(rule);
    if (level === 'off') return [];
    const severity = problem.severity === rule.severity ? level : milder(problem.severity, level);
    return severity === problem.severity ? problem : { ...problem, severity };
  });
}

/**
 * Whether a path ends as the pattern says: `*` and `?` stand for characters of one name, `**` for any folders.
 * A pattern of a name alone fits files of that name in every folder.
 */
function fits(pattern: string, path: string): boolean {
  const source = pattern.replace(/\*\*\/?|[*?]|[^\w/]/g, (special) => {
    if (special === '**/') return '(?:.*/)?';
    if (special === '**') return '.*';
    if (special === '*') return '[^/]*';
    return special === '?' ? '[^/]' : `\\${special}`;
  });
  return new RegExp(`(?:^|/)${source}$`, 's').test(path);
}
