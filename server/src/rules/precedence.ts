import { type Precedence, precedence } from '../reference/signals';
import { textOf } from '../syntax/query/walk';
import type { DateTimeGroupLine, Message } from '../syntax/tree';
import { replacement } from './fix';
import type { Rule } from './rule';

export const precedenceMismatch: Rule<'RoutingLine'> = {
  code: 'precedence-mismatch',
  severity: 'warning',
  title: 'Precedence of the routing line that differs from the date-time group line',
  fix: 'single',
  manual: {
    meaning:
      'The digraph of the routing line is the highest precedence of the date-time group line, doubled, because relays sorted messages by it. Here the relays saw a different urgency than the originator gave.',
    bad: `
      OO RUEHDBU
      ^^ precedence-mismatch: expected PP
      DE RUEHTA #0217/01 3190920
      ZNR UUUUU ZZH
      P 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO RUEHC/SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217
      `,
    good: `
      PP RUEHDBU
      DE RUEHTA #0217/01 3190920
      ZNR UUUUU ZZH
      P 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO RUEHC/SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217
      `,
    era: 'telegraphic format of 2000 to 2010',
    quiet: 'NN, seen once on a night action message, is not compared.',
    source: '5 FAH-2 H-321.2. Counted: 5,752 of 5,752 agree.',
    hits: 0,
  },
  looksAt: 'RoutingLine',
  check({ digraph }, { message, report }) {
    const highest = highestOf(message, message.envelope?.dateTimeGroupLine);
    if (!highest) return;
    const written = textOf(message, digraph);
    const expected = highest.letter.repeat(2);
    if (written.replace(/0/g, 'O') === expected || written === 'NN') return;
    report({
      message,
      span: digraph,
      text: `The routing line says ${written}, but the highest precedence of the date-time group line is ${highest.letter} (${highest.name.toLowerCase()}): expected ${expected}.`,
      related: dateTimeGroupLine(message),
      fix: replacement(message, digraph, expected),
    });
  },
};

export const precedenceOrder: Rule<'DateTimeGroupLine'> = {
  code: 'precedence-order',
  severity: 'information',
  title: 'Information precedence before the action precedence',
  fix: 'single',
  concerns: 'drafter',
  manual: {
    meaning:
      'If action and information addressees have different precedences, the one for action comes first and is the higher one.',
    bad: `
      R P 140920Z NOV 08
      ^^^ precedence-order: expected P R
      FM AMEMBASSY ASTANA
      TO RUEHC/SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217
      `,
    good: `
      P R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO RUEHC/SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217
      `,
    era: 'all',
    quiet: 'Only two or three precedences in rising order are reported.',
    source: 'ACP 127, format line 5. Counted: all 386 pairs are O R, O P, or P R.',
    hits: 0,
  },
  looksAt: 'DateTimeGroupLine',
  check({ precedences }, { message, report }) {
    const first = precedences[0];
    const last = precedences.at(-1);
    if (!first || !last || first === last) return;
    const written = precedences.map((prosign) => textOf(message, prosign));
    const falling = written.slice().sort((a, b) => precedenceRank(b) - precedenceRank(a));
    if (falling.join() === written.join()) return;
    const span = { start: first.start, end: last.end };
    report({
      message,
      span,
      text: `The higher precedence, that of the action addressees, comes first: expected ${falling.join(' ')}.`,
      fix: replacement(message, span, falling.join(' ')),
    });
  },
};

export const addresseePrecedenceMismatch: Rule<'Envelope'> = {
  code: 'addressee-precedence-mismatch',
  severity: 'information',
  title: 'Addressee with a higher precedence than the message',
  manual: {
    meaning:
      'The date-time group line states the highest precedence of the message, but an addressee has a higher one.',
    bad: `
      R 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO RUEHC/SECSTATE WASHDC FLASH
                               ^^^^^ addressee-precedence-mismatch: R (routine)

      UNCLAS ASTANA 000217
      `,
    good: `
      Z 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO RUEHC/SECSTATE WASHDC FLASH

      UNCLAS ASTANA 000217
      `,
    era: 'all',
    quiet: 'NIACT is not compared, because the envelope gives it as O.',
    source: 'ACP 127, format lines 5 and 7. Counted in real cables.',
    hits: 1,
  },
  looksAt: 'Envelope',
  check({ addresseeLists, dateTimeGroupLine: line }, { message, report }) {
    const highest = highestOf(message, line);
    if (!highest) return;
    /** Most addressees have the same few words. */
    const above = new Map<string, boolean>();
    for (const { addressees } of addresseeLists) {
      for (const { precedence: word } of addressees) {
        if (!word) continue;
        const written = textOf(message, word);
        let isAbove = above.get(written);
        if (isAbove === undefined) {
          isAbove = precedenceRank(written) > highest.rank && !written.startsWith('NIACT');
          above.set(written, isAbove);
        }
        if (!isAbove) continue;
        report({
          message,
          span: word,
          text: `${written} is higher than the precedence of the message, ${highest.letter} (${highest.name.toLowerCase()}) on the date-time group line.`,
          related: dateTimeGroupLine(message),
        });
      }
    }
  },
};

function precedenceRank(prosign: string): number {
  return precedence(prosign)?.rank ?? 0;
}

function highestOf(message: Message, line: DateTimeGroupLine | undefined): Precedence | undefined {
  let highest: Precedence | undefined;
  for (const prosign of line?.precedences ?? []) {
    const read = precedence(textOf(message, prosign));
    if (read && read.rank > (highest?.rank ?? -1)) highest = read;
  }
  return highest;
}

function dateTimeGroupLine(message: Message) {
  const span = message.envelope?.dateTimeGroupLine;
  return span ? [{ message, span, text: 'The date-time group line' }] : [];
}
