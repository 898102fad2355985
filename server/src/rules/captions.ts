import { caption as captionFact, isHandlingCaption, likelyCaption } from '../reference/captions';
import { lineOf } from '../syntax/query/locate';
import { dateTimeGroupOf, utcOf } from '../syntax/query/telegram';
import { textOf } from '../syntax/query/walk';
import type { Leaf, Message, Span } from '../syntax/tree';
import { isClassified, isForm, isTelegraphicOf2000s, sentIn } from './era';
import { deleteLineAt, replace } from './fix';
import type { Edit, Rule } from './rule';

/** From December 2005 to April 2008 the Department's own system wrote SIPDIS twice. */
const WRITTEN_TWICE = { from: Date.UTC(2005, 11, 1), until: Date.UTC(2008, 4, 1) };

/**
 * A caption a second time. It is only a hint, and faded: of the 1 833 cables of December 2005 to April 2008
 * with SIPDIS, 1 815 have it twice, and of 3 901 after May 2008 only 13.
 *
 * Source: counted over 6 807 cables. Of 20 findings read in 247 of 767 cables 20 were true.
 */
export const captionDuplicated: Rule = {
  code: 'caption-duplicated',
  severity: 'hint',
  title: 'The same caption twice',
  fix: 'fix-all',
  manual: {
    meaning:
      'The caption says nothing new the second time. From December 2005 to April 2008 the Department’s own system wrote SIPDIS twice.',
    bad: 'SIPDIS\n\nSIPDIS\n\nE.O. 12958: N/A',
    good: 'SIPDIS\n\nE.O. 12958: N/A',
    era: 'all',
    quiet: 'It is a hint, and faded. Names that stand alone on attention lines are no captions.',
    source: 'Counted: 1,815 of 1,833 cables of those months have it twice, of 3,901 later ones 13.',
    hits: 1764,
  },
  check(telegram, report) {
    const group = dateTimeGroupOf(telegram)?.node;
    const sent = group && utcOf(group);
    const native = sent !== undefined && sent >= WRITTEN_TWICE.from && sent < WRITTEN_TWICE.until;
    for (const message of telegram.messages) {
      const first = new Map<string, Leaf<'Caption'>>();
      for (const caption of message.header?.classificationLine?.captions ?? []) {
        first.set(textOf(message, caption), caption);
      }
      for (const line of message.header?.captionLines ?? []) {
        for (const caption of line.captions) {
          const name = textOf(message, caption);
          // Names that stand alone on attention lines are no captions.
          if (!captionFact(name)) continue;
          const earlier = first.get(name);
          if (!earlier) {
            first.set(name, caption);
            continue;
          }
          const reason =
            native && name === 'SIPDIS'
              ? ', as in nearly all cables of December 2005 to April 2008'
              : ': once is enough';
          report({
            message,
            span: caption,
            text: `The caption ${name} stands here a second time${reason}.`,
            related: [{ message, span: earlier, text: 'The first time' }],
            unnecessary: true,
            fix: { title: `Delete the second ${name}`, edits: [deletion(message, caption)] },
          });
        }
      }
    }
  },
};

/** Takes out a caption and what parts it from its neighbour; the whole line, unless something else stands on it. */
function deletion(message: Message, { start, end }: Leaf<'Caption'>): Edit {
  const { text, lineStarts } = message;
  const line = lineOf(message, start);
  const before = text.slice(lineStarts[line], start);
  const after = text.slice(end, lineStarts[line + 1] ?? text.length);
  if (before.trim() === '' && after.trim() === '') return deleteLineAt(message, start);
  const [ahead = ''] = after.trim() === '' ? (/[ \t,;]{1,20}$/.exec(before) ?? []) : [];
  const [behind = ''] = after.trim() === '' ? [] : (/^[ \t,;]{1,20}/.exec(after) ?? []);
  return replace(message, { start: start - ahead.length, end: end + behind.length }, '');
}

/**
 * A word of a caption line that is one letter from a handling caption. All other words of its line are handling
 * captions, and it is no other caption and no bureau. Series and slugs (DELTO, CODEL) are not thought of: they are
 * near surnames, which stand alone on attention lines.
 *
 * Source: 5 of 6 807 cables, all true.
 */
export const captionUnknown: Rule = {
  code: 'caption-unknown',
  severity: 'information',
  title: 'Caption mistyped',
  fix: 'offer',
  manual: {
    meaning: 'A caption is mistyped; searches for the caption miss the cable.',
    bad: 'SENSITVE, SIPDIS',
    good: 'SENSITIVE, SIPDIS',
    era: '1973 to 2010',
    quiet:
      'Only a word one letter away from a handling caption, with nothing but handling captions beside it.',
    source: 'Counted over real cables: 5, all true',
    hits: 5,
  },
  check(telegram, report) {
    if (!sentIn(telegram, 1973, 2010) || isForm(telegram)) return;
    for (const message of telegram.messages) {
      const { captionLines = [], passingInstructions = [] } = message.header ?? {};
      for (const line of [...captionLines, ...passingInstructions]) {
        const found = mistyped(message, line);
        if (!found) continue;
        const { span, meant } = found;
        report({
          message,
          span,
          text: `${textOf(message, span)} is no caption: probably ${meant} is meant.`,
          fix: { title: `Write ${meant}`, edits: [replace(message, span, meant)] },
        });
      }
    }
  },
};

/** Lines of captions have few words, and are short. */
const MOST_WORDS = 3;
const LONGEST = 40;

/** The one word of a line that is near a handling caption, where all others are such captions. */
function mistyped(message: Message, line: Span): { span: Span; meant: string } | undefined {
  if (line.end - line.start > LONGEST) return undefined;
  const words = Array.from(textOf(message, line).matchAll(/[^\s,;/]+/g));
  const odd = words.filter(([word]) => !isHandlingCaption(word));
  const meant = odd[0] && likelyCaption(odd[0][0]);
  if (words.length > MOST_WORDS || odd.length !== 1 || !odd[0] || !meant) return undefined;
  const start = line.start + odd[0].index;
  return { span: { start, end: start + odd[0][0].length }, meant };
}

/** Captions of which each says by itself who may see the telegram. */
const EXCLUSIVE: readonly string[] = ['NODIS', 'EXDIS', 'AGREMENT CHANNEL'];

/**
 * Two captions that exclude each other: `NODIS` and `EXDIS`, or one of them and `AGREMENT CHANNEL`. Other pairs that
 * the handbook forbids, as `SIPDIS` with `EXDIS`, are common. The finding stands on the classification line, since
 * either of the two may be the wrong one.
 *
 * Source: 5 FAH-2 H-442.1, H-252; no cable of 6 807.
 */
export const captionConflict: Rule = {
  code: 'caption-conflict',
  severity: 'warning',
  title: 'Captions that exclude each other',
  concerns: 'drafter',
  manual: {
    meaning: 'It is not certain who was to see the telegram.',
    bad: 'C O N F I D E N T I A L ASTANA 000217\n\nNODIS\nEXDIS',
    good: 'C O N F I D E N T I A L ASTANA 000217\n\nNODIS',
    era: '1973 to 2010',
    quiet: 'Only NODIS, EXDIS and AGREMENT CHANNEL are compared with each other.',
    source: '5 FAH-2 H-442.1, H-252',
    hits: 0,
  },
  check(telegram, report) {
    if (!sentIn(telegram, 1973, 2010) || isForm(telegram)) return;
    for (const message of telegram.messages) {
      const line = message.header?.classificationLine;
      if (!line) continue;
      const restrictive = [
        ...line.captions,
        ...(message.header?.captionLines ?? []).flatMap(({ captions }) => captions),
      ]
        .map((span) => ({ span, name: textOf(message, span).replace(/\s+/g, ' ').toUpperCase() }))
        .filter(({ name }) => EXCLUSIVE.includes(name));
      const [first, second] = excludingPair(restrictive) ?? [];
      if (!first || !second) continue;
      report({
        message,
        span: line.classification,
        text: `This telegram has the captions ${first.name} and ${second.name}, which exclude each other: expected one of them.`,
        related: [first, second].map(({ span, name }) => ({ message, span, text: name })),
      });
    }
  },
};

function excludingPair<Named extends { readonly name: string }>(
  captions: readonly Named[],
): readonly [Named, Named] | undefined {
  for (const first of captions) {
    const second = captions.find(({ name }) => captionFact(first.name)?.notUsedWith.includes(name));
    if (second) return [first, second];
  }
  return undefined;
}

/**
 * `SENSITIVE` makes an unclassified telegram Sensitive But Unclassified; on a classified one it says nothing. It is
 * only a hint, since some posts put it on all their traffic.
 *
 * Source: 00 STATE 18029; 131 of 6 807 cables. 13 of 13 judged true.
 */
export const classificationCaptionMismatch: Rule = {
  code: 'classification-caption-mismatch',
  severity: 'hint',
  title: 'SENSITIVE on a classified telegram',
  concerns: 'drafter',
  manual: {
    meaning: 'The caption marks what is unclassified but sensitive; a classified telegram is more than that.',
    bad: 'C O N F I D E N T I A L ASTANA 000217\n\nSENSITIVE\nSIPDIS',
    good: 'C O N F I D E N T I A L ASTANA 000217\n\nSIPDIS',
    era: 'telegraphic format of 2000 to 2010',
    quiet: 'A hint: some posts put it on all their traffic.',
    source: '00 STATE 18029; counted over real cables',
    hits: 131,
  },
  check(telegram, report) {
    if (!isTelegraphicOf2000s(telegram)) return;
    for (const message of telegram.messages) {
      const { classificationLine: line, captionLines = [] } = message.header ?? {};
      if (!line || !isClassified(line.level)) continue;
      const sensitive = [...line.captions, ...captionLines.flatMap(({ captions }) => captions)].find(
        (caption) => textOf(message, caption) === 'SENSITIVE',
      );
      if (!sensitive) continue;
      report({
        message,
        span: sensitive,
        text: `SENSITIVE is a caption of unclassified telegrams, but the classification line says ${line.level.toLowerCase()}: expected no SENSITIVE.`,
        related: [{ message, span: line.classification, text: 'The classification line' }],
      });
    }
  },
};
