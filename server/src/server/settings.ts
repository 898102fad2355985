import {
  PRESETS,
  RULE_NAMES,
  type RuleSettings,
  SEVERITY_LEVELS,
  type SeverityLevel,
  type SeverityLevelsByName,
} from '../rules/severityLevels';

/** What the user may set, `cable.*`; `package.json` says what each setting means. */
export interface Settings extends RuleSettings {
  readonly inlayHints: 'off' | 'essential' | 'all';
  /** Paths relative to a folder of the workspace. */
  readonly tables: readonly string[];
  /** `template`: the address of a cable on the web, by its number; without one there are no links. */
  readonly links: { readonly template?: string };
}

const LEVELS_BY_NAME = `codes or families of rules, each with one of ${SEVERITY_LEVELS.join(', ')}`;

/** How each setting is read, and what it is where nothing, or nothing sensible, is set. */
const READERS: { readonly [Name in keyof Settings]: Reader<Settings[Name]> } = {
  inlayHints: oneOf('essential', 'off', 'all'),
  tables: {
    otherwise: [],
    read: (value) =>
      Array.isArray(value) && value.every((path) => typeof path === 'string') ? value : undefined,
    takes: 'a list of paths',
  },
  links: {
    otherwise: {},
    read: (value) => {
      if (!isObject(value)) return undefined;
      const { template } = value;
      if (template === undefined || template === null || template === '') return {};
      return typeof template === 'string' && isTemplate(template) ? { template } : undefined;
    },
    takes: 'a template that is an https address with {id}, {year}, {post} or {serial} behind the host',
  },
  preset: oneOf(...PRESETS),
  rules: {
    otherwise: {},
    read: (value, complain) => levels('rules', value, complain),
    takes: LEVELS_BY_NAME,
  },
  rulesByFile: {
    otherwise: {},
    read: (value, complain) => {
      if (!isObject(value)) return undefined;
      return Object.fromEntries(
        Object.entries(value).map(([pattern, each]) => {
          const usable = levels('rulesByFile', each, complain);
          if (!usable)
            complain(`cable.rulesByFile takes, for ${JSON.stringify(pattern)}, ${LEVELS_BY_NAME}.`);
          return [pattern, usable ?? {}];
        }),
      );
    },
    takes: `patterns of paths and, for each, ${LEVELS_BY_NAME}`,
  },
};

const PLACEHOLDER = /\{(?:id|year|post|serial)\}/g;

/** Only the host that is written is asked: no name and password, and no part of a cable stand in it. */
function isTemplate(template: string): boolean {
  const filled = template.replace(PLACEHOLDER, '_');
  return filled !== template && /^https:\/\/[a-z0-9.-]+(?::\d{1,5})?[/?#][!-z|~]*$/i.test(filled);
}

type Complain = (message: string) => void;

interface Reader<Value> {
  readonly otherwise: Value;
  /** `undefined` for a value that cannot be used; of one that can in part it complains. */
  readonly read: (value: unknown, complain: Complain) => Value | undefined;
  /** What it takes, in words. */
  readonly takes: string;
}

function oneOf<Word extends string>(otherwise: Word, ...others: readonly Word[]): Reader<Word> {
  const words = [otherwise, ...others];
  return {
    otherwise,
    read: (value) => words.find((word) => word === value),
    takes: `one of ${words.join(', ')}`,
  };
}

/** The entries whose name and level there are. */
function levels(setting: string, value: unknown, complain: Complain): SeverityLevelsByName | undefined {
  if (!isObject(value)) return undefined;
  const usable = Object.entries(value).filter(([name, level]) => {
    const fault = !RULE_NAMES.includes(name)
      ? `there is no rule and no family of rules ${JSON.stringify(name)}`
      : !SEVERITY_LEVELS.includes(level as SeverityLevel) &&
        `${name} takes one of ${SEVERITY_LEVELS.join(', ')}, not ${JSON.stringify(level)}`;
    if (fault) complain(`cable.${setting}: ${fault}.`);
    return !fault;
  });
  return Object.fromEntries(usable) as SeverityLevelsByName;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The settings in a value that a client sends: the object under `cable`. What is absent, or cannot be used, is
 * as by default.
 * @param complain is told of each value that cannot be used, in a sentence
 */
export function settingsOf(value: unknown, complain: Complain): Settings {
  const written: Readonly<Record<string, unknown>> = isObject(value) ? value : {};
  function setting<Name extends keyof Settings>(name: Name): Settings[Name] {
    const { read, otherwise, takes } = READERS[name];
    const given = written[name];
    if (given === undefined || given === null) return otherwise;
    const usable = read(given, complain);
    if (usable !== undefined) return usable;
    complain(
      `cable.${name} takes ${takes}, not ${JSON.stringify(given)}: ${JSON.stringify(otherwise)} is used.`,
    );
    return otherwise;
  }
  return {
    inlayHints: setting('inlayHints'),
    tables: setting('tables'),
    links: setting('links'),
    preset: setting('preset'),
    rules: setting('rules'),
    rulesByFile: setting('rulesByFile'),
  };
}
