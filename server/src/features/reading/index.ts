import type { CableDocument, Telegram } from '../../syntax/tree';
import type { DescribeContext } from '../describe';
import { telegramGlance } from '../glance';
import { blocksOf } from './blocks';
import { glossary } from './glossary';
import { headOf } from './head';
import type { Reading } from './reading';

/** Each cable of the document, set to be read. A document without a cable gives its text as one paragraph. */
export function readings(document: CableDocument, context: DescribeContext = {}): Reading[] {
  return document.telegrams.map((telegram) => reading(telegram, context));
}

/** One cable, set to be read. */
export function reading(telegram: Telegram, context: DescribeContext = {}): Reading {
  const glance = telegramGlance(telegram);
  const value = (kind: string) => glance.items.find((item) => item.kind === kind)?.parts[0]?.value;
  const marking = value('classification');
  const release = value('release');
  const subject = value('subject');
  return {
    ...(glance.reference !== undefined && { number: glance.reference }),
    ...(glance.classification && { level: glance.classification }),
    ...(marking !== undefined && { marking }),
    ...(release !== undefined && { release }),
    ...(subject !== undefined && { subject }),
    head: headOf(telegram, glance),
    blocks: blocksOf(telegram, context),
    glossary: glossary(telegram, context),
  };
}
