import { escapeHtml } from '../html';
import type { Change, Comparison, WordsChange } from './comparison';

/** How the two copies are called in a report, by their files. */
export type CopyNames = readonly [left: string, right: string];

const TITLES = {
  captions: 'Captions',
  tags: 'TAGS',
  addressees: 'Addressees',
  exemptions: 'Exemptions',
} as const;

/** One sentence for each change, without the words themselves. */
export function sentenceOf(change: Change, [left, right]: CopyNames): string {
  switch (change.kind) {
    case 'classification':
      return `Classification: ${change.left ?? 'none'} in ${left}, ${change.right ?? 'none'} in ${right}.`;
    case 'words':
      return `${capitalized(change.passage)}: ${natureInWords(change.nature, left, right)}.`;
    case 'damage':
      return `Damage: ${change.code} (${change.count}) only in ${change.in === 'left' ? left : right}.`;
    default:
      return `${TITLES[change.kind]}: ${[
        ...(change.onlyLeft.length > 0 ? [`only in ${left}: ${change.onlyLeft.join(', ')}`] : []),
        ...(change.onlyRight.length > 0 ? [`only in ${right}: ${change.onlyRight.join(', ')}`] : []),
      ].join('; ')}.`;
  }
}

function natureInWords(nature: WordsChange['nature'], left: string, right: string): string {
  const words = {
    restored: `words withheld in ${left} are restored in ${right}`,
    withheld: `words of ${left} are withheld in ${right}`,
    changed: 'the words differ',
    'only left': `only in ${left}`,
    'only right': `only in ${right}`,
  };
  return words[nature];
}

const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const IN_TEXT = { both: ['', ''], left: ['[-', '-]'], right: ['{+', '+}'] } as const;
/** Unchanged words shown on each side of a change. */
const CONTEXT_LENGTH = 60;

/** The report for a terminal: `[-words of the left copy-]{+words of the right one+}`. */
export function comparisonText({ sameCable, numbers, changes }: Comparison, names: CopyNames): string {
  const lines = sameCable ? [] : [`These are two cables: ${numbers[0]} and ${numbers[1]}.`];
  for (const change of changes) {
    lines.push(sentenceOf(change, names));
    if (change.kind === 'words') lines.push(`  ${words(change)}`);
  }
  if (changes.length === 0) lines.push('The copies differ in layout only.');
  return `${lines.join('\n')}\n`;
}

function words({ parts }: WordsChange): string {
  return parts
    .map((part, index) => {
      const [open, close] = IN_TEXT[part.in];
      return part.in === 'both'
        ? shortened(part.text, index === 0, index === parts.length - 1)
        : open + part.text + close;
    })
    .join('');
}

function shortened(text: string, isFirst: boolean, isLast: boolean): string {
  if (isFirst && isLast) return text;
  const head = isFirst ? '' : text.slice(0, CONTEXT_LENGTH);
  const tail = isLast ? '' : text.slice(Math.max(head.length, text.length - CONTEXT_LENGTH));
  return head.length + tail.length >= text.length ? text : `${head}…${tail}`;
}

const STYLE = `body { font: 16px/1.5 Georgia, serif; max-width: 48em; margin: 2em auto; padding: 0 1.5em; color: #1b1b1b; }
h1 { font-size: 1.3em; } li { margin: 0 0 .8em; } del { background: #ffe0e0; } ins { background: #d7f5dc; text-decoration: none; }
p.words { margin: .3em 0 0; font-size: .92em; color: #333; }`;

/** The report as one self-contained page. */
export function comparisonPage(comparison: Comparison, names: CopyNames): string {
  const title = `${names[0]} and ${names[1]}`;
  const items = comparison.changes.map(
    (change) =>
      `<li>${escapeHtml(sentenceOf(change, names))}${change.kind === 'words' ? `<p class="words">${marked(change)}</p>` : ''}</li>`,
  );
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
${comparison.sameCable ? '' : `<p>These are two cables: ${escapeHtml(comparison.numbers.join(' and '))}.</p>`}
${items.length > 0 ? `<ol>${items.join('\n')}</ol>` : '<p>The copies differ in layout only.</p>'}
</body>
</html>
`;
}

const TAGS = { both: undefined, left: 'del', right: 'ins' } as const;

function marked({ parts }: WordsChange): string {
  return parts
    .map((part) => {
      const tag = TAGS[part.in];
      return tag ? `<${tag}>${escapeHtml(part.text)}</${tag}>` : escapeHtml(part.text);
    })
    .join('');
}
