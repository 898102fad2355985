/**
 * The only memo of the program. What is worked out from a cable or a code may rest on the reference tables, so every
 * answer is dropped when the user's tables change.
 */

/** Answers kept by one memo; a server that runs for days must not grow. */
const MOST = 20_000;
/** Longer texts are hardly ever asked for twice. */
const LONGEST_KEY = 300;

let version = 0;
const listeners = new Set<() => void>();

/** Drops every answer, then calls the listeners. For `useUserRows` alone. */
export function tablesChanged(): void {
  version++;
  for (const listener of listeners) listener();
}

/**
 * Calls the listener whenever the user's tables have changed: everything shown from them is out of date.
 * @returns stops the calls
 */
export function onTablesChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * A function that keeps its answers until the user's tables change. Answers about an object, the first argument, live
 * as long as the object; of texts and numbers the memo keeps the last 20,000.
 * @param find must depend on nothing but its arguments and the tables
 * @param keysOf what of the arguments the answer depends on, the object first; all of them where it is not given
 */
export function memo<Arguments extends readonly unknown[], Value>(
  find: (...args: Arguments) => Value,
  keysOf: (...args: Arguments) => readonly unknown[] = (...args) => args,
): (...args: Arguments) => Value {
  let made = -1;
  let byText = new Map<unknown, Value>();
  let byObject = new WeakMap<object, Map<unknown, Value>>();
  return (...args) => {
    if (made !== version) {
      made = version;
      byText = new Map();
      byObject = new WeakMap();
    }
    const keys = keysOf(...args);
    const [first] = keys;
    const answers = typeof first === 'object' && first !== null ? answersOf(byObject, first) : byText;
    const key = answers === byText ? keyOf(keys) : keyOf(keys.slice(1));
    const known = answers.get(key);
    if (known !== undefined || answers.has(key)) return known as Value;
    const value = find(...args);
    if (typeof key === 'string' && key.length > LONGEST_KEY) return value;
    if (answers.size >= MOST) answers.clear();
    answers.set(key, value);
    return value;
  };
}

function answersOf<Value>(byObject: WeakMap<object, Map<unknown, Value>>, key: object): Map<unknown, Value> {
  let answers = byObject.get(key);
  if (!answers) {
    answers = new Map();
    byObject.set(key, answers);
  }
  return answers;
}

const keyOf = (keys: readonly unknown[]): unknown => (keys.length < 2 ? keys[0] : keys.join('\0'));
