import { type Tag, tag } from '../reference/tags';
import { capitalised, worded } from './describe/description';

/**
 * What a TAG means, in one line; `undefined` where that is not known.
 * @param year of the cable, four digits
 */
export function tagMeaning(code: string, year?: number): string | undefined {
  const found = tag(code.toUpperCase(), year);
  const standard = found?.useInstead && found.name === undefined ? tag(found.useInstead, year) : undefined;
  return found && (meaningOf(found) ?? (standard && `probably ${standard.code}, ${meaningOf(standard)}`));
}

function meaningOf(found: Tag): string | undefined {
  // Parentheses at the end have a second name: Cambodia (Khmer Republic / Kampuchea).
  return found.name && capitalised(worded(found, found.name.replace(/ \([^()]*\)$/, '')));
}
