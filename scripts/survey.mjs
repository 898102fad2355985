/**
 * Runs all rules over a folder of real cables and compares how often each finds something with how often it did
 * in the 6,807 cables of its manual; and whether each fix removes its finding and adds none. What it prints is read, not kept: real cables are no part of the project.
 *
 *   npm run survey                         over ../shared/cables
 *   npm run survey -- FOLDER               over another one
 *   npm run survey -- --examples 20        with so many examples of each rule, instead of three
 *   npm run survey -- --rule charset       of that rule alone
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './build.mjs';
import { loadRules } from './rules.mjs';

/** Real cables in which the rates of the manual were counted. */
const SURVEYED = 6807;
/** A rate is far from the manual's where it is so many times more or less, and chance does not explain it. */
const FACTOR = 1.5;
const WIDTH = 100;

const { values, positionals } = parseArgs({
  options: { examples: { type: 'string', default: '3' }, rule: { type: 'string' } },
  allowPositionals: true,
});
const [folder = join(root, '../shared/cables')] = positionals;
const shown = Number(values.examples);

const { editsOf, parse, positionOf, problems, rules, textWith } = await loadRules();
const names = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
  .map((entry) => join(entry.parentPath, entry.name))
  .sort();

const found = new Map(rules.map((rule) => [rule, []]));
let parsing = 0;
let checking = 0;
for (const name of names) {
  const text = readFileSync(name, 'utf8');
  const start = performance.now();
  const document = parse(text);
  const parsed = performance.now();
  const all = document.telegrams.flatMap(problems);
  parsing += parsed - start;
  checking += performance.now() - parsed;
  for (const problem of all) {
    found
      .get(problem.rule)
      .push({ name, problem, faults: problem.fix ? faultsOf(problem, document, all) : [] });
  }
}

/** What a fix does wrong: it is to remove its finding and to add none. */
function faultsOf({ rule, fix }, document, before) {
  const edits = editsOf([fix]);
  const after = parse(textWith(document, edits)).telegrams.flatMap(problems);
  const count = (list, wanted) => list.filter((problem) => problem.rule === wanted).length;
  const added = rules.filter((each) => each !== rule && count(after, each) > count(before, each));
  return [
    ...(edits.length < fix.edits.length ? ['its edits overlap'] : []),
    ...(count(after, rule) === count(before, rule) - 1 ? [] : ['its finding stays']),
    ...added.map(({ code }) => `adds ${code}`),
  ];
}

/** Whether a count is what chance makes of a rate: within two standard deviations of a Poisson distribution. */
const isChance = (count, expected) => Math.abs(count - expected) <= 2 * Math.sqrt(expected) + 1;

function compare(count, hits) {
  if (hits === undefined) return '';
  const expected = (hits / SURVEYED) * names.length;
  if (isChance(count, expected)) return '';
  if (hits === 0) return 'where none was expected';
  if (count === 0) return `none, where ${expected.toFixed(0)} were expected`;
  const factor = count / expected;
  if (factor <= FACTOR && factor >= 1 / FACTOR) return '';
  return factor > 1 ? `${factor.toFixed(1)} times as often` : `${(1 / factor).toFixed(1)} times as rare`;
}

const percent = (share) => `${(100 * share).toFixed(1)} %`.padStart(8);

console.log(`${names.length} files\n\n   files  findings      here    manual  rule`);
for (const [{ code, severity, manual }, its] of found) {
  if (values.rule !== undefined && values.rule !== code) continue;
  const files = new Set(its.map(({ name }) => name)).size;
  const hits = manual?.hits;
  console.log(
    `${`${files}`.padStart(8)}${`${its.length}`.padStart(10)}  ${percent(files / names.length)}  ` +
      `${hits === undefined ? '–'.padStart(8) : percent(hits / SURVEYED)}  ${code} (${severity}) ${compare(files, hits)}`,
  );
  const faulty = its.filter(({ faults }) => faults.length > 0);
  for (const { name, problem, faults } of faulty.slice(0, shown)) {
    const line = positionOf(problem.message, problem.span.start).line + 1;
    console.log(`          FIX of ${name.slice(folder.length + 1)}:${line}: ${faults.join(', ')}`);
  }
  for (const { name, problem } of spread(its)) {
    const { message, span, text } = problem;
    const { line, character } = positionOf(message, span.start);
    const source = message.text.slice(
      message.lineStarts[line - message.line],
      message.lineStarts[line - message.line + 1],
    );
    const from = Math.max(0, character - WIDTH / 2);
    console.log(`          ${name.slice(folder.length + 1)}:${line + 1}:${character + 1} ${text}`);
    console.log(`          | ${source.slice(from, from + WIDTH).trimEnd()}`);
  }
}
console.log(`\nRead in ${parsing.toFixed(0)} ms, checked in ${checking.toFixed(0)} ms.`);

/** Examples from the whole of a list. */
function spread(list) {
  const step = Math.max(1, list.length / shown);
  return Array.from({ length: Math.min(shown, list.length) }, (_, index) => list[Math.floor(index * step)]);
}
