import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
import { Ajv } from 'ajv';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { twin } from '../cables';

const root = join(import.meta.dirname, '../..');
const CABLES = join(root, 'test/cables');
const TWIN = '2006-web-copy-astana.txt';

/** Runs `cable check` as it was built. */
function check(words: readonly string[], input: string | Uint8Array = '', cwd = CABLES) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'server/bin/cable.js'), 'check', ...words],
    { cwd, input, encoding: 'utf8', maxBuffer: 2 ** 27 },
  );
  return { status, stdout, stderr };
}

describe('for people', () => {
  test('a finding, the line, and carets under what is wrong', () => {
    const { stdout } = check([TWIN]);
    expect(stdout).toContain(
      [
        `${TWIN}:36:78: hint: RU is not the TAGS handbook’s code for Russia: expected RS. [tag-nonstandard]`,
        '  36 | TAGS: [PREL](#) [PGOV](#) [EAIR](#) [NATO](#) [ENRG](#) [SENV](#) [KSCA](#) [RU](#) [KZ](#)',
        `     | ${' '.repeat(77)}^^`,
        '',
      ].join('\n'),
    );
  });

  test('no colours where the output is no terminal', () => {
    expect(check([TWIN]).stdout).not.toContain('\u001b');
  });

  test('of a long line the part round the finding', () => {
    const long = twin.replace('17. (C) Abenov', `17. (C) ${'rain '.repeat(500)}`);
    const { stdout } = check(['-'], long);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThan(160);
    expect(stdout).toMatch(/^ {2}81 \| 17\. \(C\) rain .*…$/m);
  });

  test('characters that a terminal would obey are not sent to it', () => {
    const { stdout } = check(['-'], twin.replace('17. (C) Abenov', '17. (C) \u001b]0;owned\u0007 \u202e'));
    expect(stdout).toContain('17. (C) �]0;owned� �');
  });

  test('a sound cable gives nothing', () => {
    expect(check(['10-d-2009-teletype.txt'])).toEqual({ status: 0, stdout: '', stderr: '' });
  });
});

describe('the status', () => {
  test.each([
    [[], 0],
    [['--fail-on', 'warning'], 1],
    [['--fail-on', 'warning', '--max-severity', 'information'], 0],
    [['--fail-on=hint', '--rule', 'caption-duplicated=off', '--max-severity', 'hint'], 1],
    [['--rule', 'pilcrow-damaged=error'], 1],
    [['--rule', 'body=error'], 1],
    [['--fail-on', 'warning', '--rule', 'body=error', '--rule', 'pilcrow-damaged=hint'], 0],
    [['--fail-on', 'warning', '--preset', 'archive'], 0],
  ])('with %j it is %i: the twin has warnings, and no error', (words, status) => {
    expect(check([...words, TWIN]).status).toBe(status);
  });

  test.each([
    [['--rule', 'caption=off'], "there is no rule or family of rules 'caption'"],
    [['--rule', 'caption-duplicated'], '--rule takes CODE=LEVEL'],
    [['--rule', 'charset=loud'], "no level 'loud'; choose off, hint, information, warning, or error"],
    [['--preset', 'reading'], "no preset 'reading'"],
    [['--fail-on', 'never'], "no severity 'never'"],
    [['--dry-run'], 'give both'],
    [['--fix', '--dry-run', '--format', 'json'], 'leave --format out'],
    [['--fix', '-'], 'standard input cannot be fixed in place'],
  ])('%j is a usage error, and says so', (words, message) => {
    const { status, stdout, stderr } = check([...words, TWIN]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});

describe('for programs', () => {
  interface Finding {
    readonly line: number;
    readonly code: string;
  }

  test('JSON: an array, a finding a line', () => {
    const { stdout } = check(['--format', 'json', TWIN]);
    const found = JSON.parse(stdout) as Finding[];
    expect(found).toHaveLength(9);
    expect(stdout.trimEnd().split('\n')).toHaveLength(11);
    expect(found.find(({ line }) => line === 81)).toEqual({
      file: TWIN,
      line: 81,
      column: 1,
      endLine: 81,
      endColumn: 3,
      severity: 'warning',
      code: 'pilcrow-damaged',
      message: expect.stringContaining('Paragraph 7 is printed as 17'),
      fix: { title: 'Replace 17 with ¶7', safety: 'fix-all' },
    });
    expect(check(['--format', 'json', '10-d-2009-teletype.txt']).stdout).toBe('[]\n');
  });

  test.each([[['.']], [['10-d-2009-teletype.txt']], [[TWIN]]])('SARIF of %j is valid, and whole', (names) => {
    const log = JSON.parse(check(['--format', 'sarif', ...names]).stdout);
    // Of draft 4; it has nothing that later drafts read otherwise.
    const { $schema: _, id: __, ...schema } = sarifSchema as Record<string, unknown>;
    const valid = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);
    valid(log);
    expect(valid.errors ?? []).toEqual([]);
    const [run] = log.runs;
    expect(run.results).toHaveLength(JSON.parse(check(['--format', 'json', ...names]).stdout).length);
    for (const { ruleId, ruleIndex } of run.results) {
      expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
    }
  });

  test('GitHub: a command a finding', () => {
    const { stdout } = check(['--format', 'github', '-'], twin);
    expect(stdout).toContain(
      '::warning file=standard input,line=81,col=1,endLine=81,title=pilcrow-damaged::Paragraph 7 is printed as 17',
    );
    expect(stdout.trimEnd().split('\n')).toHaveLength(9);
  });

  test('a summary stays out of what programs read', () => {
    const people = check(['--summary', TWIN, '15-g-2007-two-cables.txt']).stdout;
    expect(people).toMatch(/^2 files, 3 cables: 0 errors, 5 warnings, /m);
    expect(people).toMatch(/^ {7}5 {7}1 {2}warning {6}pilcrow-damaged$/m);
    const { stdout, stderr } = check(['--summary', '--format', 'json', TWIN]);
    expect(JSON.parse(stdout)).toHaveLength(9);
    expect(stderr).toContain('1 file, 1 cable: ');
  });
});

describe('fixing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cable-'));
  const file = join(folder, 'a.txt');
  beforeEach(() => writeFileSync(file, twin));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const fix = (...words: string[]) => check(['--fix', ...words], '', folder);
  const codes = (stdout: string) => [...stdout.matchAll(/\[([a-z-]+)\]$/gm)].map(([, code]) => code);

  test('fixes what is safe, and reports what is left', () => {
    const { stdout, stderr } = fix('a.txt');
    expect(codes(stdout)).toEqual(['pla-misspelled', 'tag-nonstandard']);
    expect(stderr).toBe('cable: a.txt: 7 fixed\n');
    expect(codes(check(['a.txt'], '', folder).stdout)).toEqual(['pla-misspelled', 'tag-nonstandard']);
    expect(readdirSync(folder)).toEqual(['a.txt']);
  });

  test('what is sound is not written', () => {
    copyFileSync(join(CABLES, '10-d-2009-teletype.txt'), file);
    chmodSync(file, 0o444);
    const { mtimeMs } = statSync(file);
    expect(fix('a.txt')).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(statSync(file).mtimeMs).toBe(mtimeMs);
    chmodSync(file, 0o644);
  });

  test('a rule that is off fixes nothing', () => {
    fix('--rule', 'pilcrow-damaged=off', 'a.txt');
    expect(readFileSync(file, 'utf8')).toContain('\n17. (C) Abenov');
  });

  const written = (text: string, encoding: 'utf8' | 'latin1', mark = '') => {
    writeFileSync(file, Buffer.from(mark + text, encoding));
    fix('a.txt');
    return readFileSync(file, encoding);
  };
  const mended = (text: string) =>
    text
      .replace(/^1(?=[789]\. \(C\)|1[01]\. \(C\)|10\. \(C\))/gm, '¶')
      .replaceAll(/\[([A-Z]+)\]\(#\)/g, '$1');
  const once = (text: string) => text.replace(/^SIPDIS(\r?\n)\1SIPDIS\r?\n\r?\n/m, 'SIPDIS$1$1');

  test('all else is as it was: line ends, byte order mark, Latin-1', () => {
    const expected = once(mended(twin));
    expect(expected).not.toBe(twin);
    const crlf = (text: string) => text.replaceAll('\n', '\r\n');
    expect(written(twin, 'utf8')).toBe(expected);
    expect(written(crlf(twin), 'utf8')).toBe(crlf(expected));
    expect(written(twin, 'utf8', '\uFEFF')).toBe(`\uFEFF${expected}`);
    expect(written(twin.replace('Abenov', 'Ábenov'), 'latin1')).toBe(expected.replace('Abenov', 'Ábenov'));
  });

  test('permissions are kept, and a link stays one', () => {
    chmodSync(file, 0o640);
    mkdirSync(join(folder, 'links'), { recursive: true });
    symlinkSync('../a.txt', join(folder, 'links/b.txt'));
    fix('links/b.txt');
    expect(lstatSync(join(folder, 'links/b.txt')).isSymbolicLink()).toBe(true);
    expect(statSync(file).mode & 0o777).toBe(0o640);
    expect(readFileSync(file, 'utf8')).toContain('¶7. (C) Abenov');
    rmSync(join(folder, 'links'), { recursive: true });
  });

  test('a dry run shows a difference that patch can apply, and writes nothing', () => {
    const { stdout, status } = fix('--dry-run', 'a.txt');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^--- a\.txt\n\+\+\+ a\.txt\n@@ -25,15 \+25,13 @@\n/);
    expect(stdout).toMatch(/^-17\. \(C\) Abenov.*\n\+¶7\. \(C\) Abenov/m);
    expect(readFileSync(file, 'utf8')).toBe(twin);
    expect(patched(twin, stdout)).toBe(once(mended(twin)));
    expect(check(['--fix', '--dry-run', '-'], twin).stdout).toContain('\n+¶7. (C) Abenov');
  });

  test('fixes the notation and the markup of web pages, whose letters are none of the text', () => {
    const web = twin
      .replace('General Harlan and the', 'General <span>Harlan</span> &amp; the')
      .replace('17. (C) Abenov', '17. (C) <p>&#147;Abenov&#148;');
    const { stdout, stderr } = check(['--fix', '--dry-run', '-'], web);
    expect(stdout).toContain('\n+¶7. (C) "Abenov"');
    expect(stderr).not.toContain('left');
  });
});

/** What a unified diff of one file makes of a text. */
function patched(text: string, diff: string): string {
  const lines = text.split('\n');
  const result: string[] = [];
  let next = 0;
  for (const hunk of diff.split(/^@@ -/m).slice(1)) {
    const from = Number.parseInt(hunk, 10) - 1;
    result.push(...lines.slice(next, from));
    next = from;
    for (const line of hunk.replace(/\n$/, '').split('\n').slice(1)) {
      if (line[0] !== '+') expect(lines[next++]).toBe(line.slice(1));
      if (line[0] !== '-') result.push(line.slice(1));
    }
  }
  return [...result, ...lines.slice(next)].join('\n');
}
