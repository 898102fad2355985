/** Plain language addresses in plain words. */

import formsText from '../../data/addressee-forms.tsv';
import { type Post, postOfAddress } from './posts';
import { normaliseAddress } from './routing';
import { type Confidence, type Fact, fact, table } from './tables';

/** One known part of an address, `USEUCOM`. */
export interface AddressPart extends Fact {
  readonly form: string;
  readonly category: string;
  readonly meaning: string;
}

export interface AddressReading extends Fact {
  /** `US Embassy Ankara, Turkey`. */
  readonly text: string;
  readonly collective: boolean;
  readonly post?: Post;
  readonly parts: readonly AddressPart[];
}

const forms = table(formsText, (cells): AddressPart & { readonly name: string } => ({
  ...fact(cells),
  form: cells('code'),
  category: cells('kind'),
  name: cells('name'),
  meaning: cells('meaning'),
}));

const KINDS = {
  embassy: 'US Embassy',
  consulate: 'US Consulate',
  mission: 'US Mission',
  'branch office': 'US Branch Office',
  department: 'Department of State,',
} as const;

/** An address has few words; a part of it has at most these many. */
const LONGEST_FORM = 5;

/**
 * Reads an address in plain words: a post by the table of posts, else part by part from the left, the longest
 * known form first. `undefined` where a word of it is not known. The reading is as sure as its least sure part.
 */
export function explainAddress(address: string): AddressReading | undefined {
  const normal = normaliseAddress(address);
  const post = postOfAddress(normal);
  if (post) {
    const place = [post.city ?? post.name, post.kind === 'department' ? undefined : post.country];
    const text = `${KINDS[post.kind]} ${place.filter(Boolean).join(', ')}`;
    const { confidence, source } = post;
    return { text, collective: false, post, parts: [], confidence, source };
  }
  const whole = forms.row(normal);
  const parts = whole ? [whole] : partsOf(normal.split(' '));
  if (!parts) return undefined;
  return {
    text: capitalised(parts.map((part) => part.name || part.meaning || part.form).join(', ')),
    collective: parts.some(({ category }) => category === 'collective'),
    parts,
    confidence: least(parts.map(({ confidence }) => confidence)),
    source: parts.map(({ source }) => source).join('; '),
  };
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function partsOf(words: readonly string[]): (AddressPart & { readonly name: string })[] | undefined {
  const parts: (AddressPart & { readonly name: string })[] = [];
  for (let at = 0; at < words.length; ) {
    let found: (AddressPart & { readonly name: string }) | undefined;
    let length = Math.min(LONGEST_FORM, words.length - at);
    for (; length > 0 && !found; length--) found = forms.row(words.slice(at, at + length).join(' '));
    if (!found) return undefined;
    parts.push(found);
    at += length + 1;
  }
  return parts;
}

function least(found: readonly Confidence[]): Confidence {
  if (found.includes('low')) return 'low';
  return found.includes('medium') ? 'medium' : 'high';
}
