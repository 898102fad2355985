import type { Message } from '../../syntax/tree';

/** The first value that one of the sections gives: they repeat the envelope and the header. */
export function firstIn<Value>(
  messages: readonly Message[],
  pick: (message: Message) => Value | undefined,
): Value | undefined {
  for (const message of messages) {
    const value = pick(message);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** `undefined` for a list without members. */
export function filled<Value>(values: readonly Value[]): readonly Value[] | undefined {
  return values.length > 0 ? values : undefined;
}
