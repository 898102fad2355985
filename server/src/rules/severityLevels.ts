import { SEVERITIES, SEVERITY_LEVELS, type SeverityLevel } from '../severity';
import { families, rules } from '.';
import type { Problem, Rule, Severity } from './rule';

export { SEVERITIES, SEVERITY_LEVELS, type SeverityLevel };

/**
 * - `standard`: the default severity of each rule.
 * - `archive`: for reading released cables: damage by copies is a hint.
 * - `drafting`: for writing cables: what the handbooks ask of drafters is at least a warning.
 */
export const PRESETS = ['standard', 'archive', 'drafting'] as const;
export type Preset = (typeof PRESETS)[number];

/** Codes and families of rules, and how each is shown. A code takes precedence over its family. */
export type SeverityLevelsByName = Readonly<Record<string, SeverityLevel>>;

/** The user's settings for rules. */
export interface RuleSettings {
  readonly preset: Preset;
  readonly rules: SeverityLevelsByName;
  /** For the files whose path matches a pattern, such as `archive/**` or `06BAKU1398.txt`; the last match applies. */
  readonly rulesByFile: Readonly<Record<string, SeverityLevelsByName>>;
}

/** Each rule at its default severity. */
export const STANDARD: RuleSettings = { preset: 'standard', rules: {}, rulesByFile: {} };

/** How the findings of a rule are shown in a file. */
export type SeverityLevelOf = (rule: Rule) => SeverityLevel;

const familyOf = new Map<Rule, string>();
for (const [family, itsRules] of Object.entries<readonly Rule[]>(families)) {
  for (const rule of itsRules) familyOf.set(rule, family);
}

/** The names that settings accept: families, and the codes of all rules. */
export const RULE_NAMES: readonly string[] = [...Object.keys(families), ...rules.map(({ code }) => code)];

/** How each rule is shown in a file: by the settings for the file, else by the general ones, else by the preset. */
export function severityLevelsIn(settings: RuleSettings, path: string): SeverityLevelOf {
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

function named(levels: SeverityLevelsByName, name: string): SeverityLevel | undefined {
  return Object.hasOwn(levels, name) ? levels[name] : undefined;
}

function presetLevel(preset: Preset, { severity, concerns }: Rule): Severity {
  if (preset === 'archive' && concerns === 'copy') return 'hint';
  if (preset === 'drafting' && concerns === 'drafter') return higher(severity, 'warning');
  return severity;
}

/** Whether severity `a` is at least `b`. */
export function isAtLeast(a: Severity, b: Severity): boolean {
  return SEVERITIES.indexOf(a) >= SEVERITIES.indexOf(b);
}

export function lower(a: Severity, b: Severity): Severity {
  return isAtLeast(a, b) ? b : a;
}

function higher(a: Severity, b: Severity): Severity {
  return isAtLeast(a, b) ? a : b;
}

/**
 * The problems that are shown, at the severity at which they are shown. A finding that is milder than its rule keeps
 * its own severity, even if the user raises that of the rule.
 */
export function atSeverityLevels(
  problems: readonly Problem[],
  severityLevelOf: SeverityLevelOf,
): readonly Problem[] {
  return problems.flatMap((problem) => {
    const { rule } = problem;
    const level = severityLevelOf(rule);
    if (level === 'off') return [];
    const severity = problem.severity === rule.severity ? level : lower(problem.severity, level);
    return severity === problem.severity ? problem : { ...problem, severity };
  });
}

/**
 * Whether the end of a path matches a pattern: `*` and `?` match characters of one name, `**` any folders. The pattern
 * of a name matches files of that name in every folder. The settings of a folder may be anybody's, so no pattern takes
 * more time than its length times that of the path.
 */
function fits(pattern: string, path: string): boolean {
  /** Where in the path the rest of the pattern may begin. */
  let places = Array.from({ length: path.length + 1 }, (_, at) => at === 0 || path[at - 1] === '/');
  for (const [token] of pattern.matchAll(/\*\*\/?|[\s\S]/g)) {
    const isRepeated = token.startsWith('*');
    let reached = false;
    places = places.map((isPlace, at) => {
      const before = path[at - 1];
      if (!isRepeated) {
        const isNext = at > 0 && places[at - 1] === true;
        return isNext && (token === '?' ? before !== '/' : before === token);
      }
      if (token === '*' && before === '/') reached = false;
      const isFolder = before === '/' && reached;
      reached ||= isPlace;
      return token === '**/' ? isPlace || isFolder : reached;
    });
  }
  return places[path.length] === true;
}
