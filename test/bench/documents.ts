import { cables, twin } from '../cables';

/** Units: UTF-16 code units, one of which is a byte of nearly every cable. */
const SAMPLE = 12_300;

/** The envelope and header of the twin, its numbered paragraphs with headings and page lines, its signature. */
const [head, body, foot] = parts(twin);

function parts(text: string): [string, string, string] {
  const first = text.indexOf('¶1.');
  const last = text.lastIndexOf('\n') + 1;
  return [text.slice(0, first), text.slice(first, last), text.slice(last)];
}

/** One cable of that length, about: the twin with its paragraphs again and again, numbered on. */
export function longCable(length: number, serial = 2217): string {
  const pieces = [head];
  let number = 0;
  let size = head.length;
  // As many paragraphs as fit; page lines and headings come with them.
  while (size < length) {
    for (const piece of body.split(/(?=^(?:¶\d+|1\d{1,2})\. )/m)) {
      if (size >= length) break;
      const next = piece.replace(/^(¶|1)\d+\./, `$1${++number}.`);
      pieces.push(next);
      size += next.length;
    }
  }
  const text = `${pieces.join('')}\n\n${foot}\n`;
  return text
    .replace(/#2217\//, `#${String(serial % 10_000).padStart(4, '0')}/`)
    .replace('VZCZCXRO4471', `VZCZCXRO${String(1000 + serial)}`)
    .replaceAll('002217', String(serial).padStart(6, '0'));
}

/** A web copy of 2006 of 12 kB: what people mostly read. */
export const sample = longCable(SAMPLE);

/** So many different cables, one behind the other. */
export const manyCables = (count: number) =>
  Array.from({ length: count }, (_, index) => longCable(SAMPLE, 3000 + index)).join('\n');

/** Texts for many small files: the fixtures of all eras, and for each a cable of 12 kB. */
export const mixed: readonly string[] = [...cables.values()].flatMap((text, index) => [
  text,
  longCable(SAMPLE, 4000 + index),
]);

/** A record like those of an index of cables. */
export function json(length: number): string {
  const records: string[] = [];
  for (let size = 0, index = 0; size < length; index++) {
    const record = JSON.stringify(
      {
        id: `06ASTANA${index}`,
        date: '2006-11-14T09:20Z',
        classification: 'CONFIDENTIAL',
        tags: ['PREL', 'PGOV', 'EAIR'],
        from: { indicator: 'RUEHTA', address: 'AMEMBASSY ASTANA', serial: index, urgent: false },
        subject: 'Minister tells General Harlan that Kazakhstan wants to rebuild its weather service',
        paragraphs: 12,
      },
      undefined,
      2,
    );
    records.push(record);
    size += record.length + 2;
  }
  return `[\n${records.join(',\n')}\n]\n`;
}

/** A style sheet with a few properties in each rule. */
export function css(length: number): string {
  let text = '';
  for (let index = 0; text.length < length; index++) {
    text += `.cable-${index} > .paragraph:hover, #section-${index} p::before {
  color: #${String(100_000 + (index % 900_000))};
  margin: 0 auto ${index % 40}px calc(1em + 2px);
  background: url("images/page-${index}.png") no-repeat;
  font: italic 1.2em/1.5 "Courier Prime", monospace;
}

`;
  }
  return text;
}

/** Prose with headings, lists, emphasis and links, some of which lead to a heading. */
export function markdown(length: number): string {
  let text = '# Weather service\n\n';
  for (let index = 0; text.length < length; index++) {
    text += `## Section ${index}

He argued that the flood of **last April** showed how few of the old stations still report, and that a _proper
network of radars_ would serve farmers, pilots and soldiers alike, see [the first section](#section-0).

- ninety stations in 1990, \`thirty-one\` now
- eleven send their figures by [post](https://example.org/post/${index})

`;
  }
  return text;
}
