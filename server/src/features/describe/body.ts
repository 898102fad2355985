import { caption } from '../../reference/captions';
import { sectionHeading } from '../../reference/headings';
import { memo } from '../../reference/memo';
import { post, samePost } from '../../reference/posts';
import { portionOf, rankOf } from '../../syntax/query/portions';
import { firstFrom } from '../../syntax/query/search';
import { messageReferenceOf, paragraphsOf, referenceNumberOf } from '../../syntax/query/telegram';
import { childrenOf, textOf } from '../../syntax/query/walk';
import type { Message, PageLine, Paragraph, SyntaxNode, Telegram } from '../../syntax/tree';
import { classificationMeaning } from './classification';
import { type Context, dateOf, lineName, senderOf, words } from './context';
import { checksOf, type Draft, listedUpTo, present } from './description';
import { addressTitle } from './places';

// ---------------------------------------------------------------- paragraphs

export function paragraphNumber(context: Context): Draft | undefined {
  const { message, parents } = context;
  const [paragraph] = parents;
  if (paragraph?.kind !== 'Paragraph') return undefined;
  const { number, writtenNumber, portionMark, damaged } = paragraph;
  const portion = portionMark && portionOf(words(message, portionMark));
  return {
    title: `Paragraph ${number ?? writtenNumber ?? ''} of ${lastNumber(context.telegram)}`,
    reading: portion ? portionName(portion) : undefined,
    facts: present(
      damaged && `Printed as ${writtenNumber}: the ¶ sign was misread as 1`,
      !damaged && number !== writtenNumber && `Printed as ${writtenNumber}; by its position it is ${number}`,
      ...continuations(message, paragraph),
      summaryOf(message, paragraph),
    ),
    term: 'Paragraph number, continuous through all sections',
  };
}

const lastNumber = memo((telegram: Telegram): number =>
  paragraphsOf(telegram).reduce((last, { node }) => Math.max(last, node.number ?? 0), 0),
);

/** Where the paragraph continues after page lines. */
function continuations(message: Message, paragraph: Paragraph): string[] {
  const { children } = paragraph;
  const lines = children.flatMap((child, index) => {
    const next = children[index + 1];
    return child.kind === 'PageLine' && next ? [lineName(message, next)] : [];
  });
  return lines.length === 0 ? [] : [`Continues after the page line on ${listedUpTo(lines, 3)}`];
}

/** Characters in which the end of a summary is looked for. */
const LONGEST_SUMMARY = 20_000;

/** A summary and the line that closes it. */
function summaryOf(message: Message, paragraph: Paragraph): string | undefined {
  const text = textOf(message, {
    start: paragraph.start,
    end: Math.min(paragraph.end, paragraph.start + LONGEST_SUMMARY),
  });
  if (!/^\W*\d+\.[^A-Za-z]*(?:\([^()]*\))?\W*(?:BEGIN )?SUMMARY\b/i.test(text.slice(0, 80))) return undefined;
  const end = text.search(/\bEND\s+(?:OF\s+)?SUMMARY\b/i);
  return end === -1
    ? 'Summary'
    : `Summary, which ends on ${lineName(message, { start: paragraph.start + end, end: paragraph.start + end })}`;
}

export function pilcrow(): Draft {
  return {
    title: 'Paragraph sign',
    reading: 'Added before the paragraph number by the publisher of this copy; not part of the telegram',
    term: 'Pilcrow',
  };
}

function portionName({ level, sensitive }: { level: string; sensitive: boolean }): string {
  return sensitive ? 'SENSITIVE BUT UNCLASSIFIED' : level;
}

const CAVEATS: Record<string, string> = { NF: 'NOFORN', OC: 'ORCON', REL: 'REL TO' };

export function portionMark(context: Context): Draft {
  const { message, text } = context;
  const portion = portionOf(text);
  const term = 'Portion marking';
  if (!portion)
    return { title: 'Portion marking', reading: 'Not a known marking', confidence: 'unknown', term };
  const line = message.header?.classificationLine;
  const released = portion.caveats.includes('REL') ? text.replace(/^.*REL(?:\s+TO)?\s*|\)$/gi, '') : '';
  const caveats = portion.caveats
    .slice(0, portion.caveats.includes('REL') ? portion.caveats.indexOf('REL') : undefined)
    .map((caveat) => ({ caveat, row: caption(CAVEATS[caveat] ?? caveat) }));
  return {
    title: portionName(portion),
    reading: portion.entireText
      ? 'Every paragraph has this classification, so none needs its own mark'
      : portion.sensitive
        ? 'Not classified, but not for public release'
        : classificationMeaning(portion.level, dateOf(context)),
    facts: [
      ...caveats.map(({ caveat, row }) => `${caveat}: ${row ? row.meaning : 'not a known caveat'}`),
      ...present(released && `Releasable to ${released}`),
    ],
    checks: checksOf(
      line && {
        agrees: rankOf(portion.level) <= rankOf(line.level),
        with: `the classification of the cable, ${line.level}: no paragraph may be marked higher`,
      },
    ),
    term,
    basis: caveats[0]?.row,
  };
}

// ---------------------------------------------------------------- headings

export function rule(): Draft {
  return {
    title: 'Rule around a heading',
    reading: 'Dashes above or below a heading. Their number has no meaning; some copies shorten them.',
  };
}

export function headingText({ text }: Context): Draft | undefined {
  const found = sectionHeading(text);
  return (
    found && {
      title: 'Heading',
      reading: found.meaning,
      facts: present(found.closingForm && `Closed by ${found.closingForm}`),
      basis: found,
    }
  );
}

// ---------------------------------------------------------------- page lines

/** Page lines keep so many characters of the post, blanks counted. */
const CUT = 10;

export function pageLine(context: Context<'PageLine'>): Draft {
  const { telegram, message, leaf } = context;
  const page = leaf;
  const { pageLines } = message;
  const at = firstFrom(pageLines, page.start);
  const previous = pageLines[at - 1];
  const next = pageLines[at + 1];
  const reference = messageReferenceOf(telegram);
  const name = referenceNumberOf(telegram) ?? `${page.post} ${page.serial}`;
  const whole = reference?.node.post;
  const cut = whole !== page.post && whole?.startsWith(page.post) ? whole : post(page.post)?.name;
  const begins = page.page === 1 && page.section !== (previous?.section ?? 1);
  return {
    title: begins
      ? `Section ${page.section} of ${page.total} begins here`
      : `Page ${page.page} of section ${page.section}`,
    reading: `Page line of ${name}, which interrupts the text and is not part of it`,
    facts: present(
      cut !== undefined && page.post.length === CUT && `The post’s name is cut to ten letters: ${cut}`,
      `Before this line: ${previous ? pageName(message, previous) : `section ${page.section === 1 ? 1 : page.section - 1}`} · next page line: ${next ? pageName(message, next) : 'none'}`,
      sentence(message, page, context.parents),
    ),
    checks: checksOf(
      reference && {
        agrees:
          reference.node.serial === page.serial &&
          (samePost(page.post, reference.node.post) ?? reference.node.post.startsWith(page.post)),
        with: `${reference.node.post} ${reference.node.serial} on the classification line`,
      },
    ),
    term: 'Page line: post, eight-digit serial number, section',
  };
}

function pageName(message: Message, { section, page, ...span }: PageLine): string {
  return `section ${section}${page > 1 ? `, page ${page}` : ''} (${lineName(message, span)})`;
}

/** Words shown of a sentence on either side of a page line. */
const SIDE = 45;

/** A sentence that the page line interrupts. */
function sentence(message: Message, page: PageLine, parents: readonly SyntaxNode[]): string | undefined {
  const siblings = parents[0] ? childrenOf(parents[0]) : [];
  const at = firstFrom(siblings, page.start);
  const before = siblings[at - 1];
  const after = siblings[at + 1];
  if (before?.kind !== 'Text' || after?.kind !== 'Text') return undefined;
  const start = words(message, { start: Math.max(before.start, before.end - 2 * SIDE), end: before.end });
  const end = words(message, after);
  if (/[.!?:]["”')]*$/.test(start)) return undefined;
  return `The sentence continues: “${lastWords(start)} ▸ ${firstWords(end)}”`;
}

function lastWords(text: string): string {
  return text.length <= SIDE ? text : `…${text.slice(-SIDE).replace(/^\S*\s/, '')}`;
}

function firstWords(text: string): string {
  return text.length <= SIDE ? text : `${text.slice(0, SIDE).replace(/\s\S*$/, '')}…`;
}

// ---------------------------------------------------------------- signature

export function surname(context: Context): Draft {
  const originator = senderOf(context);
  return {
    title: `Signed: ${context.text}`,
    reading: /^SECSTATE/.test(originator ?? '')
      ? 'Telegrams from the Department carry the surname of the Secretary of State or of the acting Secretary, whoever drafted them'
      : 'Telegrams carry the surname of the chief of mission or of the officer in charge, whoever drafted them',
    facts: present(originator && `From ${addressTitle(originator)}`),
    term: 'Signature',
  };
}
