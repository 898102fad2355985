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
  /** Whether the problems of closed files are listed. */
  readonly checkFolder: boolean;
  /** Paths relative to a folder of the workspace. */
  readonly tables: readonly string[];
  /** `template`: the address of a cable on the web, by its number; without one there are no links. */
  readonly links: { readonly template?: string };
}

/** Reports a value that cannot be used: one or two sentences that name the setting, the value, and the remedy. */
type Report = (message: string) => void;

interface Reader<Value> {
  readonly defaultValue: Value;
  /** `undefined` for a value that cannot be used. If a part of it cannot be used, that is reported. */
  readonly read: (value: unknown, report: Report) => Value | undefined;
  /** What the user should write, after `Use`. */
  readonly remedy: string;
}

const READERS: { readonly [Name in keyof Settings]: Reader<Settings[Name]> } = {
  inlayHints: oneOf('essential', 'off', 'all'),
  checkFolder: {
    defaultValue: false,
    read: (value) => (typeof value === 'boolean' ? value : undefined),
    remedy: 'true or false',
  },
  tables: {
    defaultValue: [],
    read: (value) =>
      Array.isArray(value) && value.every((path) => typeof path === 'string') ? value : undefined,
    remedy: 'a list of paths',
  },
  links: {
    defaultValue: {},
    read: (value) => {
      if (!isObject(value)) return undefined;
      const { template } = value;
      if (template === undefined || template === null || template === '') return {};
      return typeof template === 'string' && isTemplate(template) ? { template } : undefined;
    },
    remedy: 'an https address as template, with {id}, {year}, {post}, or {serial} after the host',
  },
  preset: oneOf(...PRESETS),
  rules: {
    defaultValue: {},
    read: (value, report) => levelsByName('cable.rules', value, report),
    remedy: 'an object with the severities of rules, such as { "pilcrow-damaged": "off" }',
  },
  rulesByFile: {
    defaultValue: {},
    read: (value, report) => {
      if (!isObject(value)) return undefined;
      return Object.fromEntries(
        Object.entries(value).map(([pattern, each]) => {
          const setting = `cable.rulesByFile, ${JSON.stringify(pattern)}`;
          const usable = levelsByName(setting, each, report);
          if (!usable) {
            report(
              `${setting}: ${JSON.stringify(each)} is not valid. Use an object with the severities of rules.`,
            );
          }
          return [pattern, usable ?? {}];
        }),
      );
    },
    remedy: 'an object with patterns of paths and, for each, the severities of rules',
  },
};

const PLACEHOLDER = /\{(?:id|year|post|serial)\}/g;

/** A link asks the host that is written and no other: an address has no name and password, and no placeholder in them. */
function isTemplate(template: string): boolean {
  const filled = template.replace(PLACEHOLDER, '_');
  return filled !== template && /^https:\/\/[a-z0-9.-]+(?::\d{1,5})?[/?#][!-z|~]*$/i.test(filled);
}

function oneOf<Word extends string>(defaultValue: Word, ...others: readonly Word[]): Reader<Word> {
  const words = [defaultValue, ...others];
  return {
    defaultValue,
    read: (value) => words.find((word) => word === value),
    remedy: inWords(words),
  };
}

/** `"off", "hint", or "error"`. */
function inWords(words: readonly string[]): string {
  const quoted = words.map((word) => JSON.stringify(word));
  return `${quoted.slice(0, -1).join(', ')}, or ${quoted.at(-1)}`;
}

/** The entries with a known name and a known level; the others are reported. */
function levelsByName(setting: string, value: unknown, report: Report): SeverityLevelsByName | undefined {
  if (!isObject(value)) return undefined;
  const usable = Object.entries(value).filter(([name, level]) => {
    if (!RULE_NAMES.includes(name)) {
      report(`${setting}: there is no rule or family of rules ${JSON.stringify(name)}. Check its name.`);
      return false;
    }
    if (!SEVERITY_LEVELS.includes(level as SeverityLevel)) {
      report(
        `${setting}: ${JSON.stringify(level)} is not a severity of ${name}. Use ${inWords(SEVERITY_LEVELS)}.`,
      );
      return false;
    }
    return true;
  });
  return Object.fromEntries(usable) as SeverityLevelsByName;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The settings in a value that a client sends: the object under `cable`. A setting that is absent, or that cannot be
 * used, has its default.
 * @param report called for each value that cannot be used
 */
export function settingsOf(value: unknown, report: Report): Settings {
  const written: Readonly<Record<string, unknown>> = isObject(value) ? value : {};
  function setting<Name extends keyof Settings>(name: Name): Settings[Name] {
    const { read, defaultValue, remedy } = READERS[name];
    const given = written[name];
    if (given === undefined || given === null) return defaultValue;
    const usable = read(given, report);
    if (usable !== undefined) return usable;
    report(`cable.${name}: ${JSON.stringify(given)} is not valid, so the default is used. Use ${remedy}.`);
    return defaultValue;
  }
  return {
    inlayHints: setting('inlayHints'),
    checkFolder: setting('checkFolder'),
    tables: setting('tables'),
    links: setting('links'),
    preset: setting('preset'),
    rules: setting('rules'),
    rulesByFile: setting('rulesByFile'),
  };
}
