import { type Caption, caption, likelyCaption, spacedCaption } from '../../reference/captions';
import { memo } from '../../reference/memo';
import { post, samePost } from '../../reference/posts';
import { canonicalReference } from '../../reference/referenceNumbers';
import { securityLetters } from '../../reference/signals';
import { portionsIn, rankOf } from '../../syntax/query/portions';
import type { InMessage } from '../../syntax/query/telegram';
import type {
  ClassificationLevel,
  Leaf,
  Message,
  PageHeader,
  PageLine,
  Section,
  Telegram,
} from '../../syntax/tree';
import { around, type Context, dateOf, lineName, senderOf, words, yearIn } from './context';
import {
  capitalised,
  checksOf,
  counted,
  type Draft,
  listed,
  listedUpTo,
  present,
  worded,
} from './description';
import { addressTitle, postFacts, postTitle, spelledYears } from './places';

// ---------------------------------------------------------------- classification

type Classified = 'CONFIDENTIAL' | 'SECRET' | 'TOP SECRET';

/** What the orders since 1972 expect of unauthorized disclosure. */
const HARM: Record<Classified, string> = {
  CONFIDENTIAL: 'damage to national security',
  SECRET: 'serious damage to national security',
  'TOP SECRET': 'exceptionally grave damage to national security',
};

/** E.O. 10501 of 1953, §1. */
const HARM_BEFORE_1972: Record<Classified, string> = {
  CONFIDENTIAL: 'could harm the defense interests of the nation',
  SECRET: 'could do serious damage to the nation',
  'TOP SECRET': 'could do exceptionally grave damage to the nation',
};

/** Where the order of that day defines the levels, by the texts of the orders. */
const DEFINITIONS: readonly { readonly from: string; readonly where: string }[] = [
  { from: '1972-06-01', where: 'E.O. 11652, §1' },
  { from: '1978-12-01', where: 'E.O. 12065, §1-1' },
  { from: '1982-08-01', where: 'E.O. 12356, §1.1' },
  { from: '1995-10-14', where: 'E.O. 12958, §1.3' },
  { from: '2003-03-25', where: 'E.O. 12958 as amended, §1.2' },
  { from: '2010-06-27', where: 'E.O. 13526, §1.2' },
];

/** What a classification means to those who handle the cable. */
export function classificationMeaning(level: ClassificationLevel, date: string | undefined): string {
  if (level === 'UNCLASSIFIED') return 'Not classified';
  if (level === 'LIMITED OFFICIAL USE') {
    return 'An administrative marking, not a classification; replaced by SBU (sensitive but unclassified) on 1 October 1995';
  }
  const defined = date === undefined ? undefined : DEFINITIONS.findLast(({ from }) => from <= date);
  if (date !== undefined && !defined) {
    return `Unauthorized disclosure ${HARM_BEFORE_1972[level]} (E.O. 10501, §1)`;
  }
  const where = defined ? ` (${defined.where})` : '';
  return `Unauthorized disclosure could reasonably be expected to cause ${HARM[level]}${where}`;
}

export function classification(context: Context): Draft {
  const { telegram, message } = context;
  const quoted = around(context, 'QuotedCable');
  const line = around(context, 'ClassificationLine');
  const level = line?.level ?? 'UNCLASSIFIED';
  if (quoted) {
    return {
      title: level,
      reading: classificationMeaning(level, dateOf(context)),
      term: 'Classification of the quoted cable',
    };
  }
  const letters = message.envelope?.securityWarning?.letters;
  const security = letters && securityLetters(words(message, letters));
  const { count, highest } = portionsIn(telegram);
  const sensitive = captionsOf(message).some((each) => words(message, each) === 'SENSITIVE');
  return {
    title: level,
    reading: classificationMeaning(level, dateOf(context)),
    facts: present(
      level === 'UNCLASSIFIED' &&
        sensitive &&
        'With the caption SENSITIVE, the cable is sensitive but unclassified (SBU)',
    ),
    checks: checksOf(
      security && level !== 'LIMITED OFFICIAL USE'
        ? { agrees: security.level === level, with: `the security warning “${words(message, letters)}”` }
        : undefined,
      highest && {
        agrees: rankOf(highest.level) <= rankOf(level),
        with: `the portion marks: ${counted(count, 'paragraph')} marked, the highest ${highest.mark}`,
      },
    ),
    term: 'Classification of the cable',
  };
}

// ---------------------------------------------------------------- section

/** Sections or places that a hover names before it only counts them. */
const SHOWN = 6;
/** A telegram has no more sections: a higher number is a slip. */
const MOST_SECTIONS = 99;

export function section({ telegram, message, leaf }: Context<'Section'>): Draft {
  const { number, total } = leaf;
  const draft = {
    title: `Section ${number} of ${total}`,
    term: 'Part of a telegram that was too long to send as one',
  };
  if (total === 1) return { ...draft, reading: 'The only section', term: 'Section number' };
  if (total > MOST_SECTIONS) return draft;
  const found = sectionsIn(telegram);
  const numbers = Array.from({ length: total }, (_, index) => index + 1);
  const missing = numbers.filter((each) => !found.has(each));
  const begins = numbers.flatMap((each) => {
    const page = found.get(each);
    return page && page.node.kind !== 'Section'
      ? `section ${each} on ${lineName(page.message, page.node)}`
      : [];
  });
  return {
    ...draft,
    reading:
      missing.length === 0
        ? `${total === 2 ? 'Both' : `All ${total}`} sections are in this file`
        : `${capitalised(named(missing))} ${missing.length === 1 ? 'is' : 'are'} not marked in this file: missing, or run together with the rest`,
    facts: present(begins.length > 0 && message.body && `By page line: ${listedUpTo(begins, SHOWN)}`),
  };
}

function named(sections: readonly number[]): string {
  return `${sections.length === 1 ? 'section' : 'sections'} ${listedUpTo(sections.map(String), SHOWN)}`;
}

/** Where each section begins: its classification line, else its first page line or page header. */
const sectionsIn = memo((telegram: Telegram) => {
  const found = new Map<number, InMessage<Section | PageLine | PageHeader>>();
  const add = (number: number | undefined, message: Message, node: Section | PageLine | PageHeader) => {
    if (number !== undefined && !found.has(number)) found.set(number, { message, node });
  };
  for (const message of telegram.messages) {
    const stated = message.header?.classificationLine?.section;
    if (stated) add(stated.number, message, stated);
  }
  for (const message of telegram.messages) {
    for (const page of message.pageLines) add(page.section, message, page);
    for (const page of message.pageHeaders) add(page.section?.number, message, page);
  }
  return found;
});

// ---------------------------------------------------------------- message reference number

export function messageReference(context: Context<'MessageReference'>): Draft {
  const { message, leaf } = context;
  const reference = leaf;
  const quoted = around(context, 'QuotedCable');
  const found = post(reference.post);
  const originator = senderOf(context);
  const same = originator === undefined ? undefined : samePost(reference.post, originator);
  const serial = message.envelope?.callingStation?.serial;
  const [page] = message.pageLines;
  const year = reference.year ?? yearIn(context);
  const short = year === undefined ? '' : `${String(year % 100).padStart(2, '0')} `;
  const name = `${short}${reference.post.toUpperCase()} ${reference.serial}`;
  return {
    title: `Message reference number ${name}`,
    reading: found
      ? `Cable number ${reference.serial}${year === undefined ? '' : ` of ${year}`} from ${same && originator !== undefined ? addressTitle(originator) : postTitle(found, year)}`
      : `${reference.post} is not a known post`,
    facts: [`Canonical form: ${canonicalReference(reference, year).id}`, ...postFacts(found, year)],
    checks: quoted
      ? []
      : checksOf(
          same === undefined ? undefined : { agrees: same, with: `“FM ${originator}”` },
          serial && {
            agrees: reference.serial % 10_000 === serial.serial,
            with: `the station serial number “${words(message, serial)}”`,
          },
          page && {
            agrees: message.pageLines.every((each) => each.serial === reference.serial),
            with: `the page lines, “${eightDigits(page.serial)}”`,
          },
        ),
    confidence: found ? found.confidence : 'unknown',
    term: quoted
      ? 'Post and serial number of the quoted cable'
      : around(context, 'FormField')
        ? 'Message reference number (MRN)'
        : 'Post and serial number of the classification line',
    basis: found,
  };
}

/** `TOSEC 160186` after the serial number: the number in the series of the Secretary's travels. */
export function seriesNumber({ text }: Context): Draft | undefined {
  const [, name = '', number] = /^([A-Z]{4,6}) (\d{1,6})$/.exec(text) ?? [];
  const found = caption(name);
  return found?.type === 'series indicator'
    ? {
        title: `Number ${number} in the ${name} series`,
        reading: worded(found, found.meaning),
        term: 'Second number of the message, in a series of its own',
        basis: found,
      }
    : undefined;
}

/** A serial number as page lines write it. */
export function eightDigits(serial: number): string {
  return String(serial).padStart(8, '0');
}

// ---------------------------------------------------------------- captions

/** Captions that are compared with one that is explained. */
const MOST_CAPTIONS = 50;

/** The first captions of a message. */
const captionsOf = memo(({ header }: Message): readonly Leaf<'Caption'>[] => {
  const lines = header?.captionLines ?? [];
  return [
    ...(header?.classificationLine?.captions ?? []),
    ...lines.flatMap(({ captions }) => captions),
  ].slice(0, MOST_CAPTIONS);
});

export function captionText(context: Context): Draft {
  const { message, leaf, text } = context;
  const found = captionNamed(text);
  if (!found) {
    const likely = likelyCaption(text);
    return {
      title: 'Caption',
      reading:
        'Not a known caption; possibly the name of a project, or of a person to whose attention the cable is sent',
      facts: present(likely && `Probably ${likely}: one letter differs`),
      confidence: 'unknown',
      term: CAPTION,
    };
  }
  const again = captionsOf(message).filter(
    (other) => other !== leaf && captionNamed(words(message, other)) === found,
  );
  return {
    title: found.caption,
    reading: worded(found, found.meaning),
    facts: present(
      again.length > 0 &&
        `Also on ${listedUpTo(
          again.map((other) => lineName(message, other)),
          SHOWN,
        )}`,
      again.length > 0 && found.caption === 'SIPDIS' && twiceNote(dateOf(context)),
      found.notUsedWith.length > 0 && `Not used with ${listed(found.notUsedWith)}`,
    ),
    term: CAPTION,
    note: present(found.years && `in use: ${spelledYears(found.years)}`, found.detail).join('; '),
    basis: found,
  };
}

const CAPTION = 'Caption';

/** A caption may be letter-spaced, in lower case or between slashes. */
export function captionNamed(text: string): Caption | undefined {
  const words = text.toUpperCase();
  return caption(words) ?? caption(words.replace(/^\/+|\/+$/g, '')) ?? spacedCaption(words);
}

/** Counted in 6 807 cables: 1 815 of the 1 833 with the caption in these months, 13 of 3 901 after May 2008. */
function twiceNote(date: string | undefined): string {
  return date !== undefined && date >= '2005-12' && date < '2008-05'
    ? 'From December 2005 to April 2008 the Department’s own cables show it twice'
    : 'The Department’s own cables show it twice only from December 2005 to April 2008';
}
