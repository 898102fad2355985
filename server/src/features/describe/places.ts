import { explainAddress } from '../../reference/addresses';
import type { Post } from '../../reference/posts';
import { worded } from './description';

/** An address in plain words, `US Embassy Baku, Azerbaijan`; as written where it cannot be read. */
export function addressTitle(address: string): string {
  const read = explainAddress(address);
  if (!read) return address;
  return worded(read, withCountry(read.text, read.post));
}

/** `US Embassy Baku, Azerbaijan`. */
export function postTitle(post: Post): string {
  return withCountry(explainAddress(post.address)?.text ?? post.name, post);
}

function withCountry(text: string, post: Post | undefined): string {
  const country = post?.country;
  return !country || text.includes(country) || post.kind === 'department' ? text : `${text}, ${country}`;
}
