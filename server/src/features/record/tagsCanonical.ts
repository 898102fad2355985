import { postReading } from '../../reference/posts';
import { isTopicWord, likelyTags, tag } from '../../reference/tags';
import { GLUED_TO_PHRASE } from './tags';

/**
 * Tags in one form, each once, to be counted and compared: codes in capitals; a slip of one letter as the only code
 * that it can be; codes that have lost what parts them apart (`KWMNCS`, `PREL-PGOV`); people as `SURNAME, GIVEN NAMES`;
 * names of organizations and subjects whole (`UNGA/C-6`, `COUNTERTERRORISM`). Other words stay, in capitals.
 *
 * @param tags as written, as `tagsOf` gives them
 */
export function tagsCanonical(tags: readonly string[]): readonly string[] {
  const units = tags.flatMap((written) => unitsOf(written.toUpperCase().replace(/\s+/g, ' ')));
  return [...new Set(people(joined(units)))];
}

/** The tags of which one that was written consists. */
function unitsOf(written: string): readonly string[] {
  if (tag(written)) return [written];
  const parts = written.split(/[-.]/).filter(Boolean);
  if (parts.length > 1 && parts.some(isSubjectCode) && parts.every((part) => tag(part))) return parts;
  const words = written.replace(/\b(COUNTER|ANTI|NON)[ -](?=[A-Z]{4})/g, '$1').split(' ');
  const [first = '', ...more] = words;
  if (more.length === 0) return codesIn(first) ?? [corrected(first)];
  const slips = words.map(corrected);
  if (slips.every((slip, index) => slip !== words[index])) return slips;
  // `HUMAN RIGHTSPOLMIL`: what is glued to a phrase.
  const [whole = '', phrase = '', glued = ''] = GLUED_TO_PHRASE.exec(words.at(-1) ?? '') ?? [];
  const codes = whole && codesIn(glued);
  return codes ? [[...words.slice(0, -1), phrase].join(' '), ...codes] : [words.join(' ')];
}

const isSubjectCode = (word: string) => {
  const list = word.length === 4 ? tag(word)?.list : undefined;
  return list === 'subject' || list === 'program';
};

/** Two offices that lists have among the codes, also as POLMIL. */
const OFFICES = ['POL', 'MIL'];

/** Codes of other lengths that are found glued to those of four letters. */
const isOtherCode = (word: string) =>
  OFFICES.includes(word) ||
  (word.length === 2 && tag(word)?.list === 'geographic') ||
  (word.length < 6 && tag(word)?.list === 'organization' && tag(word)?.confidence !== 'low');

/** The codes of which a word is made, `undefined` where it is not made of codes alone. */
function codesIn(word: string): readonly string[] | undefined {
  if (!/^[A-Z]{6,80}$/.test(word)) return undefined;
  // The fewest codes that make the word up to each letter of it.
  const best: (readonly string[] | undefined)[] = [[]];
  for (let end = 1; end <= word.length; end++) {
    for (let length = 2; length <= Math.min(5, end); length++) {
      const before = best[end - length];
      const code = word.slice(end - length, end);
      if (!before || !(isSubjectCode(code) || isOtherCode(code))) continue;
      const codes = [...before, code];
      const known = best[end];
      if (!known || codes.length < known.length) best[end] = codes;
    }
  }
  const codes = best[word.length];
  return codes?.some((code) => code.length > 3 || OFFICES.includes(code)) ? codes : undefined;
}

function corrected(word: string): string {
  const [only, ...others] = likelyTags(word);
  return only && others.length === 0 ? only.code : word;
}

/** Names of organizations and missions that the list has separated, `UNGA` and `C-6`, `USEU` and `BRUSSELS`. */
function joined(units: readonly string[]): string[] {
  const found: string[] = [];
  for (const unit of units) {
    const before = found.at(-1);
    if (before === undefined) {
      found.push(unit);
      continue;
    }
    const whole =
      ['/', '-', ' ']
        .map((sign) => `${before}${sign}${unit}`)
        .find((name) => tag(name)?.list === 'organization') ??
      (postReading(before + unit)?.how === 'name' ? `${before} ${unit}` : undefined);
    if (whole) found[found.length - 1] = whole;
    else found.push(unit);
  }
  return found;
}

// ---------------------------------------------------------------- people

/** After these subjects come people: visits, travel, biographies, protection of citizens. */
const ABOUT_PEOPLE = new Set(['OVIP', 'OTRA', 'OREP', 'OEXC', 'PINR', 'CASC']);
/** Parts of a surname before it: `VAN VOORST`, `DE LA CRUZ`. */
const PARTICLES = /^((?:(?:VAN|VON|DER|DEN|DE|DEL|DI|LA|LE|AL|EL|BIN|ABU) )*)(.*)$/;
const NAME = /^\p{L}[\p{L}'’.-]*$/u;

function people(units: readonly string[]): string[] {
  const found: string[] = [];
  let expected = false;
  for (let at = 0; at < units.length; at++) {
    const unit = units[at] ?? '';
    const next = units[at + 1];
    if (unit.includes(',')) {
      found.push(unit.split(/\s?,\s?/).join(', '));
    } else if (expected && isName(unit) && next !== undefined && isName(next) && !unit.includes(' ')) {
      // `OVIP CLINTON, HILLARY`: the comma within the name separates the two.
      found.push(`${unit}, ${next}`);
      at++;
    } else {
      const person = personIn(unit, expected);
      found.push(person ?? unit);
      if (!person) expected = ABOUT_PEOPLE.has(unit);
    }
  }
  return found;
}

const isName = (word: string) => NAME.test(word) && word.length > 2 && !tag(word) && !isTopicWord(word);

/** `CLINTON, HILLARY` of two or three words that are no subject; one that comes where people do need not be long. */
function personIn(phrase: string, expected: boolean): string | undefined {
  const [, particles = '', rest = ''] = PARTICLES.exec(phrase) ?? [];
  const [surname = '', ...given] = rest.split(' ');
  if (given.length === 0 || given.length > 2) return undefined;
  const isPerson = expected
    ? NAME.test(surname) && given.every((word) => NAME.test(word)) && !given.some(isTopicWord)
    : [surname, ...given].every(isName);
  return isPerson ? `${particles}${surname}, ${given.join(' ')}` : undefined;
}
