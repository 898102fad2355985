import { readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { IGrammar } from 'vscode-textmate';
import { cableService } from '../../server/src/service';
import { loadGrammar, tokenize } from '../grammar/grammar';
import { longLines } from '../grammar/longLines';
import { json, longCable, manyCables, sample } from './documents';
import { medians, type Subject } from './measure';
import { atMost, print, type Row } from './table';

const MEGABYTE = 1_000_000;
const ROUNDS = 7;

/** Coloring by the grammar, as VS Code does it: line by line. Beside it that of JSON, where a VS Code is at hand. */
export async function benchGrammar(): Promise<void> {
  const cable = await loadGrammar();
  const subjects: Subject[] = Object.entries({
    '12 kB sample': sample,
    '1 MB, 85 cables': manyCables(85),
    '1 MB, one cable': longCable(MEGABYTE),
  }).flatMap(([name, text]) => [
    { name: `${name}: colors of the grammar`, run: () => tokenize(cable, text) },
    ...semantic(name, text),
  ]);
  const other = await jsonGrammar();
  if (other) {
    const small = json(sample.length);
    const large = json(MEGABYTE);
    subjects.push({ name: '12 kB json: colors of the grammar', run: () => tokenize(other, small) });
    subjects.push({ name: '1 MB json: colors of the grammar', run: () => tokenize(other, large) });
  }
  const time = await medians(subjects, ROUNDS);
  const rows = subjects.map(({ name }): Row => {
    const yardstick = `${name.startsWith('12') ? '12 kB' : '1 MB'} json: colors of the grammar`;
    const compared = other && name !== yardstick && name.endsWith('grammar');
    return {
      what: name,
      time: time(name),
      ...(compared && { yardstick: { what: yardstick, time: time(yardstick) } }),
    };
  });
  print('Colors, in one process', rows);
  print('Colors of lines of 20,000 characters, the slowest of each kind', longLineRows(cable));
}

/** VS Code gives up a line after this many milliseconds. */
const LONGEST_LINE = 500;

function longLineRows(grammar: IGrammar): Row[] {
  return [...longLines].map(([what, lines]) => {
    const times = lines.map((line) => {
      const start = performance.now();
      tokenize(grammar, line);
      return performance.now() - start;
    });
    const time = Math.max(...times);
    return { what, time, target: atMost(LONGEST_LINE, time) };
  });
}

/** Semantic tokens of all lines and of those on a screen, with nothing remembered. */
function semantic(name: string, text: string): Subject[] {
  const document = cableService.parse(text);
  const lines = text.split('\n').length;
  const read = (from: number, to: number) => () =>
    cableService.semanticTokens(document, () => {}, {
      start: { line: from, character: 0 },
      end: { line: to, character: 0 },
    });
  const middle = lines >> 1;
  return [
    { name: `${name}: semantic tokens`, run: read(0, lines) },
    { name: `${name}: semantic tokens of 60 lines`, run: read(middle, middle + 60) },
  ];
}

/** The grammar that comes with the VS Code in the cache folder of the tests. */
async function jsonGrammar(): Promise<IGrammar | undefined> {
  const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'diplomatic-cables');
  try {
    const version = readdirSync(cache).find((name) => name.startsWith('vscode-server-'));
    if (!version) return undefined;
    const path = join(cache, version, 'vscode/extensions/json/syntaxes/JSON.tmLanguage.json');
    return await loadGrammar({ path, scope: JSON.parse(readFileSync(path, 'utf8')).scopeName });
  } catch {
    return undefined;
  }
}
