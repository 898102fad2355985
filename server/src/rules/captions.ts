import { caption as captionFact, isHandlingCaption, likelyCaption } from '../reference/captions';
import { memo } from '../reference/memo';
import { lineOf } from '../syntax/query/locate';
import { utcOf } from '../syntax/query/telegram';
import { textOf } from '../syntax/query/walk';
import type { ClassificationLine, Leaf, Message, Span, SyntaxNode } from '../syntax/tree';
import { isClassified, isTelegraphicOf2000s, sentIn } from './era';
import { deleteLineAt, replace, replacement } from './fix';
import type { Edit, Rule } from './rule';

/** From December 2005 to April 2008 the Department's own system wrote SIPDIS twice. */
const WRITTEN_TWICE = { from: Date.UTC(2005, 11, 1), until: Date.UTC(2008, 4, 1) };

export const captionDuplicated: Rule<'Header'> = {
  code: 'caption-duplicated',
  severity: 'hint',
  title: 'Same caption twice',
  fix: 'fix-all',
  manual: {
    meaning:
      'The second caption adds nothing. From December 2005 to April 2008 the Department’s own system wrote SIPDIS twice.',
    bad: `
      R 140920Z NOV 07
      FM AMEMBASSY ASTANA
      TO RUEHC/SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217

      SIPDIS

      SIPDIS
      ^^^^^^ caption-duplicated: repeated, as in nearly all cables from December 2005 to April 2008

      E.O. 12958: N/A
      `,
    good: `
      R 140920Z NOV 07
      FM AMEMBASSY ASTANA
      TO RUEHC/SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217

      SIPDIS

      E.O. 12958: N/A
      `,
    era: 'all',
    quiet:
      'A faded hint, one for each caption of a header. Names alone on attention lines are not captions, and a header that a copy repeats is compared only with itself.',
    source: 'Counted: 1,815 of 1,833 cables of those months repeat it, and 13 of 3,901 later ones.',
    hits: 1764,
  },
  looksAt: 'Header',
  check({ children, captionLines, classificationLine: line }, { message, dateTimeGroup, report }) {
    if (captionLines.length === 0) return;
    const first = new Map<string, Leaf<'Caption'>>();
    const repeated = new Map<Leaf<'Caption'>, Leaf<'Caption'>[]>();
    for (const caption of line?.captions ?? []) first.set(textOf(message, caption), caption);
    for (const element of children) {
      // A copy that was cut off may come before the whole one, with captions of its own.
      if (element !== line && isAnother(message, line, element)) first.clear();
      if (element.kind !== 'CaptionLine') continue;
      for (const caption of element.captions) {
        const name = textOf(message, caption);
        const earlier = first.get(name);
        if (!earlier) {
          // Names alone on attention lines are not captions.
          if (captionFact(name)) first.set(name, caption);
          continue;
        }
        const others = repeated.get(earlier);
        if (others) others.push(caption);
        else repeated.set(earlier, [caption]);
      }
    }
    for (const [earlier, captions] of repeated) {
      const [second, ...others] = captions;
      if (!second) continue;
      const name = textOf(message, earlier);
      const sent = dateTimeGroup && utcOf(dateTimeGroup.node);
      const native = sent !== undefined && sent >= WRITTEN_TWICE.from && sent < WRITTEN_TWICE.until;
      const reason =
        native && name === 'SIPDIS' ? ', as in nearly all cables from December 2005 to April 2008' : '';
      report({
        message,
        span: second,
        text: `The caption ${name} is repeated${reason}.`,
        related: [
          { message, span: earlier, text: 'First mention' },
          ...others.slice(0, MOST_RELATED).map((span) => ({ message, span, text: 'Also here' })),
        ],
        unnecessary: true,
        fix: {
          title: captions.length === 1 ? `Delete Second ${name}` : `Delete Repeated ${name}`,
          edits: deletions(message, captions),
        },
      });
    }
  },
};

const MOST_RELATED = 10;

/** Whether an element of the header is its classification line once more. */
function isAnother(message: Message, line: ClassificationLine | undefined, element: SyntaxNode): boolean {
  if (element.kind === 'ClassificationLine') return true;
  return (
    element.kind === 'Unknown' && line !== undefined && textOf(message, element) === textOf(message, line)
  );
}

/** Takes out captions, each with what separates it from what is left of its line; or the whole line. */
function deletions(message: Message, captions: readonly Leaf<'Caption'>[]): Edit[] {
  /** Everything between the beginning of a line and here is taken out. */
  let cleared = 0;
  return captions.map(({ start, end }) => {
    const { text, lineStarts } = message;
    const line = lineOf(message, start);
    const before = text.slice(Math.max(lineStarts[line] ?? 0, cleared), start);
    const after = text.slice(end, lineStarts[line + 1] ?? text.length);
    const isFirst = before.trim() === '';
    if (isFirst && after.trim() === '' && cleared <= (lineStarts[line] ?? 0))
      return deleteLineAt(message, start);
    const [left = ''] = isFirst ? [] : (/[ \t,;]{1,20}$/.exec(before) ?? []);
    const [right = ''] = isFirst ? (/^[ \t,;]{1,20}/.exec(after) ?? []) : [];
    if (isFirst) cleared = end + right.length;
    return replace(message, { start: start - left.length, end: end + right.length }, '');
  });
}

export const captionUnknown: Rule<'Header'> = {
  code: 'caption-unknown',
  severity: 'information',
  title: 'Caption mistyped',
  fix: 'offer',
  manual: {
    meaning: 'A caption is mistyped, so a search for the caption misses the cable.',
    bad: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO RUEHC/SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217

      SENSITVE, SIPDIS
      ^^^^^^^^ caption-unknown: SENSITIVE

      E.O. 12958: N/A
      `,
    good: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO RUEHC/SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217

      SENSITIVE, SIPDIS

      E.O. 12958: N/A
      `,
    era: '1973 to 2010',
    quiet:
      'The word must be one letter away from a handling caption, and every other word on its line must be a handling caption. Series and slugs (DELTO, CODEL) are not considered: they resemble surnames, which are alone on attention lines.',
    source: 'Counted in real cables: 5, all true.',
    hits: 5,
  },
  looksAt: 'Header',
  check({ captionLines, passingInstructions }, context) {
    const { message, report } = context;
    if (context.isForm || !sentIn(context, 1973, 2010)) return;
    for (const line of [...captionLines, ...passingInstructions]) {
      const found = mistyped(message, line);
      if (!found) continue;
      const { span, meant } = found;
      report({
        message,
        span,
        text: `${textOf(message, span)} is not a caption: probably ${meant} is meant.`,
        fix: replacement(message, span, meant),
      });
    }
  },
};

/** Lines of captions have few words, and are short. */
const MOST_WORDS = 3;
const LONGEST = 40;

/** The one word of a line that resembles a handling caption, if all others are such captions. */
function mistyped(message: Message, line: Span): { span: Span; meant: string } | undefined {
  if (line.end - line.start > LONGEST) return undefined;
  const found = mistypedWord(textOf(message, line));
  if (!found) return undefined;
  const start = line.start + found.index;
  return { span: { start, end: start + found.length }, meant: found.meant };
}

/** The same few lines are in every cable of a post. */
const mistypedWord = memo((line: string) => {
  const words = Array.from(line.matchAll(/[^\s,;/]+/g));
  if (words.length > MOST_WORDS) return undefined;
  const odd = words.filter(([word]) => !isHandlingCaption(word));
  const [found] = odd;
  const meant = found && odd.length === 1 ? likelyCaption(found[0]) : undefined;
  return found && meant ? { index: found.index, length: found[0].length, meant } : undefined;
});

/** Captions each of which alone decides who may see the telegram. */
const EXCLUSIVE: readonly string[] = ['NODIS', 'EXDIS', 'AGREMENT CHANNEL'];

export const captionConflict: Rule<'Header'> = {
  code: 'caption-conflict',
  severity: 'warning',
  title: 'Captions that exclude each other',
  concerns: 'drafter',
  manual: {
    meaning: 'It is not certain who was to see the telegram.',
    bad: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO RUEHC/SECSTATE WASHDC 8214

      C O N F I D E N T I A L ASTANA 000217
      ^^^^^^^^^^^^^^^^^^^^^^^ caption-conflict: NODIS and EXDIS

      NODIS
      EXDIS
      `,
    good: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO RUEHC/SECSTATE WASHDC 8214

      C O N F I D E N T I A L ASTANA 000217

      NODIS
      `,
    era: '1973 to 2010',
    quiet:
      'Only NODIS, EXDIS, and AGREMENT CHANNEL are compared with each other; other pairs that the handbook forbids, such as SIPDIS with EXDIS, are common.',
    source: '5 FAH-2 H-442.1, H-252',
    hits: 0,
  },
  looksAt: 'Header',
  check({ classificationLine: line, captionLines }, context) {
    const { message, report } = context;
    if (!line) return;
    const captions = [...line.captions, ...captionLines.flatMap((each) => each.captions)];
    if (captions.length < 2) return;
    const restrictive = captions
      .filter(({ start }) => /[NEA]/i.test(message.text[start] ?? ''))
      .map((span) => ({ span, name: textOf(message, span).replace(/\s+/g, ' ').toUpperCase() }))
      .filter(({ name }) => EXCLUSIVE.includes(name));
    const [first, second] = excludingPair(restrictive) ?? [];
    if (!first || !second || context.isForm || !sentIn(context, 1973, 2010)) return;
    report({
      message,
      // Either of the two may be the wrong one.
      span: line.classification,
      text: `${first.name} and ${second.name} exclude each other: expected only one of them.`,
      related: [
        { message, span: first.span, text: first.name },
        { message, span: second.span, text: second.name },
      ],
    });
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

export const classificationCaptionMismatch: Rule<'Header'> = {
  code: 'classification-caption-mismatch',
  severity: 'hint',
  title: 'SENSITIVE on a classified telegram',
  concerns: 'drafter',
  manual: {
    meaning:
      'The caption marks a telegram that is sensitive but unclassified; on a classified one it says nothing.',
    bad: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      C O N F I D E N T I A L ASTANA 000217

      SENSITIVE
      ^^^^^^^^^ classification-caption-mismatch: unclassified telegrams
      SIPDIS
      `,
    good: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      C O N F I D E N T I A L ASTANA 000217

      SIPDIS
      `,
    era: 'telegraphic format of 2000 to 2010',
    quiet: 'It is only a hint, because some posts put the caption on all their traffic.',
    source: '00 STATE 18029. Counted in real cables; 13 of 13 read were true.',
    hits: 131,
  },
  looksAt: 'Header',
  check({ classificationLine: line, captionLines }, context) {
    const { message, report } = context;
    if (!line || !isClassified(line.level) || !isTelegraphicOf2000s(context)) return;
    const sensitive = [...line.captions, ...captionLines.flatMap(({ captions }) => captions)].find(
      (caption) => textOf(message, caption) === 'SENSITIVE',
    );
    if (!sensitive) return;
    report({
      message,
      span: sensitive,
      text: `SENSITIVE is a caption of unclassified telegrams, but the classification line says ${line.level.toLowerCase()}.`,
      related: [{ message, span: line.classification, text: 'The classification line' }],
    });
  },
};
