import { diffWordsWithSpace } from 'diff';
import { problems } from '../../rules';
import { walk } from '../../syntax/query/walk';
import type { Telegram } from '../../syntax/tree';
import { plain } from '../markdown';
import { records } from '../record';
import { plainText } from '../record/plainText';
import type { AddresseeRecord, CableRecord } from '../record/types';
import type { Change, CompareOptions, Comparison, WordsChange } from './comparison';
import { NORMALIZATIONS, normalizedText, type Passage, passagesOf } from './passages';

export type { Change, CompareOptions, Comparison, WordsChange };
export { NORMALIZATIONS };

/** More changed words than this in one passage are compared as a whole: a diff of two unlike texts says nothing. */
const MOST_EDITS = 4_000;

/**
 * Compares two copies of a cable. Passages are paired by what they are, a paragraph by its true number, so that a
 * paragraph which one copy lacks does not shift all that follow.
 */
export function compare(left: Telegram, right: Telegram, { normalize }: CompareOptions = {}): Comparison {
  const steps = new Set(normalize ?? NORMALIZATIONS);
  const [a, b] = [recordOf(left), recordOf(right)];
  return {
    numbers: [a?.id, b?.id],
    sameCable: a?.id === undefined || b?.id === undefined || a.id === b.id,
    changes: [
      ...classificationChange(a, b),
      ...itemChange('captions', a?.captions, b?.captions),
      ...itemChange('tags', a?.tags, b?.tags),
      ...itemChange('addressees', addressees(a), addressees(b)),
      ...itemChange('exemptions', exemptionsOf(left), exemptionsOf(right)),
      ...wordChanges(passagesOf(left, steps), passagesOf(right, steps)),
      ...damageChanges(left, right),
    ],
    texts: [normalizedText(left, steps), normalizedText(right, steps)],
  };
}

function recordOf(telegram: Telegram): CableRecord | undefined {
  return records({ messages: telegram.messages, telegrams: [telegram] }, { file: '' })[0];
}

function classificationChange(left: CableRecord | undefined, right: CableRecord | undefined): Change[] {
  const [a, b] = [left?.classification, right?.classification];
  return a === b ? [] : [{ kind: 'classification', ...(a && { left: a }), ...(b && { right: b }) }];
}

function itemChange(
  kind: 'captions' | 'tags' | 'addressees' | 'exemptions',
  left: readonly string[] = [],
  right: readonly string[] = [],
): Change[] {
  const onlyLeft = left.filter((item) => !right.includes(item));
  const onlyRight = right.filter((item) => !left.includes(item));
  return onlyLeft.length + onlyRight.length > 0 ? [{ kind, onlyLeft, onlyRight }] : [];
}

function addressees(record: CableRecord | undefined): string[] {
  const nameOf = ({ address, indicator }: AddresseeRecord) => address ?? indicator ?? '';
  return [...(record?.action ?? []), ...(record?.info ?? [])].map(nameOf).filter(Boolean);
}

/** The exemption codes stamped on a copy, each once. */
function exemptionsOf({ messages }: Telegram): string[] {
  const found = new Set<string>();
  for (const message of messages) {
    walk(message, (node) => {
      if (node.kind === 'ExemptionCode') found.add(plain(plainText(message, node)).toUpperCase());
    });
  }
  return [...found];
}

// ---------------------------------------------------------------- words

function wordChanges(left: readonly Passage[], right: readonly Passage[]): WordsChange[] {
  const others = new Map<string, Passage[]>();
  for (const passage of right) others.set(passage.name, [...(others.get(passage.name) ?? []), passage]);
  const changes: WordsChange[] = [];
  for (const { name, text } of left) {
    const other = others.get(name)?.shift();
    if (!other) changes.push(only('left', name, text));
    else if (other.text !== text) changes.push(...changeOf(name, text, other.text));
  }
  const rest = [...others.values()].flat();
  return [...changes, ...rest.map(({ name, text }) => only('right', name, text))];
}

function only(side: 'left' | 'right', passage: string, text: string): WordsChange {
  return { kind: 'words', passage, nature: `only ${side}`, parts: [{ text, in: side }] };
}

function changeOf(passage: string, left: string, right: string): WordsChange[] {
  const edits = diffWordsWithSpace(left, right, { maxEditLength: MOST_EDITS });
  const parts: WordsChange['parts'] = edits
    ? edits.map(({ value, added, removed }) => ({
        text: value,
        in: added ? 'right' : removed ? 'left' : 'both',
      }))
    : [
        { text: left, in: 'left' },
        { text: right, in: 'right' },
      ];
  if (parts.every((part) => part.in === 'both' || part.text.trim() === '')) return [];
  return [{ kind: 'words', passage, nature: natureOf(parts), parts }];
}

/** What releases put in place of withheld words. */
const WITHHELD =
  /X{5,}|\[?-{5,}\]?|█+|\[(?:redacted|withheld|deleted|excised)[^\]]{0,40}\]|\(b\)\s?\(\d\)|\bB[1-9]\b|\b1\.[45]\s?\([A-Za-z]\)/i;

function natureOf(parts: WordsChange['parts']): WordsChange['nature'] {
  const said = (side: 'left' | 'right') =>
    parts
      .filter((part) => part.in === side)
      .map(({ text }) => text)
      .join(' ');
  const [left, right] = [WITHHELD.test(said('left')), WITHHELD.test(said('right'))];
  if (left === right) return 'changed';
  return left ? 'restored' : 'withheld';
}

// ---------------------------------------------------------------- damage

function damageChanges(left: Telegram, right: Telegram): Change[] {
  const [a, b] = [counts(left), counts(right)];
  const changes = (side: 'left' | 'right', own: Map<string, number>, other: Map<string, number>) =>
    [...own]
      .filter(([code]) => !other.has(code))
      .map(([code, count]): Change => ({ kind: 'damage', in: side, code, count }));
  return [...changes('left', a, b), ...changes('right', b, a)];
}

function counts(telegram: Telegram): Map<string, number> {
  const found = new Map<string, number>();
  for (const {
    rule: { code },
  } of problems(telegram))
    found.set(code, (found.get(code) ?? 0) + 1);
  return found;
}
