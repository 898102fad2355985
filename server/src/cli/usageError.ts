/** A call that makes no sense; the message says what would. */
export class UsageError extends Error {}

/** The word, if it is one of those that an option takes. */
export function oneOf<Word extends string>(words: readonly Word[], written: string, what: string): Word {
  const word = words.find((each) => each === written);
  if (word === undefined) throw new UsageError(`no ${what} '${written}'; there are ${words.join(', ')}`);
  return word;
}

/** The year of `--year`; none where it is not given. */
export function yearOf(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  if (!/^(?:19|20)\d\d$/.test(written)) {
    throw new UsageError(`'${written}' is no year; write four digits, as in --year 2006`);
  }
  return Number(written);
}
