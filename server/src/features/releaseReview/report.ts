import { escapeMarkdown } from '../markdown';
import type { ReleaseReview } from './review';

const EXTENTS = { full: 'in full', part: 'in part', none: 'not released' } as const;

/** `SECRET, released as UNCLASSIFIED in part, 2016-02-29`. */
export function releaseSummary({ level, releasedLevel, extent, date }: ReleaseReview): string {
  const released = [releasedLevel && `as ${releasedLevel}`, extent && EXTENTS[extent]]
    .filter(Boolean)
    .join(' ');
  return [level ?? 'No classification', released && `released ${released}`, date].filter(Boolean).join(', ');
}

/** The review of one cable, for people. */
export function releaseText(review: ReleaseReview): string {
  const lines = [`${review.number ?? 'Cable without a number'}: ${releaseSummary(review)}`];
  const origin = [
    review.case && `case ${review.case}`,
    review.document && `document ${review.document}`,
    review.authority && `reviewed by ${review.authority}`,
  ].filter(Boolean);
  if (origin.length > 0) lines.push(`  ${origin.join(', ')}`);
  if (review.declassification) lines.push(`  Declassification: ${review.declassification}`);
  for (const { code, meaning, legalBasis, lines: places } of review.exemptions) {
    const basis = legalBasis ? ` (${legalBasis})` : '';
    lines.push(
      `  ${code}: ${meaning ?? 'not known'}${basis}${places.length > 0 ? `; ${linesOf(places)}` : ''}`,
    );
  }
  if (review.withheld.length > 0) {
    const characters = review.withheld.reduce((sum, { length = 0 }) => sum + length, 0);
    const size = characters > 0 ? `, ${characters} characters` : '';
    lines.push(
      `  Withheld: ${counted(review.withheld.length, 'passage')}${size}; ${linesOf(review.withheld.map(({ line }) => line))}`,
    );
  }
  for (const { line, message } of review.findings) lines.push(`  line ${line}: ${message}`);
  return `${lines.join('\n')}\n`;
}

/** Lines that are named before the rest is counted. */
const MOST_LINES = 12;

function linesOf(lines: readonly number[]): string {
  const different = [...new Set(lines)];
  const shown = different.slice(0, MOST_LINES).join(', ');
  const rest = different.length - MOST_LINES;
  return `${different.length === 1 ? 'line' : 'lines'} ${shown}${rest > 0 ? `, and ${rest} more` : ''}`;
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** The columns of a table over many cables. */
export const RELEASE_COLUMNS = [
  'number',
  'level',
  'released_level',
  'extent',
  'date',
  'case',
  'document',
  'exemptions',
  'withheld_passages',
  'withheld_characters',
  'findings',
] as const;

/** A row of that table. */
export function releaseRow(review: ReleaseReview): readonly (string | number)[] {
  return [
    review.number ?? '',
    review.level ?? '',
    review.releasedLevel ?? '',
    review.extent ?? '',
    review.date ?? '',
    review.case ?? '',
    review.document ?? '',
    review.exemptions.map(({ code }) => code).join('; '),
    review.withheld.length,
    review.withheld.reduce((sum, { length = 0 }) => sum + length, 0),
    review.findings.length,
  ];
}

/** The review of one cable as Markdown; `undefined` where the copy shows no release. */
export function releaseMarkdown(review: ReleaseReview): string | undefined {
  const { exemptions, withheld, findings, releasedLevel, extent, case: number } = review;
  if (!releasedLevel && !extent && !number && exemptions.length + withheld.length === 0) return undefined;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Case', review.case],
    ['Document', review.document],
    ['Reviewed by', review.authority],
    ['Declassification', review.declassification],
  ];
  return [
    `# ${escapeMarkdown(`${review.number ?? 'Cable without a number'}: ${releaseSummary(review)}`)}`,
    facts.flatMap(([label, value]) => (value ? `- **${label}:** ${escapeMarkdown(value)}` : [])).join('\n'),
    ...markdownTable(
      'Exemptions',
      ['Code', 'Meaning', 'Legal basis', 'Lines'],
      exemptions.map(({ code, meaning = 'Not known', legalBasis = '', lines }) => [
        code,
        meaning,
        legalBasis,
        lines.join(', '),
      ]),
    ),
    ...markdownTable(
      'Withheld passages',
      ['Line', 'Paragraph', 'Mark', 'Characters'],
      withheld.map(({ line, paragraph = '', mark, length = '' }) => [
        `${line}`,
        `${paragraph}`,
        mark,
        `${length}`,
      ]),
    ),
    ...markdownTable(
      'Worth a second look',
      ['Line', 'What'],
      findings.map(({ line, message }) => [`${line}`, message]),
    ),
  ]
    .filter(Boolean)
    .join('\n\n')
    .concat('\n');
}

function markdownTable(
  title: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string[] {
  if (rows.length === 0) return [];
  const lines = [head, head.map(() => '---'), ...rows.map((cells) => cells.map(escapeMarkdown))];
  return [`## ${title}`, lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')];
}
