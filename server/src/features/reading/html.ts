import { escapeHtml } from '../html';
import type { Block, HeadRow, HeadValue, Inline, ParagraphPart, Reading } from './reading';
import { READING_STYLE } from './style';

export interface ReadingHtmlOptions {
  /** Whether the glossary of all codes follows the text. */
  readonly glossary?: boolean;
  /** Whether page lines and repeated headers are shown, greyed. */
  readonly furniture?: boolean;
  /** Whether references lead to their cables: only where something answers a click. */
  readonly links?: boolean;
}

/** The cables as one self-contained page: no script, no other file, nothing loaded. Its policy forbids all else. */
export function readingPage(readings: readonly Reading[], options: ReadingHtmlOptions = {}): string {
  const [first] = readings;
  const title = [first?.number, first?.subject].filter(Boolean).join(' · ') || 'Cable';
  const level = readings.length === 1 ? first?.level : undefined;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${READING_STYLE}${level ? pageBanner(level) : ''}</style>
</head>
<body class="page">
${readingFragment(readings, options)}
</body>
</html>
`;
}

/** The classification at the head of each printed page. It is one of five words, never text of the cable. */
function pageBanner(level: NonNullable<Reading['level']>): string {
  return `@page { @top-center { content: "${level}"; font: bold 9pt sans-serif; } }`;
}

/** The cables as elements for the body of a page that has `READING_STYLE`. */
export function readingFragment(readings: readonly Reading[], options: ReadingHtmlOptions = {}): string {
  return readings.map((reading) => article(reading, options)).join('\n');
}

function article(reading: Reading, options: ReadingHtmlOptions): string {
  const { level, marking, release, number, subject } = reading;
  const banner = level
    ? `<p class="banner">${escapeHtml(marking ?? level)}</p>`
    : '<p class="banner unmarked">No classification in this copy</p>';
  const classes = `cable ${level ? `level-${level.toLowerCase().replaceAll(' ', '-')}` : ''}`.trim();
  return `<article class="${classes}${options.furniture ? ' with-furniture' : ''}">
<header>
${banner}
${release ? `<p class="release">${escapeHtml(release.charAt(0).toUpperCase() + release.slice(1))}</p>` : ''}
${number ? `<p class="number">${escapeHtml(number)}</p>` : ''}
<h1>${escapeHtml(subject ?? number ?? 'Cable without a subject')}</h1>
<dl class="head">
${reading.head.map((each) => row(each, options)).join('\n')}
</dl>
</header>
<div class="text">
${reading.blocks.map((each) => block(each, options)).join('\n')}
</div>
<footer>
${options.glossary ? glossary(reading) : ''}
${banner}
</footer>
</article>`;
}

function row({ label, values, folded }: HeadRow, options: ReadingHtmlOptions): string {
  const items = values.map((each) => `<li>${headValue(each, options)}</li>`).join('');
  const list = `<ul>${items}</ul>`;
  const content = folded ? `<details><summary>${values.length} addressees</summary>${list}</details>` : list;
  return `<dt>${escapeHtml(label)}</dt><dd>${content}</dd>`;
}

function headValue({ text, meaning, range, cable }: HeadValue, options: ReadingHtmlOptions): string {
  const shown = link(escapeHtml(text), cable, options);
  const note = meaning ? ` <span class="meaning">${escapeHtml(meaning)}</span>` : '';
  return `<span data-line="${range.start.line}">${shown}</span>${note}`;
}

function block(each: Block, options: ReadingHtmlOptions): string {
  const at = `data-line="${each.lines[0]}"`;
  switch (each.kind) {
    case 'heading':
      return `<h2 ${at}>${escapeHtml(each.text)}</h2>`;
    case 'furniture':
      return `<pre class="furniture" ${at}>${escapeHtml(each.text)}</pre>`;
    case 'signature':
      return `<p class="signature" ${at}>${escapeHtml(each.text)}</p>`;
    case 'quoted':
      return `<blockquote ${at}>${each.blocks.map((inner) => block(inner, options)).join('\n')}</blockquote>`;
    case 'paragraph': {
      const number =
        each.number === undefined ? '' : `<span class="paragraph-number">${each.number}.</span> `;
      const portion = each.portion
        ? `${inline({ ...each.portion, text: `(${each.portion.text})` }, options)} `
        : '';
      const content = each.parts.map((inner, index) =>
        part(inner, index === 0 ? number + portion : '', options),
      );
      const anchor = each.number === undefined ? '' : ` data-paragraph="${each.number}"`;
      return `<section class="paragraph" ${at}${anchor}>${content.length > 0 ? content.join('\n') : `<p>${number}${portion}</p>`}</section>`;
    }
  }
}

function part(each: ParagraphPart, lead: string, options: ReadingHtmlOptions): string {
  switch (each.kind) {
    case 'text':
      return `<p>${lead}${each.content.map((one) => inline(one, options)).join('')}</p>`;
    case 'item':
      return `<p class="item">${lead}${each.content.map((one) => inline(one, options)).join('')}</p>`;
    case 'table':
      return `${lead ? `<p>${lead}</p>` : ''}<pre class="table">${escapeHtml(each.text)}</pre>`;
    case 'furniture':
      return `<pre class="furniture">${escapeHtml(each.text)}</pre>`;
    case 'exemption':
      return `<p class="exemption">Withheld: ${inline(each, options)}</p>`;
    case 'quoted':
      return `${lead ? `<p>${lead}</p>` : ''}<blockquote>${each.blocks.map((inner) => block(inner, options)).join('\n')}</blockquote>`;
  }
}

/** A code shows its meaning when the pointer or the keyboard is on it; a screen reader reads it after the code. */
function inline({ text, meaning, cable }: Inline, options: ReadingHtmlOptions): string {
  const shown = link(escapeHtml(text), cable, options);
  if (!meaning) return shown;
  return `<span class="code" tabindex="0" role="note" data-meaning="${escapeHtml(meaning)}" aria-label="${escapeHtml(`${text}: ${meaning}`)}">${shown}</span>`;
}

/** The number goes into an attribute, not into an address: whoever answers the click looks the cable up. */
function link(shown: string, cable: string | undefined, { links }: ReadingHtmlOptions): string {
  return cable && links ? `<a href="#" data-cable="${escapeHtml(cable)}">${shown}</a>` : shown;
}

function glossary({ glossary: entries }: Reading): string {
  if (entries.length === 0) return '';
  const rows = entries.map(
    ({ code, title, meaning }) =>
      `<dt>${escapeHtml(code)}</dt><dd>${escapeHtml(title)}${meaning ? ` · ${escapeHtml(meaning)}` : ''}</dd>`,
  );
  return `<section class="glossary"><h2>Glossary</h2><dl>${rows.join('\n')}</dl></section>`;
}
