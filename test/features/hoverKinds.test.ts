import { describe, expect, it, test } from 'vitest';
import { describe as explain } from '../../server/src/features/describe';
import { markdownOf } from '../../server/src/features/markdown';
import { cableService } from '../../server/src/service';
import { parse } from '../../server/src/syntax/document';
import { leavesOf, pathAt, textOf } from '../../server/src/syntax/query/walk';
import type { Leaf, Message, SyntaxNode, Telegram } from '../../server/src/syntax/tree';
import { cables } from '../cables';

/** What has passed, and how long ago, depends on it. */
const TODAY = Date.UTC(2026, 5, 15);

interface Place {
  readonly file: string;
  readonly telegram: Telegram;
  readonly message: Message;
  readonly path: readonly SyntaxNode[];
  readonly leaf: Leaf;
}

const places: readonly Place[] = [...cables].flatMap(([file, text]) =>
  parse(text).telegrams.flatMap((telegram) =>
    telegram.messages.flatMap((message) =>
      leavesOf(message).map((leaf) => ({
        file,
        telegram,
        message,
        path: pathAt(message, leaf.start),
        leaf,
      })),
    ),
  ),
);

/** The element: the token, and the line or block in which it stands. */
const elementOf = ({ leaf, path }: Place) => `${leaf.kind} in ${path.at(-2)?.kind}`;

/** The token, or the first word of a text that has something to say. */
function hoverOn({ telegram, message, path, leaf }: Place): string | undefined {
  const offsets =
    leaf.kind === 'Text' || leaf.kind === 'HeadingText'
      ? Array.from(textOf(message, leaf).matchAll(/[\w/]+/g), ({ index }) => leaf.start + index)
      : [leaf.start];
  for (const offset of offsets) {
    const found = explain(telegram, message, path, offset, { today: TODAY });
    if (found) return markdownOf(found);
  }
  return undefined;
}

it('every kind of element of every era is explained', async () => {
  const golden = new Map<string, string>();
  for (const place of places) {
    const element = elementOf(place);
    if (golden.has(element)) continue;
    const hover = hoverOn(place);
    if (hover) golden.set(element, `## ${element}\n\n${hover}\n`);
  }
  const sections = [...golden].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, section]) => section);
  await expect(sections.join('\n')).toMatchFileSnapshot('goldens/hover-kinds.md');
});

describe('no token of a cable is left without an explanation', () => {
  /** A text that is no word of the trade says enough by itself. */
  const isText = ({ leaf }: Place) => leaf.kind === 'Text' || leaf.kind === 'HeadingText';
  it.each([...cables.keys()])('%s', (file) => {
    const silent = places
      .filter((place) => place.file === file && !isText(place) && !hoverOn(place))
      .map((place) => `${elementOf(place)}: ${textOf(place.message, place.leaf)}`);
    expect(silent).toEqual([]);
  });
});

it('the range is the token', () => {
  for (const { telegram, message, path, leaf } of places) {
    const found = explain(telegram, message, path, leaf.start, { today: TODAY });
    if (!found) continue;
    expect(found.span.start).toBeGreaterThanOrEqual(leaf.start);
    expect(found.span.end).toBeLessThanOrEqual(leaf.end);
    expect(textOf(message, found.span).startsWith(found.quoted.replace(/…$/, ''))).toBe(true);
  }
});

test('the date-time group of a form without MRN has the local time of its post', () => {
  const text =
    'UNCLASSIFIED\n\nDate/DTG: Mar 07, 2012 / 071425Z MAR 12\nFrom: AMEMBASSY RIGA\nAction: WASHDC, SECSTATE ROUTINE\nSubject: Apples\n\n1. (U) Text.\n';
  const contents = cableService.hover(cableService.parse(text), { line: 2, character: 28 })?.contents;
  expect(JSON.stringify(contents)).toContain('16:25 in Riga');
});
