import { lineOf } from '../syntax/query/locate';
import type {
  ClassificationLevel,
  ClassificationLine,
  Header,
  Message,
  Span,
  SyntaxNode,
} from '../syntax/tree';
import { breakLineAt, replacement } from './fix';
import type { Rule } from './rule';

/** A classification word anywhere, in either case, with its first letter or without. */
const CLASSIFICATION_WORD =
  /UNCLAS|C?ONFIDENTIAL|\bSECRET\b|LIMITED OFFICIAL|O N F I D E N|\bE C R E T|N C L A S/i;

export const classificationMissing: Rule<'Message'> = {
  code: 'classification-missing',
  severity: 'information',
  title: 'Telegram without a classification line',
  manual: {
    meaning:
      'The telegram does not say how it was classified where it should; the copy may have lost the line.',
    bad: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      E.O. 12958: N/A
      ^^^^^^^^^^ classification-missing: UNCLAS BAKU 001398
      TAGS: ENRG, KZ
      SUBJECT: WEATHER RADARS
      `,
    good: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217

      E.O. 12958: N/A
      TAGS: ENRG, KZ
      SUBJECT: WEATHER RADARS
      `,
    era: 'all',
    quiet: 'The message must have an envelope and an E.O. line, and no classification word anywhere.',
    source: '5 FAH-2 H-230, H-320',
    hits: 116,
  },
  looksAt: 'Message',
  check({ envelope, header, text }, { message, report }) {
    if (!envelope || !header?.executiveOrder || header.classificationLine) return;
    if (CLASSIFICATION_WORD.test(text)) return;
    report({
      message,
      span: header.executiveOrder.numberNode,
      text: 'The message has no classification line between the addressees and the E.O. line: expected one such as UNCLAS BAKU 001398.',
    });
  },
};

/** First year of the electronic telegrams, whose classification words are always spaced. */
const FIRST_YEAR_OF_SPACING = 1973;

export const classificationSpacing: Rule<'ClassificationLine'> = {
  code: 'classification-spacing',
  severity: 'hint',
  title: 'Classification word without spaces between its letters',
  fix: 'offer',
  concerns: 'drafter',
  manual: {
    meaning:
      'Telegrams space out the letters of the classification so that nobody misses it. A plain word was probably typed by hand or changed by a copy.',
    bad: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      CONFIDENTIAL ASTANA 000217
      ^^^^^^^^^^^^ classification-spacing: C O N F I D E N T I A L
      `,
    good: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      C O N F I D E N T I A L ASTANA 000217
      `,
    era: '1973 to 2010',
    quiet: 'Banners, which have no serial number, are not checked, nor are forms; UNCLAS is never spaced.',
    source: 'Counted in real cables.',
    hits: 17,
  },
  looksAt: 'ClassificationLine',
  check(line, { message, year, report }) {
    if (line.spaced || !line.reference || (year ?? 0) < FIRST_YEAR_OF_SPACING) return;
    if (line.level === 'UNCLASSIFIED' || line.level === 'LIMITED OFFICIAL USE') return;
    const expected = Array.from(line.level.replaceAll(' ', '')).join(' ');
    report({
      message,
      span: line.classification,
      text: `The Department spaces the letters of a classification line: expected ${expected}.`,
      fix: replacement(message, line.classification, isGlued(message, line) ? `${expected} ` : expected),
    });
  },
};

/** The word is glued to the post or the section in scans: `CONFIDENTIALRIGA 004180`. */
function isGlued(message: Message, { classification }: ClassificationLine): boolean {
  return /[A-Z]/i.test(message.text.charAt(classification.end));
}

export const classificationMisspelled: Rule<'ClassificationLine'> = {
  code: 'classification-misspelled',
  severity: 'information',
  title: 'Damaged letters in the classification word',
  fix: 'single',
  concerns: 'copy',
  manual: {
    meaning:
      'The copy doubled, lost, or misread a letter of the classification word. The extension still reads the line, but other programs may miss it.',
    bad: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      CC O N F I D E N T I A L ASTANA 000217
      ^^^^^^^^^^^^^^^^^^^^^^^^ classification-misspelled: C O N F I D E N T I A L
      `,
    good: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      C O N F I D E N T I A L ASTANA 000217
      `,
    era: 'all',
    quiet: 'Only the letters of a spaced word are compared; a banner is not checked.',
    source: 'Real cables with such lines.',
    hits: 0,
  },
  looksAt: 'ClassificationLine',
  check(line, { message, report }) {
    if (!line.spaced || !line.reference) return;
    const written = message.text.slice(line.classification.start, line.classification.end).replace(/\s/g, '');
    const words = SPACED_WORDS[line.level];
    if (words.includes(written.toUpperCase())) return;
    const expected = Array.from(words[0]).join(' ');
    report({
      message,
      span: line.classification,
      text: `The letters of the classification are damaged: expected ${expected}.`,
      fix: replacement(message, line.classification, expected),
    });
  },
};

/** The words of each level without their blanks; the first is what the Department writes. */
const SPACED_WORDS: Readonly<Record<ClassificationLevel, readonly [string, ...string[]]>> = {
  UNCLASSIFIED: ['UNCLAS', 'UNCLASSIFIED'],
  'LIMITED OFFICIAL USE': ['LIMITEDOFFICIALUSE'],
  CONFIDENTIAL: ['CONFIDENTIAL'],
  SECRET: ['SECRET'],
  'TOP SECRET': ['TOPSECRET'],
};

export const lineBreakLost: Rule<'Header'> = {
  code: 'line-break-lost',
  severity: 'information',
  title: 'Several header elements on one line',
  fix: 'single',
  concerns: 'copy',
  manual: {
    meaning:
      'Several elements of the header are on one line. The extension still reads them, but people and other programs may miss some.',
    bad: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217 SIPDIS E.O. 12958: N/A TAGS: ENRG, KZ
                           ^^^^^^ line-break-lost: a line of its own
      SUBJECT: WEATHER RADARS
      `,
    good: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217
      SIPDIS
      E.O. 12958: N/A
      TAGS: ENRG, KZ
      SUBJECT: WEATHER RADARS
      `,
    era: 'all',
    quiet:
      'An element of the header must be on the line of the classification line, or the classification line on the line of the last addressee. The cell of a tab-separated row is not reported.',
    source: 'Counted: 129 web copies.',
    hits: 129,
  },
  looksAt: 'Header',
  check(header, { message, report }) {
    const line = header.classificationLine;
    if (!line) return;
    const index = lineOf(message, line.start);
    const start = message.lineStarts[index] ?? 0;
    const end = message.lineStarts[index + 1] ?? message.text.length;
    const isOnLine = (node: Span) => node.start > start && node.start < end;
    if (!header.children.some(isOnLine)) return;
    const lost = runOn(message, header);
    const next = lost.find(isOnLine);
    if (!next) return;
    report({
      message,
      span: { start: next.start, end: firstWordEnd(message, next) },
      text: 'The line break before this element is lost: each element of the header has a line of its own.',
      fix: {
        title: 'Put Each Header Element on Its Own Line',
        edits: lost.map((node) => breakLineAt(message, node.start)),
      },
    });
  },
};

/** The elements of the header that do not begin their line. */
function runOn(message: Message, header: Header): SyntaxNode[] {
  return header.children.filter((node) => {
    if (node.kind === 'Unknown') return false;
    const lineStart = message.lineStarts[lineOf(message, node.start)] ?? 0;
    if (lineStart === node.start) return false;
    // The marks that a copy put before the line are not part of it.
    const mark = message.copyMarks.findLast(({ start, end }) => start >= lineStart && end <= node.start);
    const before = message.text.slice(mark?.end ?? lineStart, node.start);
    return before.trim() !== '' && !isCell(before);
  });
}

/** After two tabs an element is the cell of a row; a single one is what a copy left of the line break. */
function isCell(before: string): boolean {
  return before.endsWith('\t') && before.indexOf('\t') !== before.length - 1;
}

function firstWordEnd(message: Message, node: SyntaxNode): number {
  if (node.kind === 'ClassificationLine') return node.classification.end;
  const length = message.text.slice(node.start, node.end).search(/\s/);
  return length === -1 ? node.end : node.start + length;
}
