import {
  declassificationForm,
  executiveOrder,
  likelyOrder,
  orderInForce,
  type Reason,
  reason,
  reasonSection,
} from '../../reference/orders';
import { post } from '../../reference/posts';
import { nearestTags, type Tag, tagReadings } from '../../reference/tags';
import type {
  ClassifiedBy,
  DeclassificationInstruction,
  Message,
  ReferenceNumber,
  References,
  Subject,
  Tags,
} from '../../syntax/tree';
import { type Context, dateOf, lineName, timeOf, words, yearIn } from './context';
import { dayOf, dayOfTable, utcOfDay } from './dates';
import { capitalised, counted, type Draft, listed, present, sourceOf, worded } from './description';
import {
  attributeKeyword,
  clearanceKeyword,
  distributionKeyword,
  fieldKeyword,
  quotedCableKeyword,
} from './handling';
import { postTitle } from './places';

// ---------------------------------------------------------------- executive order

/** From this day E.O. 13292 amends E.O. 12958; the line goes on to name the order amended. */
const AMENDED_FROM = '2003-03-25';

export function executiveOrderNumber(context: Context): Draft {
  const number = context.text.replace(/\D/g, '').slice(-5);
  const date = dateOf(context);
  const time = timeOf(context);
  const order = executiveOrder(number);
  const inForce = date === undefined ? undefined : orderInForce(date);
  const term = 'Order under which the cable is classified';
  if (!order) {
    const likely = likelyOrder(number, date);
    return {
      title: `Executive Order ${number}`,
      reading: 'not in the table: no order on classification',
      facts: present(likely && `Probably E.O. ${likely}`),
      term,
    };
  }
  const amended = number === '12958' && date !== undefined && date >= AMENDED_FROM;
  const until = order.to ? `to ${dayOfTable(order.to)}` : 'to this day, as far as the table knows';
  return {
    title: `Executive Order ${order.number}`,
    reading: `${order.title} (${order.signed.slice(0, 4)})`,
    facts: present(
      `In force from ${dayOfTable(order.from)} ${until}${amended ? '; here as amended by E.O. 13292' : ''}`,
      date !== undefined &&
        date < order.from &&
        'Younger than the cable: records are marked again under the order of the day when they are released',
    ),
    checks:
      date !== undefined && time !== undefined && inForce
        ? [
            {
              agrees: order.from <= date && (order.to === undefined || date <= order.to),
              with:
                inForce.number === order.number
                  ? `the date of the cable, ${dayOf(time)}`
                  : `the date of the cable, ${dayOf(time)}: E.O. ${inForce.number} was in force`,
            },
          ]
        : [],
    term,
    source: sourceOf(order),
  };
}

const FORM =
  /(?<![A-Z0-9])(?:XGDS-?\d?|NGDS|GDS|ADS|[RX]DS-\d|OADR|25X\d{0,2}|50X\d(?:-[A-Z]+)?|X[1-8]|MR|N\/A|OR-[MPEO])(?![A-Z0-9])/g;
/** Forms that a hover explains. */
const SHOWN = 4;

export function declassificationInstruction(context: Context): Draft {
  const { text, leaf, message } = context;
  const { date } = leaf as DeclassificationInstruction;
  const number = message.header?.executiveOrder?.number;
  const forms = [...new Set(text.match(FORM) ?? [])].slice(0, SHOWN);
  const facts = forms.map((form) => {
    const found = declassificationForm(form, number);
    return `${form}: ${found ? formMeaning(found) : 'not in the table'}`;
  });
  const term = 'Declassification instruction';
  const drafted = timeOf(context);
  const day = date && utcOfDay(date.year, date.month, date.day);
  if (date && day === undefined) {
    return { title: 'Declassification date', reading: 'There is no such date', facts, term };
  }
  if (day !== undefined) {
    const passed = day < Date.now();
    return {
      title: `Declassify on ${dayOf(day)}`,
      reading: drafted === undefined ? undefined : ageText(drafted, day),
      facts: [
        ...facts,
        ...present(
          passed && 'Date passed; neither a passed date nor a web copy proves that the cable was released',
        ),
      ],
      term,
    };
  }
  return {
    title: 'Declassification',
    ...(facts.length === 0 && { reading: UNREAD[kindOfText(text)] }),
    facts,
    term,
  };
}

const UNREAD = {
  released: 'The copy was marked again when it was released',
  event: 'An event or a length of time in place of a date',
};

function kindOfText(text: string): keyof typeof UNREAD {
  return /DECLASSIFIED/i.test(text) ? 'released' : 'event';
}

/** Numbered reasons of E.O. 12065, and the letters of the classifying officer, have no text that was found. */
function formMeaning(form: Reason): string {
  if (/^[RX]DS-\d/.test(form.code)) {
    const what = form.code.startsWith('R') ? 'review for declassification' : 'extended';
    return `${what}; reason ${form.code.slice(-1)}, text not found`;
  }
  if (form.code.startsWith('OR-')) {
    return 'marks the classifying officer; letter perhaps mission, political, economic, other (not documented)';
  }
  return worded(form, form.meaning);
}

const DAYS_OFF = 4;

/** `10 years after the date of the cable (the default)`; a few days off the anniversary say so. */
function ageText(drafted: number, day: number): string {
  const from = new Date(drafted);
  const to = new Date(day);
  const years = to.getUTCFullYear() - from.getUTCFullYear();
  const midnight = Date.UTC(from.getUTCFullYear(), from.getUTCMonth(), from.getUTCDate());
  for (const count of [years, years - 1, years + 1]) {
    const anniversary = Date.UTC(from.getUTCFullYear() + count, from.getUTCMonth(), from.getUTCDate());
    const off = Math.round((day - anniversary) / 86_400_000);
    if (count > 0 && Math.abs(off) <= DAYS_OFF) {
      const exactly = off === 0 ? '' : `, ${counted(Math.abs(off), 'day')} ${off < 0 ? 'less' : 'more'}`;
      const usual = count === 10 ? ' (the default)' : '';
      return `${counted(count, 'year')}${exactly} after the date of the cable${usual}`;
    }
  }
  if (day < midnight) return 'Before the date of the cable';
  const months = years * 12 + to.getUTCMonth() - from.getUTCMonth();
  if (months < 24) return `About ${counted(months, 'month')} after the date of the cable`;
  return `About ${counted(Math.round(months / 12), 'year')} after the date of the cable`;
}

// ---------------------------------------------------------------- TAGS

const LISTS: Record<Tag['list'], string> = {
  subject: 'Subject TAG',
  geographic: 'Geographic TAG',
  program: 'Program TAG (K series)',
  organization: 'Organization TAG',
};

export function tagText(context: Context): Draft {
  // Copies of the 1980s have whole lines in lower case.
  const text = context.text.toUpperCase();
  const year = yearIn(context);
  if (text.startsWith('(')) {
    return {
      title: 'Name in the TAGS',
      reading: 'The person whom the TAG before it concerns',
      term: 'TAGS line',
    };
  }
  const [first, second] = tagReadings(text, year);
  if (!first) {
    const near = nearestTags(text).slice(0, 3);
    return {
      title: 'TAG',
      reading: 'not in the table',
      facts: present(
        near.length > 0 &&
          `One letter away: ${listed(near.map((each) => `${each.code} (${tagName(each)})`))}`,
      ),
      term: 'TAGS line',
    };
  }
  return {
    title: tagTitle(first, year),
    reading: tagReading(first),
    facts: present(
      first.iso && first.iso !== first.code && first.list === 'geographic' && first.status !== 'nonstandard'
        ? `State’s code of the time; ISO has ${first.iso}`
        : undefined,
      second && `In the list of 2024: ${tagName(second)}`,
      statusOf(first),
      notEstablished(first),
      first.list === 'geographic' ? first.definition : undefined,
      year !== undefined && year <= LAST_YEAR_OF_FIRST_LISTS ? historyOf(first) : undefined,
    ),
    term: present(LISTS[first.list], groupOf(first)).join(', '),
    source: sourceOf(first),
  };
}

function tagTitle(tag: Tag, year: number | undefined): string {
  if (tag.status === 'misspelling' && tag.useInstead) return `Probably for ${tag.useInstead}`;
  if (tag.status === 'nonstandard' && tag.list === 'geographic' && tag.useInstead) {
    const [standard] = tagReadings(tag.useInstead, year);
    const name = standard?.name ?? tag.name ?? tag.code;
    return `${name}, but not with State’s code${year === undefined ? '' : ` of ${year}`}: that is ${tag.useInstead}`;
  }
  return capitalised(tagName(tag));
}

function tagName(tag: Tag): string {
  if (tag.name) return worded(tag, tag.name);
  switch (tag.list) {
    case 'geographic':
      return 'region code, not known';
    case 'program':
      return 'program TAG, name not known';
    default:
      return 'name not known';
  }
}

/** A guess, or no name at all: then it is said how far the code is known. */
function notEstablished({ name, confidence, cables, status }: Tag): string | undefined {
  if (status === 'misspelling' || (name !== undefined && confidence !== 'low')) return undefined;
  return cables === undefined
    ? 'Meaning not established'
    : `Seen in ${counted(cables, 'cable')}; meaning not established`;
}

/** The lists of 1974 to 1979; later ones changed the names. */
const LAST_YEAR_OF_FIRST_LISTS = 1979;

function historyOf({ history }: Tag): string | undefined {
  return history && capitalised(history);
}

function tagReading({ status, useInstead, definition, confidence, list }: Tag): string | undefined {
  if (status === 'misspelling') return `Read as a mistyping of ${useInstead ?? 'another TAG'}`;
  return confidence === 'low' || list === 'geographic' ? undefined : definition;
}

function statusOf({ status, lastYear, useInstead, list }: Tag): string | undefined {
  switch (status) {
    case 'retired':
      return [
        `No longer in use${lastYear ? ` after ${lastYear}` : ''}`,
        ...(useInstead ? [`then ${useInstead}`] : []),
      ].join('; ');
    case 'nonstandard':
      return list === 'geographic' ? undefined : useInstead && `Informal; the list has ${useInstead}`;
    case 'unverified':
      return 'Met in cables, but in no list of the handbooks that was seen';
    default:
      return undefined;
  }
}

function groupOf({ group, list }: Tag): string | undefined {
  if (list === 'geographic') return group;
  if (list !== 'subject' || !group) return undefined;
  return /(?:al|ar|ic|ive)$/.test(group) ? `${group} affairs` : group;
}

export function linkMarkup(): Draft {
  return {
    title: 'Left by a web copy',
    reading: 'A link without a target; it was not in the telegram',
    term: 'Markup round a TAG',
  };
}

// ---------------------------------------------------------------- keywords

export function keyword(context: Context): Draft | undefined {
  const [line] = context.parents;
  switch (line?.kind) {
    case 'Tags':
      return tagsLine(context, line);
    case 'Subject':
      return subjectLine(context, line);
    case 'References':
      return referencesLine(context, line);
    case 'ClassifiedBy':
      return classifiedBy(context, line);
    case 'Distribution':
      return distributionKeyword(line);
    case 'Clearance':
      return clearanceKeyword(line);
    case 'QuotedCable':
      return quotedCableKeyword(line);
    case 'FormField':
      return fieldKeyword(context.message, line);
    case 'Attribute':
      return attributeKeyword(line);
    default:
      return undefined;
  }
}

function tagsLine(context: Context, { tags }: Tags): Draft {
  const year = yearIn(context);
  const lists = tags.map((node) => tagReadings(words(context.message, node), year)[0]?.list);
  const counts = (Object.keys(LISTS) as Tag['list'][])
    .map((list) => ({ list, count: lists.filter((each) => each === list).length }))
    .filter(({ count }) => count > 0)
    .map(({ list, count }) => `${count} ${list}`);
  return {
    title: 'TAGS: Traffic Analysis by Geography and Subject',
    reading: 'Codes by which the cable is filed and found',
    facts: present(tags.length > 0 && `${counted(tags.length, 'TAG')}: ${counts.join(', ')}`),
    term: 'TAGS line, 5 FAH-3',
  };
}

function subjectLine({ message }: Context, { lines, portionMark }: Subject): Draft {
  return {
    title: 'Subject',
    reading: lines.map((line) => words(message, line)).join(' '),
    facts: present(portionMark && `The subject itself is marked ${words(message, portionMark)}`),
    term: 'Subject line',
  };
}

function referencesLine({ message }: Context, { references }: References): Draft {
  const cables = references.filter(({ number }) => number).length;
  const letters = references.flatMap(({ letter }) => letter ?? []).map((letter) => words(message, letter));
  return {
    title: 'References',
    reading: `Earlier messages that this cable speaks of: ${counted(cables, 'cable')}`,
    facts: present(
      letters.length > 1 && `The text calls them by letter, ref ${letters[0]} to ref ${letters.at(-1)}`,
      'The text calls them reftel',
    ).slice(0, 1),
    term: 'Reference line',
  };
}

// ---------------------------------------------------------------- references

export function referenceLetter({ parents, message, text }: Context): Draft | undefined {
  const [item] = parents;
  if (item?.kind !== 'Reference') return undefined;
  return {
    title: `Reference ${text}`,
    reading: item.number ? words(message, item.number) : 'Not a cable, or not one that can be read',
    term: 'Item of the reference line',
  };
}

export function referenceNumber(context: Context): Draft {
  const { post: name, serial, year } = context.leaf as ReferenceNumber;
  const found = post(name);
  const stated = year ?? yearIn(context);
  const short = stated === undefined ? '' : `${String(stated % 100).padStart(2, '0')} `;
  return {
    title: `Cable ${short}${name} ${serial}`,
    reading: found
      ? `Number ${serial}${stated === undefined ? '' : ` of ${stated}`} from ${postTitle(found)}`
      : `${name} is not in the table of posts`,
    facts: present(
      year === undefined && stated !== undefined && 'No year is given: that of the cable itself is meant',
    ),
    term: 'Reference to another cable',
    source: sourceOf(found),
  };
}

// ---------------------------------------------------------------- classified by

/** Name and title together are shorter. */
const NAME_LENGTH = 160;

export function classifiedBy({ telegram, message }: Context, line: ClassifiedBy): Draft {
  // In a copy without line breaks the cable goes on behind the reasons.
  const end = line.reasonSection?.start ?? line.end;
  const name = line.children
    .filter((child) => child.kind === 'Text' && child.start < end)
    .map((child) => words(message, child))
    .join(' ')
    .slice(0, NAME_LENGTH)
    .replace(/[\s,;:.]*(?:\b(?:for\s+reasons?|reasons?|per|e\.?o\.?(?:\s*\d{5})?)\b[\s,:;.]*)+$/i, '');
  const signer = telegram.messages
    .flatMap((each) => (each.signature?.surnames ?? []).map((node) => ({ message: each, node })))
    .find((each) => name.toUpperCase().includes(words(each.message, each.node).toUpperCase()));
  return {
    title: 'Original classification authority',
    reading: name || undefined,
    facts: present(signer && `Also the signer, ${lineName(signer.message, signer.node)}`),
    term: 'Who classified the cable, and why',
  };
}

/** The section of the order behind reason letters, by what is written and by the date of the cable. */
function sectionText({ classifiedBy }: NonNullable<Message['header']>, message: Message): string | undefined {
  const node = classifiedBy?.reasonSection;
  return node && words(message, node).replace(/\s/g, '').replace(',', '.');
}

export function reasonSectionText(context: Context): Draft {
  const { message } = context;
  const { header } = message;
  const section = header && sectionText(header, message);
  const date = dateOf(context);
  const known = section === undefined ? undefined : reasonSection(section);
  const letters = (header?.classifiedBy?.reasonLetters ?? []).map((node) =>
    words(message, node).toLowerCase(),
  );
  const term = 'Reasons for classification';
  if (section === undefined || !known) {
    return {
      title: `Section ${section ?? ''}`.trim(),
      reading: 'No list of reasons that the table has',
      term,
    };
  }
  return {
    title: `Reasons for classification, ${orderName(known.order)} §${section}`,
    facts: [...new Set(letters)].map((letter) => `(${letter}) ${reasonMeaning(section, letter, date)}`),
    checks: date === undefined ? [] : [sectionCheck(known, date)],
    term,
    note: 'in short; the order’s own words are longer',
  };
}

export function reasonLetter(context: Context): Draft {
  const { message, text } = context;
  const { header } = message;
  const section = header && sectionText(header, message);
  const letter = text.toLowerCase();
  const date = dateOf(context);
  const known = section === undefined ? undefined : reasonSection(section);
  const found = section === undefined ? undefined : reason(section, letter, date);
  return {
    title: `Reason (${letter})${known ? `, ${orderName(known.order)} §${section}` : ''}`,
    reading: found ? `In short: ${inShort(found)}` : 'not in the table',
    checks: known && date !== undefined ? [sectionCheck(known, date)] : [],
    term: 'Reason for classification',
    source: sourceOf(found),
  };
}

function orderName(order: string): string {
  return order.startsWith('E.O.') ? order : `E.O. ${order}`;
}

function reasonMeaning(section: string, letter: string, date: string | undefined): string {
  const found = reason(section, letter, date);
  return found ? inShort(found) : 'not in the table';
}

/** The meaning without the capital and the full stop of a sentence. */
function inShort(found: Reason): string {
  const meaning = worded(found, found.meaning).replace(/\.$/, '');
  return /^[A-Z][a-z]/.test(meaning) ? meaning.charAt(0).toLowerCase() + meaning.slice(1) : meaning;
}

function sectionCheck(known: { readonly from: string; readonly to?: string }, date: string) {
  const until = known.to ? `to ${dayOfTable(known.to)}` : 'on';
  return {
    agrees: known.from <= date && (known.to === undefined || date <= known.to),
    with: `the date of the cable: this section held the reasons from ${dayOfTable(known.from)} ${until}`,
  };
}
