import { locate, type Position } from '../../syntax/query/locate';
import { pathAt } from '../../syntax/query/walk';
import type { CableDocument, Telegram } from '../../syntax/tree';
import type { DescribeContext } from '../describe';
import { describedTokens } from '../describedTokens';
import { codeSpan, escapeMarkdown, plain } from '../markdown';
import { meaningOf } from './blocks';
import { isFurniture } from './furniture';
import type { GlossaryEntry } from './reading';

/** The codes of a telegram and their meanings, each code once, in alphabetical order. */
export function glossary(telegram: Telegram, context: DescribeContext = {}): GlossaryEntry[] {
  const entries = new Map<string, GlossaryEntry>();
  for (const message of telegram.messages) {
    for (const description of describedTokens(telegram, message, message, context)) {
      const code = plain(description.quoted).replace(/\s+/g, ' ').trim();
      const { title, reading: said, confidence } = description;
      const leaf = pathAt(message, description.span.start).at(-1);
      if (confidence === 'unknown' || !isCode(code) || entries.has(code) || (leaf && isFurniture(leaf)))
        continue;
      entries.set(code, {
        code,
        title,
        meaning: said ?? (meaningOf(description).split('\n')[1] ?? '').replace(/^- /, ''),
      });
    }
  }
  return [...entries.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** A code has no more than a few words; rules, numbers of paragraphs and sentences are none. */
function isCode(code: string): boolean {
  return code.length <= 40 && /[A-Za-z]{2}|^\d{7}$|^[OPRZ]{1,2}$/.test(code);
}

/** The glossary of the cable at a position as Markdown; `undefined` where there is no cable or no code. */
export function glossaryMarkdown(document: CableDocument, position: Position): string | undefined {
  const place = locate(document, position);
  const entries = place ? glossary(place.telegram) : [];
  if (entries.length === 0) return undefined;
  const rows = entries.map(
    ({ code, title, meaning }) =>
      `| ${codeSpan(code).replaceAll('|', '\\|')} | ${escapeMarkdown(title)} | ${escapeMarkdown(meaning)} |`,
  );
  return `${['| Code | What it is | Meaning |', '|---|---|---|', ...rows].join('\n')}\n`;
}
