import { parseArgs } from 'node:util';
import { UsageError } from './errors';

/** The options that a command takes. */
export type OptionTypes = Readonly<
  Record<string, { readonly type: 'string' | 'boolean'; readonly multiple?: boolean }>
>;

/** The values of options as written. */
export type OptionValues<Types extends OptionTypes> = {
  readonly [Name in keyof Types]?: Types[Name]['type'] extends 'boolean'
    ? boolean
    : Types[Name]['multiple'] extends true
      ? readonly string[]
      : string;
};

/** Reads names and options; reports the first thing that is wrong with them. */
export function argumentsOf<Types extends OptionTypes>(
  words: readonly string[],
  options: Types,
): { readonly names: readonly string[]; readonly values: OptionValues<Types> } {
  const { positionals, values, tokens } = parseArgs({
    args: [...words],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const type = Object.hasOwn(options, token.name) ? options[token.name]?.type : undefined;
    if (!type) throw new UsageError(`there is no option '${token.rawName}'`);
    if (type === 'string' && token.value === undefined)
      throw new UsageError(`'${token.rawName}' needs a value`);
    if (type === 'boolean' && token.value !== undefined)
      throw new UsageError(`'${token.rawName}' takes no value`);
  }
  return { names: positionals, values: values as OptionValues<Types> };
}

/** The word, if it is one of those that an option takes. */
export function oneOf<Word extends string>(words: readonly Word[], written: string, what: string): Word {
  const word = words.find((each) => each === written);
  if (word === undefined) throw new UsageError(`there is no ${what} '${written}'; choose ${listed(words)}`);
  return word;
}

/** `a, b, or c` */
function listed(words: readonly string[]): string {
  return words.length < 3 ? words.join(' or ') : `${words.slice(0, -1).join(', ')}, or ${words.at(-1)}`;
}

/** The year of `--year`; none where it is not given. */
export function yearOf(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  if (!/^(?:19|20)\d\d$/.test(written)) {
    throw new UsageError(`'${written}' is not a year; write four digits, as in --year 2006`);
  }
  return Number(written);
}
