import type { QueryCompletions } from '../../protocol';
import type { CableIndex } from '../cableIndex';
import type { Dictionary } from '../columns';
import { LEVEL_NAMES, QUERY_KEYS, quoted } from './parseQuery';

type QueryCompletion = QueryCompletions['items'][number];

const MOST = 50;

/** What may be written at an offset of a query: keys, and values that the archive has. */
export function completeQuery(index: CableIndex, text: string, offset: number): QueryCompletions {
  const before = text.slice(0, offset);
  const piece = /(?:"[^"]*"?|[^\s"])*$/.exec(before)?.[0] ?? '';
  const [whole, name, written = ''] = /^-?([A-Za-z]+)(?:[:<>]=?)((?:"[^"]*"?|[^"])*)$/.exec(piece) ?? [];
  if (whole === undefined || name === undefined) {
    const word = piece.replace(/^-/, '').toLowerCase();
    const items = QUERY_KEYS.filter(({ key }) => key.startsWith(word)).map(({ key, meaning, example }) => ({
      text: key === 'level' ? 'level>=' : `${key}:`,
      detail: `${meaning} (${example})`,
    }));
    return { start: offset - word.length, end: offset, items };
  }
  const value = /(?:^|,)("?[^,]*)$/.exec(written)?.[1] ?? '';
  const start = offset - value.length;
  const wanted = value.replaceAll('"', '').toUpperCase();
  return { start, end: offset, items: valuesOf(index, name.toLowerCase(), wanted) };
}

function valuesOf(index: CableIndex, key: string, wanted: string): QueryCompletion[] {
  const from = (dictionary: Dictionary) => matching(dictionary.texts, wanted);
  switch (key) {
    case 'post':
      return from(index.posts);
    case 'tag':
      return from(index.tags);
    case 'caption':
      return from(index.captions);
    case 'name':
      return from(index.names);
    case 'action':
    case 'info':
    case 'addressee':
      return from(index.addressees);
    case 'level':
    case 'release':
      return matching(
        LEVEL_NAMES.flatMap(([name]) => name ?? []),
        wanted,
      );
    case 'problem':
      return matching(['error', 'warning', 'information', 'hint', 'any', 'none'], wanted);
    default:
      return [];
  }
}

/** Texts that begin with what is wanted come before those that have it inside. */
function matching(texts: readonly string[], wanted: string): QueryCompletion[] {
  const found = [...new Set(texts)].filter((text) => text.toUpperCase().includes(wanted));
  const rank = (text: string) => (text.toUpperCase().startsWith(wanted) ? 0 : 1);
  return found
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .slice(0, MOST)
    .map((text) => ({ text: quoted(text) }));
}
