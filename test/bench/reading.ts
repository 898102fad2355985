import { cableService } from '../../server/src/service';
import { reparse } from '../../server/src/syntax/document';
import type { CableDocument } from '../../server/src/syntax/tree';
import { css, json, longCable, manyCables, markdown, sample } from './documents';
import { languageServices } from './languageServices';
import { medians, type Subject } from './measure';
import { atMost, print, type Row, timesAtMost } from './table';

const MEGABYTE = 1_000_000;
const URI = 'file:///06ASTANA2217.txt';
const ROUNDS = 21;

const documents = {
  '12 kB sample': sample,
  '1 MB, 85 cables': manyCables(85),
  '1 MB, one cable': longCable(MEGABYTE),
};
/** What reading with outline and problems may take, in times of the JSON service on as much text. */
const TARGETS: Readonly<Record<string, number>> = {
  '12 kB sample': 0.3,
  '1 MB, 85 cables': 0.3,
  '1 MB, one cable': 0.15,
};
const tenMegabytes = manyCables(850);

/** All that an editor shows of a text by itself. */
export function readAll(text: string) {
  const cable = cableService.parse(text);
  return [cableService.outline(cable, URI), cableService.diagnostics(cable, URI)];
}

function* editing(name: string, text: string): Iterable<Subject> {
  const lines = text.split('\n');
  const line = lines.findIndex((found, index) => index > lines.length / 2 && found.length > 60);
  let cable: CableDocument = cableService.parse(text);
  let count = 0;
  /** Types a letter and takes it away again. */
  const edit = () => {
    const typed = count++ % 2 === 0;
    const range = { start: { line, character: 40 }, end: { line, character: typed ? 40 : 41 } };
    cable = reparse(cable, { range, text: typed ? 'x' : '' });
  };
  yield { name: `${name}: edit`, run: edit };
  yield {
    name: `${name}: edit, outline, diagnostics`,
    run() {
      edit();
      cableService.outline(cable, URI);
      cableService.diagnostics(cable, URI);
    },
  };
}

function hovering(name: string, text: string): Subject {
  const cable = cableService.parse(text);
  const lines = text.split('\n');
  let at = 0;
  return {
    name: `${name}: hover`,
    run() {
      // Somewhere else each time: 7 and 13 have no factor in common with most lengths.
      at += 7;
      const line = at % Math.min(lines.length, 60);
      const character = (at * 13) % ((lines[line]?.length ?? 0) + 1);
      cableService.hover(cable, { line, character });
    },
  };
}

/** The hints of what a window shows, in the middle of the text. */
function hinting(name: string, text: string): Subject {
  const cable = cableService.parse(text);
  const middle = text.split('\n').length >> 1;
  const window = { start: { line: middle - 30, character: 0 }, end: { line: middle + 30, character: 0 } };
  return {
    name: `${name}: inlay hints of 60 lines`,
    run: () => cableService.inlayHints(cable, window, 'all'),
  };
}

/** An addressee by the name of a post, a tag by its meaning. */
function* completing(name: string, text: string): Iterable<Subject> {
  for (const [what, line, written] of [
    ['addressee', /^TO .*$/m, 'TO ank'],
    ['tag', /^TAGS: .*$/m, 'TAGS: PREL turk'],
  ] as const) {
    const begun = text.replace(line, written);
    const cable = cableService.parse(begun);
    const position = {
      line: begun.split('\n').indexOf(written),
      character: written.length,
    };
    yield { name: `${name}: completion, ${what}`, run: () => cableService.completions(cable, position) };
  }
}

/** Parsing and features in the same process, beside the language services of VS Code. */
export async function benchReading(): Promise<void> {
  const subjects: Subject[] = Object.entries(documents).flatMap(([name, text]) => [
    { name: `${name}: parse`, run: () => cableService.parse(text) },
    {
      name: `${name}: parse, outline`,
      run: () => cableService.outline(cableService.parse(text), URI),
    },
    { name: `${name}: parse, outline, diagnostics`, run: () => readAll(text) },
    hovering(name, text),
    hinting(name, text),
    ...editing(name, text),
  ]);
  subjects.push(...editing('10 MB, 850 cables', tenMegabytes), ...completing('12 kB sample', sample));
  for (const [size, length] of [
    ['12 kB', sample.length],
    ['1 MB', MEGABYTE],
  ] as const) {
    for (const [name, make] of Object.entries({ json, css, markdown })) {
      const text = make(length);
      const read = languageServices[name as keyof typeof languageServices];
      subjects.push({ name: `${size} ${name}`, run: () => read(text) });
    }
  }
  const time = await medians(subjects, ROUNDS);

  const rows: Row[] = [];
  for (const { name } of subjects) {
    if (!name.includes(': ')) continue;
    const all = name.endsWith('parse, outline, diagnostics');
    const text = documents[name.slice(0, name.indexOf(':')) as keyof typeof documents];
    const measured = time(name);
    const megabytes = text ? text.length / MEGABYTE : 0;
    const speed = (1000 * megabytes) / measured;
    const other = name.startsWith('12') ? '12 kB json' : '1 MB json';
    rows.push({
      what: name,
      time: measured,
      ...(name.includes('parse') && { note: `${speed.toFixed(0)} MB/s` }),
      ...(all && { yardstick: { what: `${other} service`, time: time(other) } }),
      ...(all && {
        target: timesAtMost(TARGETS[name.slice(0, name.indexOf(':'))] ?? 1, measured, time(other)),
      }),
      ...(name === '10 MB, 850 cables: edit' && { target: atMost(2, measured) }),
      ...(name.includes('completion') && { target: atMost(20, measured) }),
    });
  }
  for (const { name } of subjects) {
    if (!name.includes(': '))
      rows.push({ what: `${name} service: parse, symbols, diagnostics`, time: time(name) });
  }
  print('Reading, in one process', rows);
}
