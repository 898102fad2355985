import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { type IGrammar, INITIAL, parseRawGrammar, Registry } from 'vscode-textmate';

const root = join(import.meta.dirname, '../..');

interface GrammarOptions {
  /** The grammar of the extension, unless given. */
  readonly path?: string;
  readonly scope?: string;
  /** Called for each search for the next match of a set of patterns. */
  readonly onSearch?: () => void;
}

/** A grammar as VS Code runs it: ours, or that of another file. */
export async function loadGrammar({
  path = join(root, 'syntaxes/cable.tmLanguage.json'),
  scope = 'text.cable',
  onSearch,
}: GrammarOptions = {}): Promise<IGrammar> {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm'));
  await loadWASM(new Uint8Array(wasm).buffer);
  const registry = new Registry({
    onigLib: Promise.resolve({
      createOnigString,
      createOnigScanner: onSearch ? countedScanner(onSearch) : createOnigScanner,
    }),
    loadGrammar: async () => parseRawGrammar(readFileSync(path, 'utf8'), path),
  });
  const grammar = await registry.loadGrammar(scope);
  if (!grammar) throw new Error(`no grammar in ${path}`);
  return grammar;
}

function countedScanner(onSearch: () => void): typeof createOnigScanner {
  return (patterns) => {
    const scanner = createOnigScanner(patterns);
    const find = scanner.findNextMatchSync.bind(scanner);
    scanner.findNextMatchSync = (...search: Parameters<typeof find>) => {
      onSearch();
      return find(...search);
    };
    return scanner;
  };
}

/** What VS Code does with each line of a text to color it. */
export function tokenize(grammar: IGrammar, text: string): void {
  let state = INITIAL;
  for (const line of text.split(/\r\n|\r|\n/)) state = grammar.tokenizeLine2(line, state).ruleStack;
}

export interface Token {
  readonly text: string;
  /** Outermost first, without the scope of the whole file. */
  readonly scopes: readonly string[];
}

/** The tokens of each line of a text. */
export function tokensOf(grammar: IGrammar, text: string): Token[][] {
  let state = INITIAL;
  return text.split(/\r\n|\r|\n/).map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens.map(({ startIndex, endIndex, scopes }) => ({
      text: line.slice(startIndex, endIndex),
      scopes: scopes.slice(1),
    }));
  });
}
