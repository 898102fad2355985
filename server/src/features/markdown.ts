import type { Check, Description } from './describe/description';

const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** Text of a cable on one line, without characters that control the display. */
export function plain(text: string): string {
  return text.replace(UNSEEN, ' ');
}

/**
 * Text as Markdown that shows just this text: no emphasis, link, picture, HTML or entity, nothing that
 * becomes a link without markup (`www.`, `://`, `@`), and nothing at its beginning that starts a list, heading or quote.
 */
export function escapeMarkdown(text: string): string {
  return plain(text)
    .replace(/[\\`*_[\]<>&#|~$@]/g, String.raw`\$&`)
    .replace(/:(?=\/\/)/g, String.raw`\:`)
    .replace(/\bwww\./gi, (www) => `${www.slice(0, -1)}\\.`)
    .replace(/^\s*[-+=]/, (mark) => `${mark.slice(0, -1)}\\${mark.slice(-1)}`)
    .replace(/^(\s*\d+)([.)])/, String.raw`$1\$2`);
}

/** Text as a code span; its fence is longer than any run of backticks in it. */
export function codeSpan(text: string): string {
  const content = plain(text).trim();
  if (content === '') return '';
  const runs = content.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  const pad = content.startsWith('`') || content.endsWith('`') ? ' ' : '';
  return fence + pad + content + pad + fence;
}

function checkText({ agrees, with: other }: Check): string {
  return `check: ${agrees ? 'agrees with' : 'differs from'} ${other}`;
}

/**
 * A description as the Markdown of a hover.
 * @param remedy title of the quick fix for the token's problem
 */
export function markdownOf(description: Description, remedy?: string): string {
  const { title, quoted, reading, facts, checks, term, note, source } = description;
  const code = codeSpan(quoted);
  const head = [`**${escapeMarkdown(title)}**`, ...(code ? [code] : [])].join(' · ');
  const points = [...facts.map(escapeMarkdown), ...checks.map((check) => escapeMarkdown(checkText(check)))];
  const name = [...(term ? [`*${escapeMarkdown(term)}*`] : []), ...(note ? [escapeMarkdown(note)] : [])];
  const foot = [
    ...(name.length > 0 ? [name.join(' · ')] : []),
    ...(source ? [`*source: ${escapeMarkdown(source)}*`] : []),
    ...(remedy ? [`quick fix: ${escapeMarkdown(remedy)}`] : []),
  ];
  return [
    [head, ...(reading ? [escapeMarkdown(reading)] : [])].join('  \n'),
    ...(points.length > 0 ? [points.map((point) => `- ${point}`).join('\n')] : []),
    ...(foot.length > 0 ? ['---', foot.join('  \n')] : []),
  ].join('\n\n');
}

/** A description as plain text, for the command line. */
export function plainTextOf(description: Description): string {
  const { title, quoted, reading, facts, checks, term, note, source } = description;
  const name = [term, note].filter((part) => part !== undefined).join(' · ');
  return [
    `${title} · ${quoted}`,
    ...(reading ? [reading] : []),
    ...facts.map((fact) => `- ${fact}`),
    ...checks.map((check) => `- ${checkText(check)}`),
    ...(name ? [name] : []),
    ...(source ? [`source: ${source}`] : []),
  ]
    .map(plain)
    .join('\n');
}
