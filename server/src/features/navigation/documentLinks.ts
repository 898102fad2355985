import type { DocumentLink } from 'vscode-languageserver-types';
import {
  type CanonicalReference,
  canonicalReference,
  type KnownCables,
} from '../../reference/referenceNumbers';
import { rangeOf } from '../../syntax/query/locate';
import { numbersIn, yearOf } from '../../syntax/query/telegram';
import type { CableDocument } from '../../syntax/tree';

/**
 * Web addresses for the numbers of cables: that of each telegram and those of its references. A number without a year
 * has none, nor a cable that is at hand, which “go to definition” opens.
 * @param template an https address with `{id}`, `{year}`, `{post}` or `{serial}` behind the host
 */
export function documentLinks(
  document: CableDocument,
  template: string,
  cables: Pick<KnownCables, 'withNumber'>,
): DocumentLink[] {
  return document.telegrams.flatMap((telegram) => {
    const year = yearOf(telegram);
    return telegram.messages.flatMap((message) => {
      const { own, cited } = numbersIn(message);
      return [...(own ? [own] : []), ...cited].flatMap((number) => {
        const reference = canonicalReference(number, year);
        const target = addressOf(reference, template);
        const opens = number !== own && cables.withNumber(reference.id).length > 0;
        return target && !opens ? [{ range: rangeOf(message, number), target, tooltip: reference.id }] : [];
      });
    });
  });
}

/** Digits of the year, letters and digits of the post, the serial. */
const WHOLE = /^\d\d[A-Z][A-Z0-9]*\d$/;

function addressOf({ id, year, post, serial }: CanonicalReference, template: string): string | undefined {
  if (year === undefined || !WHOLE.test(id)) return undefined;
  const parts: Readonly<Record<string, string>> = { id, year: `${year}`, post, serial: `${serial}` };
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => encodeURIComponent(parts[name] ?? whole));
}
