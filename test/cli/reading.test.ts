import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { twin } from '../cables';
import { cable, objects, temporaryFolder } from './run';

const TWIN = '2006-web-copy-astana.txt';
const folder = temporaryFolder();

function copy(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('cable html', () => {
  test('writes one page, with the head decoded and the paragraphs numbered as they were', () => {
    const { status, stdout } = cable(['html', TWIN]);
    expect(status).toBe(0);
    expect(stdout).toContain('<p class="banner">CONFIDENTIAL</p>');
    expect(stdout).toContain('<span class="paragraph-number">7.</span>');
    expect(stdout).not.toMatch(/<script|<link|<img/);
  });

  test('writes a file, whole', () => {
    const path = join(folder, 'page.html');
    expect(cable(['html', TWIN, '--glossary', '--output', path])).toMatchObject({ status: 0, stdout: '' });
    expect(readFileSync(path, 'utf8')).toMatch(/<section class="glossary">[\s\S]*<\/html>\n$/);
  });

  test('writes Markdown', () => {
    expect(cable(['html', '--markdown', TWIN]).stdout).toMatch(/^# MINISTER TELLS GENERAL HARLAN/);
  });

  test('takes one cable', () => {
    expect(cable(['html', TWIN, TWIN])).toMatchObject({ status: 2, stdout: '' });
    expect(cable(['html', 'no-such-file.txt'])).toMatchObject({ status: 1, stdout: '' });
  });
});

describe('cable cite', () => {
  test('cites each cable, and points to a paragraph', () => {
    const { status, stdout } = cable(['cite', '--paragraph', '7', '--archive', 'National Archives', TWIN]);
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /telegram 06ASTANA2217, November 14, 2006, Confidential, para\. 7, National Archives\.\n$/,
    );
  });

  test('writes BibTeX for a folder', () => {
    const { stdout } = cable(['cite', '--format', 'bibtex', '.']);
    expect(stdout.match(/^@techreport\{/gm)?.length).toBeGreaterThan(15);
  });

  test.each([
    [['--style', 'harvard'], "there is no style 'harvard'"],
    [['--paragraph', 'x'], "'x' is not the number of a paragraph"],
    [['--paragraph', '7', '--format', 'ris'], '--paragraph points to a paragraph in text only'],
  ])('%j is a usage error', (words, message) => {
    const { status, stderr } = cable(['cite', TWIN, ...words]);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe('cable compare', () => {
  const withheld = copy(
    'withheld.txt',
    twin.replace('Abenov noted that wheat', 'XXXXXXXXXXXX noted that wheat'),
  );

  test('says what a second copy restores', () => {
    const { status, stdout } = cable(['compare', withheld, TWIN]);
    expect(status).toBe(0);
    expect(stdout).toContain('[-XXXXXXXXXXXX-]{+Abenov+} noted that wheat');
  });

  test('as one object, and as a page', () => {
    const { changes } = JSON.parse(cable(['compare', '--format', 'json', withheld, TWIN]).stdout);
    expect(changes).toMatchObject([{ kind: 'words', passage: 'paragraph 3', nature: 'restored' }]);
    expect(cable(['compare', '--format', 'html', withheld, TWIN]).stdout).toContain('<ins>Abenov</ins>');
  });

  test('takes two copies', () => {
    expect(cable(['compare', TWIN])).toMatchObject({ status: 2 });
    expect(cable(['compare', TWIN, 'no-such-file.txt'])).toMatchObject({ status: 1 });
  });
});

const RELEASED = copy(
  'released.txt',
  `UNCLASSIFIED U.S. Department of State Case No. F-2013-01234 Doc No. C05512345 Date: 06/14/2014

RELEASE IN PART B1, 1.4(D), B6

C O N F I D E N T I A L RIGA 000214

E.O. 13526: DECL: 03/07/2022
TAGS: ECON, LG
SUBJECT: TIMBER

1. (C) The chairman of the timber board, XXXXXXXXXXXX, met Econoff on March 5.          B6

2. (C) He said that [3 lines not declassified] and left his number, 371-555-0143.

3. (C) The chairman of the timber board, Peter Ozols, met Econoff again.

REVIEW AUTHORITY: Charles Daris, Senior Reviewer
`,
);

describe('cable release', () => {
  test('tells level, exemptions, withheld passages, and words that are legible elsewhere', () => {
    const { status, stdout } = cable(['release', RELEASED]);
    expect(status).toBe(0);
    expect(stdout.split('\n').slice(1)).toEqual([
      'RIGA 214: CONFIDENTIAL, released as UNCLASSIFIED in part, 2014-06-14',
      '  case F-2013-01234, document C05512345, reviewed by Charles Daris',
      expect.stringMatching(/^ {2}Declassification: DECL: 03\/07\/2022: /),
      expect.stringMatching(/^ {2}B1: Properly classified information/),
      expect.stringMatching(/^ {2}1\.4\(D\): Foreign relations/),
      expect.stringMatching(/^ {2}B6: Personal privacy.* lines 3, 11$/),
      '  Withheld: 2 passages, 12 characters; lines 11, 13',
      '  line 11: Withheld here, but probably legible on line 15: “Peter Ozols”.',
      '',
    ]);
  });

  test('reports personal data when asked', () => {
    expect(cable(['release', RELEASED]).stdout).not.toContain('telephone');
    expect(cable(['release', '--personal', RELEASED]).stdout).toContain(
      'line 13: Probably a telephone number: 371-555-0143.',
    );
  });

  test('is a table over a folder', () => {
    const { stdout } = cable(['release', '--format', 'csv', RELEASED, '12-e-2012-smart-foia.txt']);
    const [head, first, second] = stdout.split('\n');
    expect(head).toMatch(/^file,number,level,released_level,extent,date/);
    expect(first).toContain(
      'CONFIDENTIAL,UNCLASSIFIED,part,2014-06-14,F-2013-01234,C05512345,B1; 1.4(D); B6,2,12,1',
    );
    expect(second).toContain('12RIGA214,UNCLASSIFIED,UNCLASSIFIED,part');
  });

  test('is one object a line', () => {
    const [review] = objects(cable(['release', '--format', 'ndjson', RELEASED]).stdout);
    expect(review).toMatchObject({ level: 'CONFIDENTIAL', releasedLevel: 'UNCLASSIFIED', extent: 'part' });
  });
});
