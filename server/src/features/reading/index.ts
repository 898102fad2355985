import type { CableDocument, Telegram } from '../../syntax/tree';
import type { DescribeContext } from '../describe';
import { describedTokens } from '../describedTokens';
import { telegramGlance } from '../glance';
import { plain } from '../markdown';
import { blocksOf, meaningOf } from './blocks';
import { headOf } from './head';
import type { GlossaryEntry, Reading } from './reading';

/** Each cable of the document, set to be read. A document without a cable gives its text as one paragraph. */
export function readings(document: CableDocument, context: DescribeContext = {}): Reading[] {
  return document.telegrams.map((telegram) => reading(telegram, context));
}

/** One cable, set to be read. */
export function reading(telegram: Telegram, context: DescribeContext = {}): Reading {
  const glance = telegramGlance(telegram);
  const value = (kind: string) => glance.items.find((item) => item.kind === kind)?.parts[0]?.value;
  const marking = value('classification');
  const subject = value('subject');
  return {
    ...(glance.reference !== undefined && { number: glance.reference }),
    ...(glance.classification && { level: glance.classification }),
    ...(marking !== undefined && { marking }),
    ...(subject !== undefined && { subject }),
    head: headOf(telegram, glance),
    blocks: blocksOf(telegram, context),
    glossary: glossary(telegram, context),
  };
}

/** The codes of a telegram and their meanings, each code once, in alphabetical order. */
export function glossary(telegram: Telegram, context: DescribeContext = {}): GlossaryEntry[] {
  const entries = new Map<string, GlossaryEntry>();
  for (const message of telegram.messages) {
    for (const description of describedTokens(
      telegram,
      message,
      { start: message.start, end: message.end },
      context,
    )) {
      const code = plain(description.quoted).replace(/\s+/g, ' ').trim();
      const { title, reading: said, confidence } = description;
      if (confidence === 'unknown' || !isCode(code) || entries.has(code)) continue;
      entries.set(code, { code, title, meaning: said ?? meaningOf(description).split('\n')[1] ?? '' });
    }
  }
  return [...entries.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** A code has no more than a few words; rules, numbers of paragraphs and sentences are none. */
function isCode(code: string): boolean {
  return code.length <= 40 && /[A-Za-z]{2}|^\d{7}$|^[OPRZ]{1,2}$/.test(code);
}
