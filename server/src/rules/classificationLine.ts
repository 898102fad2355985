import { lineOf } from '../syntax/query/locate';
import { yearOf } from '../syntax/query/telegram';
import type { Header, Message, SyntaxNode } from '../syntax/tree';
import { breakLineAt, replace } from './fix';
import type { Rule } from './rule';

/** A classification word anywhere, in either case, with its first letter or without. */
const CLASSIFICATION_WORD =
  /UNCLAS|C?ONFIDENTIAL|\bSECRET\b|LIMITED OFFICIAL|O N F I D E N|\bE C R E T|N C L A S/i;

/**
 * The text of a telegram begins with its classification. Judged only where an envelope and an E.O. line stand
 * and no classification word is anywhere in the message.
 *
 * Source: 5 FAH-2 H-230; 116 of 6 807 cables, extracts that lost the line.
 */
export const classificationMissing: Rule = {
  code: 'classification-missing',
  severity: 'information',
  title: 'Telegram without a classification line',
  manual: {
    meaning: 'How the telegram was classified is not said where it should be.',
    bad: 'INFO AMEMBASSY ANKARA\nE.O. 12958: N/A\nTAGS: PREL, KZ',
    good: 'INFO AMEMBASSY ANKARA\nUNCLAS ASTANA 000217\nE.O. 12958: N/A\nTAGS: PREL, KZ',
    era: 'all',
    quiet: 'Silent where any classification word stands in the message.',
    source: '5 FAH-2 H-320.',
    hits: 116,
  },
  check(telegram, report) {
    for (const message of telegram.messages) {
      const { envelope, header, text } = message;
      if (!envelope || !header?.executiveOrder || header.classificationLine) continue;
      if (CLASSIFICATION_WORD.test(text)) continue;
      report({
        message,
        span: header.executiveOrder.numberNode,
        text: 'No classification line stands between the addressees and the E.O. line: expected one such as UNCLAS BAKU 001398.',
      });
    }
  },
};

/** First year of the electronic telegrams whose classification words are always spaced. */
const FIRST_YEAR_OF_SPACING = 1973;

/**
 * The Department letter-spaces the classified words of a classification line, `S E C R E T MADRID 000123`,
 * but never UNCLAS. The plain word with post and serial is a sign of a copy typed by hand. Banner lines have
 * no serial and are not judged.
 *
 * Source: 17 of 6 807 cables.
 */
export const classificationSpacing: Rule = {
  code: 'classification-spacing',
  severity: 'hint',
  title: 'Classification word without the spaces between its letters',
  fix: 'offer',
  concerns: 'drafter',
  manual: {
    meaning:
      'The word is not spaced out, as telegrams have it to be seen at once. Copies and readers of other systems write it so.',
    bad: 'CONFIDENTIAL ASTANA 000217',
    good: 'C O N F I D E N T I A L ASTANA 000217',
    era: '1973 to 2010',
    quiet: 'Only with a serial number behind it, not on banners; UNCLAS is never spaced; forms are exempt.',
    source: 'Counted: 17 of 6,807 cables.',
    hits: 17,
  },
  check(telegram, report) {
    if ((yearOf(telegram) ?? 0) < FIRST_YEAR_OF_SPACING) return;
    for (const message of telegram.messages) {
      const line = message.header?.classificationLine;
      if (!line?.reference || line.spaced) continue;
      if (line.level === 'UNCLASSIFIED' || line.level === 'LIMITED OFFICIAL USE') continue;
      const expected = Array.from(line.level.replaceAll(' ', '')).join(' ');
      report({
        message,
        span: line.classification,
        text: `The Department spaces the letters of a classification line: expected ${expected}.`,
        fix: { title: `Write ${expected}`, edits: [replace(message, line.classification, expected)] },
      });
    }
  },
};

/**
 * Elements of the header that run on behind the classification line, each of which had a line of its own:
 * `… STATE 000284 SIPDIS E.O. 12958: DECL: … TAGS: …`. Or a classification line behind a TAB on the line of
 * the last addressee.
 *
 * Source: 129 of 6 807 cables.
 */
export const lineBreakLost: Rule = {
  code: 'line-break-lost',
  severity: 'information',
  title: 'Elements of the header on one line',
  fix: 'single',
  concerns: 'copy',
  manual: {
    meaning:
      'Elements of the header stand on one line. They are read all the same, but people and other programs may miss some.',
    bad: 'UNCLAS ASTANA 000217 SIPDIS E.O. 12958: N/A TAGS: PREL, KZ',
    good: 'UNCLAS ASTANA 000217\n\nSIPDIS\n\nE.O. 12958: N/A\nTAGS: PREL, KZ',
    era: 'telegraphic format of 2000 to 2010',
    quiet: 'A keyword of the header must follow the serial number on the classification line.',
    source: 'Counted: 129 web copies.',
    hits: 129,
  },
  check(telegram, report) {
    for (const message of telegram.messages) {
      const { header } = message;
      const line = header?.classificationLine;
      if (!header || !line) continue;
      const lost = runOn(message, header);
      const next = lost.find((node) => lineOf(message, node.start) === lineOf(message, line.start));
      if (!next) continue;
      report({
        message,
        span: { start: next.start, end: firstWordEnd(message, next) },
        text: 'The line break before this element is lost: each element of the header has a line of its own.',
        fix: {
          title: 'Put each element of the header on a line of its own',
          edits: lost.map((node) => breakLineAt(message, node.start)),
        },
      });
    }
  },
};

/** The elements of the header that do not begin their line. */
function runOn(message: Message, header: Header): SyntaxNode[] {
  return header.children.filter((node) => {
    if (node.kind === 'Unknown') return false;
    const lineStart = message.lineStarts[lineOf(message, node.start)] ?? 0;
    return message.text.slice(lineStart, node.start).trim() !== '';
  });
}

function firstWordEnd(message: Message, node: SyntaxNode): number {
  if (node.kind === 'ClassificationLine') return node.classification.end;
  const length = message.text.slice(node.start, node.end).search(/\s/);
  return length === -1 ? node.end : node.start + length;
}
