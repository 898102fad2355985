import MarkdownIt from 'markdown-it';
import { expect, test } from 'vitest';
import { glanceMarkdown } from '../../client/src/glanceMarkdown';
import { GLANCE_KINDS, type GlanceKind } from '../../server/src/protocol';
import { cableService } from '../../server/src/service';
import { twin } from '../cables';

const names = Object.fromEntries(GLANCE_KINDS.map((kind) => [kind, `The ${kind}`])) as Record<
  GlanceKind,
  string
>;
const markdownOf = (text: string) => {
  const glance = cableService.glance(cableService.parse(text), { line: 0, character: 0 });
  return glanceMarkdown(glance ?? { items: [] }, names);
};

test('a cable as a list under its number and subject', () => {
  const lines = markdownOf(twin).split('\n');
  expect(lines[0]).toMatch(/^## 06ASTANA2217 – MINISTER TELLS GENERAL HARLAN/);
  expect(lines).toContain('- **The date**: 14 November 2006, 09:20 UTC (15:20 in Astana)');
  expect(lines).toContain('- **The tags**:');
  expect(lines).toContain('  - KSCA (Science Counselors and Attaches)');
  expect(lines).toContain('- **The signature**: WINSLOW');
});

test('text of a cable makes no markup', () => {
  const html = '<img src=x onerror=alert(1)>';
  const text = twin.replace(
    /^SUBJECT: .*$/m,
    `SUBJECT: [CLICK](command:x) ${html} **BOLD** https://evil.example`,
  );
  const markdown = markdownOf(text);
  expect(markdown).toContain('CLICK');
  const shown = new MarkdownIt({ html: true, linkify: true }).render(markdown);
  expect(shown).not.toMatch(/<(?:img|a|em)\b/);
  expect(shown).not.toMatch(/<strong>BOLD/);
  expect(shown).toContain('**BOLD**');
});

test('a text without a cable gives nothing', () => {
  expect(markdownOf('').trim()).toBe('');
});
