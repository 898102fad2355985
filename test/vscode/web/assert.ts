/** What the suite uses of `node:assert/strict`, for the extension host of a browser. */
function assert(holds: unknown, message: string): asserts holds {
  if (!holds) throw new Error(message);
}

export function ok(value: unknown, message = 'is falsy'): asserts value {
  assert(value, message);
}

export function equal(actual: unknown, expected: unknown, message?: string): void {
  assert(Object.is(actual, expected), message ?? `${print(actual)} is not ${print(expected)}`);
}

/** Compares as JSON: what the suite compares is data without prototypes and cycles. */
export function deepEqual(actual: unknown, expected: unknown, message?: string): void {
  equal(JSON.stringify(actual, undefined, 1), JSON.stringify(expected, undefined, 1), message);
}

export function match(text: string, expected: RegExp, message?: string): void {
  assert(expected.test(text), message ?? `${print(text)} does not match ${expected}`);
}

const print = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

export default { ok, equal, deepEqual, match };
