import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { type IGrammar, INITIAL, parseRawGrammar, Registry } from 'vscode-textmate';

const root = join(import.meta.dirname, '../..');

/** A grammar as VS Code runs it: ours, or that of another file. */
export async function loadGrammar(
  path = join(root, 'syntaxes/cable.tmLanguage.json'),
  scope = 'text.cable',
): Promise<IGrammar> {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm'));
  await loadWASM(new Uint8Array(wasm).buffer);
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: async () => parseRawGrammar(readFileSync(path, 'utf8'), path),
  });
  const grammar = await registry.loadGrammar(scope);
  if (!grammar) throw new Error(`no grammar in ${path}`);
  return grammar;
}

/** Milliseconds that the slowest line of a text takes: what VS Code does with each line to colour it. */
export function tokenize(grammar: IGrammar, text: string): number {
  let state = INITIAL;
  let slowest = 0;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const start = performance.now();
    state = grammar.tokenizeLine2(line, state).ruleStack;
    slowest = Math.max(slowest, performance.now() - start);
  }
  return slowest;
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
