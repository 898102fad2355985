import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { readings } from '../../server/src/features/reading';
import { readingPage } from '../../server/src/features/reading/html';
import { readingMarkdown } from '../../server/src/features/reading/markdown';
import type { Block } from '../../server/src/features/reading/reading';
import { cableService } from '../../server/src/service';
import { parse } from '../../server/src/syntax/document';
import { cables, twin } from '../cables';
import { withCursor } from '../fixture';

const [reading] = readings(parse(twin));

/** The text of a paragraph, without page furniture. */
function paragraph(number: number, blocks: readonly Block[] = reading?.blocks ?? []): string[] {
  const found = blocks.find((block) => block.kind === 'paragraph' && block.number === number);
  if (found?.kind !== 'paragraph') return [];
  return found.parts.flatMap((part) =>
    part.kind === 'text' || part.kind === 'item' ? [part.content.map(({ text }) => text).join('')] : [],
  );
}

describe('the reading view of a cable', () => {
  test('has a decoded head', () => {
    const rows = Object.fromEntries(
      (reading?.head ?? []).map(({ label, values }) => [
        label,
        values.map(({ text, meaning }) => [text, meaning].filter(Boolean).join(' = ')),
      ]),
    );
    expect(reading?.number).toBe('06ASTANA2217');
    expect(reading?.level).toBe('CONFIDENTIAL');
    expect(rows['Date']).toEqual(['14 November 2006, 09:20 UTC = 15:20 in Astana']);
    expect(rows['From']).toEqual(['AMEMBASSY ASTANA = US Embassy Astana, Kazakhstan']);
    expect(rows['TAGS']?.[0]).toBe('PREL = External Political Relations');
    expect(rows['Info']).toHaveLength(13);
  });

  test('gives paragraphs their true numbers, where the copy has 17 for ¶7', () => {
    expect(paragraph(7)[0]).toMatch(/^Abenov offered to share all figures/);
    expect(reading?.blocks.flatMap((block) => (block.kind === 'paragraph' ? block.number : []))).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
    ]);
  });

  test('joins a sentence that a page line interrupts, and sets the page line apart', () => {
    expect(paragraph(4)[0]).toMatch(/all parts of the country's weather service depend on each other\./);
    const four = reading?.blocks.find((block) => block.kind === 'paragraph' && block.number === 4);
    expect(four?.kind === 'paragraph' && four.parts.filter(({ kind }) => kind === 'furniture')).toEqual([
      { kind: 'furniture', text: 'ASTANA 00002217 002 OF 004' },
    ]);
  });

  test('joins a sentence that a copy has broken by an empty line', () => {
    expect(paragraph(6).join('\n')).toMatch(/expects that no more than five or six of them will pass/);
  });

  test('shows the release beside the classification, and what it withheld in its place', () => {
    const [released] = readings(parse(cables.get('12-e-2012-smart-foia.txt') ?? ''));
    expect(released?.marking).toBe('UNCLASSIFIED//SBU');
    expect(released?.release).toBe('released as UNCLASSIFIED in part, 2014');
    const three = released?.blocks.find((block) => block.kind === 'paragraph' && block.number === 3);
    expect(three?.kind === 'paragraph' && three.parts.find(({ kind }) => kind === 'exemption')).toMatchObject(
      {
        text: 'B6',
        meaning: expect.stringContaining('privacy'),
      },
    );
    expect(paragraph(3, released?.blocks)[0]).toBe(
      "The association's chairman, asked for a copy of the rule in Latvian. Post has sent one.",
    );
    expect(released?.blocks.at(-1)).toMatchObject({ kind: 'signature', text: 'OAKES' });
  });

  test('sets the marks of a printed page and of a quoting mail apart', () => {
    const [printed] = readings(
      parse(`UNCLAS RIGA 000214

SUBJECT: TIMBER

1. The exports of the harbor have risen
Page 2 of 5
since March.

2. The Embassy will report again.
`),
    );
    expect(paragraph(1, printed?.blocks)).toEqual(['The exports of the harbor have risen since March.']);
  });

  test('keeps columns as they are and items apart', () => {
    const [table] = readings(
      parse(`UNCLAS RIGA 000214

SUBJECT: TIMBER

1. The exports in thousand tons:

   Year     Sawn     Round
   2004     812      93
   2005     847      101

2. The Embassy will:

- ask the Ministry again;
- report in March
  and in May.
`),
    );
    const parts = table?.blocks.flatMap((block) => (block.kind === 'paragraph' ? block.parts : []));
    expect(parts?.map((part) => ('text' in part ? `${part.kind}\n${part.text}` : part.kind))).toEqual([
      'text',
      'table\nYear     Sawn     Round\n2004     812      93\n2005     847      101',
      'text',
      'item',
      'item',
    ]);
  });

  test('repeats no header of a later section', () => {
    const [sections] = readings(parse(cables.get('16-g-2005-two-sections.txt') ?? ''));
    const text = JSON.stringify(sections?.blocks.filter(({ kind }) => kind !== 'furniture'));
    expect(text).not.toMatch(/SECTION 02 OF/);
    expect(
      sections?.blocks.some((block) => block.kind === 'furniture' && /SECTION 02/.test(block.text)),
    ).toBe(true);
  });

  test('lists each code once in the glossary', () => {
    const codes = reading?.glossary.map(({ code }) => code) ?? [];
    expect(codes).toEqual([...new Set(codes)]);
    expect(reading?.glossary).toContainEqual(
      expect.objectContaining({
        code: 'PREL',
        title: expect.stringContaining('External Political Relations'),
      }),
    );
  });
});

const HOSTILE = `UNCLAS RIGA 000214

TAGS: <script>alert(1)</script>, "onload=x", [x](command:y)
SUBJECT: </title><img src=x onerror=alert(1)> & "quoted" \u202Eevil

REF: <a href="javascript:x">05 STATE 1</a>

1. (C) <b>bold</b> [link](https://example.org) *x* <!-- & &amp; ]]> \`code\`

   a    <i>b</i>    c
   d    e          f

</style><script>x</script>
`;

const ELEMENTS =
  'body article header footer div section p h1 h2 dl dt dd ul li span a pre blockquote details summary'.split(
    ' ',
  );
const ATTRIBUTES =
  'class href data-cable data-line data-paragraph data-meaning tabindex role aria-label'.split(' ');

describe('text of a cable', () => {
  test('never becomes markup in HTML', () => {
    const html = readingPage(readings(parse(HOSTILE)), { glossary: true, furniture: true, links: true });
    const body = html.slice(html.indexOf('<body'));
    const elements = [...body.matchAll(/<([a-z][a-z0-9]*)([^>]*)>/gi)];
    expect(elements.length).toBeGreaterThan(20);
    for (const [, name = '', attributes = ''] of elements) {
      expect(ELEMENTS).toContain(name);
      const names = [...attributes.matchAll(/\s([a-z-]+)="[^"]*"/g)].map(([, attribute]) => attribute);
      for (const attribute of names) expect(ATTRIBUTES).toContain(attribute);
      expect(attributes.replace(/\s[a-z-]+="[^"]*"/g, '')).toBe('');
    }
    expect(body).not.toMatch(/href="(?!#")/);
    expect(html).not.toMatch(/[\u202a-\u202e]/);
    expect(html).toContain("default-src 'none'");
  });

  test('never becomes markup in Markdown', () => {
    const markdown = readingMarkdown(readings(parse(HOSTILE)));
    const html = new MarkdownIt({ html: true, linkify: true }).render(markdown);
    const names = new Set([...html.matchAll(/<([a-z][a-z0-9]*)/gi)].map(([, name]) => name));
    expect(
      [...names].filter((name) => !['h1', 'p', 'strong', 'ul', 'li', 'code', 'br'].includes(name ?? '')),
    ).toEqual([]);
  });

  test('gives a page for every cable of the project, and for none', () => {
    for (const [name, text] of [...cables, ['', ''] as const]) {
      const html = readingPage(readings(parse(text)), { glossary: true, furniture: true });
      expect(html, name).toMatch(/<\/html>\n$/);
    }
  });
});

test('the paragraph at the cursor has its true number', () => {
  const { text, ...position } = withCursor(twin.replace('"Clouds do not stop', '"Clo|uds do not stop'));
  expect(cableService.paragraphAt(cableService.parse(text), position)).toMatchObject({
    number: 7,
    markdown: expect.stringMatching(/^7\\\. \(C\) Abenov offered/),
  });
});
