/** What the user may set, `cable.*`; `package.json` says what each setting means. */
export interface Settings {
  readonly inlayHints: 'off' | 'essential' | 'all';
  /** Paths relative to a folder of the workspace. */
  readonly tables: readonly string[];
}

/** How each setting is read, and what it is where nothing, or nothing sensible, is set. */
const READERS: { readonly [Name in keyof Settings]: Reader<Settings[Name]> } = {
  inlayHints: oneOf('essential', 'off', 'all'),
  tables: {
    otherwise: [],
    read: (value) =>
      Array.isArray(value) && value.every((path) => typeof path === 'string') ? value : undefined,
    takes: 'a list of paths',
  },
};

interface Reader<Value> {
  readonly otherwise: Value;
  /** `undefined` for a value that cannot be used. */
  readonly read: (value: unknown) => Value | undefined;
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

/**
 * The settings in a value that a client sends: the object under `cable`. What is absent, or cannot be used, is
 * as by default.
 * @param complain is told of each value that cannot be used, in a sentence
 */
export function settingsOf(value: unknown, complain: (message: string) => void): Settings {
  const written: Readonly<Record<string, unknown>> =
    typeof value === 'object' && value !== null ? { ...value } : {};
  function setting<Name extends keyof Settings>(name: Name): Settings[Name] {
    const { read, otherwise, takes } = READERS[name];
    const given = written[name];
    if (given === undefined || given === null) return otherwise;
    const usable = read(given);
    if (usable !== undefined) return usable;
    complain(
      `cable.${name} takes ${takes}, not ${JSON.stringify(given)}: ${JSON.stringify(otherwise)} is used.`,
    );
    return otherwise;
  }
  return { inlayHints: setting('inlayHints'), tables: setting('tables') };
}
