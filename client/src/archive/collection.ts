/**
 * A collection of cables: a plain text file with a number on each line, then blanks and a note. Empty lines and lines
 * that begin with `#` are comments; the first of these is the title.
 */
export interface Collection {
  readonly title?: string;
  readonly cables: readonly { readonly id: string; readonly note: string }[];
}

export const COLLECTION_EXTENSION = 'cable-collection';

const ENTRY = /^\s*([0-9]{2,4}[A-Z][A-Z0-9]*[0-9]+)(?:\s+(.*?))?\s*$/i;

/** Lines that have no number are passed over. */
export function parseCollection(text: string): Collection {
  const lines = text.split(/\r\n|\r|\n/);
  const title = lines.find((line) => line.startsWith('#'))?.replace(/^#+\s*/, '');
  const cables = lines.flatMap((line) => {
    const [, id, note = ''] = line.startsWith('#') ? [] : (ENTRY.exec(line) ?? []);
    return id === undefined ? [] : [{ id: id.toUpperCase(), note }];
  });
  return { ...(title && { title }), cables };
}

export function collectionText({ title, cables }: Collection): string {
  const width = Math.max(0, ...cables.map(({ id }) => id.length)) + 2;
  const lines = cables.map(({ id, note }) => (note ? id.padEnd(width) + note.replace(/\s+/g, ' ') : id));
  return `${[...(title ? [`# ${title}`] : []), ...lines].join('\n')}\n`;
}

/** The text of a collection with further cables at its end; those that it has stay where they are. */
export function withCables(text: string, added: Collection['cables']): string {
  const known = new Set(parseCollection(text).cables.map(({ id }) => id));
  const fresh = added.filter(({ id }) => !known.has(id));
  if (fresh.length === 0) return text;
  return text.replace(/\n?$/, '\n') + collectionText({ cables: fresh });
}
