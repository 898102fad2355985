import { type Precedence, precedence } from '../reference/signals';
import { textOf } from '../syntax/query/walk';
import type { DateTimeGroupLine, Message } from '../syntax/tree';
import { replace } from './fix';
import type { Rule } from './rule';

/**
 * The digraph of the routing line is the highest prosign of the date-time group line, doubled: relays sorted
 * messages by it. `NN`, seen once on a night action message, is not compared.
 *
 * Source: 5 FAH-2 H-321.2. The two agree in 5 752 of 5 752 cables.
 */
export const precedenceMismatch: Rule = {
  code: 'precedence-mismatch',
  severity: 'warning',
  title: 'Precedence of the routing line differs from that of the date-time group line',
  fix: 'single',
  manual: {
    meaning: 'The relays saw another urgency than the originator gave.',
    bad: 'OO RUEHDBU\n…\nP 140920Z NOV 08',
    good: 'PP RUEHDBU\n…\nP 140920Z NOV 08',
    era: 'telegraphic format of 2000 to 2010',
    quiet: 'The highest precedence of the date-time group line counts. Night action (`NN`) is not compared.',
    source: '5 FAH-2 H-321.2. Counted: 5,752 of 5,752 agree.',
    hits: 0,
  },
  check(telegram, report) {
    for (const message of telegram.messages) {
      const digraph = message.envelope?.routingLine?.digraph;
      const highest = highestOf(message, message.envelope?.dateTimeGroupLine);
      if (!digraph || !highest) continue;
      const written = textOf(message, digraph);
      const expected = highest.letter.repeat(2);
      if (written === expected || written === 'NN') continue;
      report({
        message,
        span: digraph,
        text: `The routing line has ${written}, but the highest precedence of the date-time group line is ${highest.letter} (${highest.name.toLowerCase()}): expected ${expected}.`,
        related: dateTimeGroupLine(message),
        fix: { title: `Write ${expected}`, edits: [replace(message, digraph, expected)] },
      });
    }
  },
};

/**
 * Where action and information addressees have different precedences, the one for action stands first and is
 * the higher one: `O R`, `O P`, `P R`.
 *
 * Source: ACP 127 format line 5; all 386 dual precedences of 6 807 cables.
 */
export const precedenceOrder: Rule = {
  code: 'precedence-order',
  severity: 'information',
  title: 'Information precedence stands before the action precedence',
  fix: 'single',
  concerns: 'drafter',
  manual: {
    meaning: 'The precedence for information addressees stands first, as if it were that for action.',
    bad: 'R P 140920Z NOV 08',
    good: 'P R 140920Z NOV 08',
    era: 'all',
    quiet: 'Only two or three precedences in rising order are reported.',
    source: 'Counted: pairs are O R, O P and P R.',
    hits: 0,
  },
  check(telegram, report) {
    for (const message of telegram.messages) {
      const line = message.envelope?.dateTimeGroupLine;
      const first = line?.precedences[0];
      const last = line?.precedences.at(-1);
      if (!line || !first || !last || first === last) continue;
      const written = line.precedences.map((prosign) => textOf(message, prosign));
      const falling = written.slice().sort((a, b) => rankOf(b) - rankOf(a));
      if (falling.join() === written.join()) continue;
      const span = { start: first.start, end: last.end };
      report({
        message,
        span,
        text: `The higher precedence, that of the action addressees, stands first: expected ${falling.join(' ')}.`,
        fix: {
          title: `Write ${falling.join(' ')}`,
          edits: [replace(message, span, falling.join(' '))],
        },
      });
    }
  },
};

/**
 * No addressee has a higher precedence than the message: the date-time group line states the highest.
 * Night action is ignored, since the envelope gives it as `O`.
 *
 * Source: ACP 127 format lines 5 and 7; one cable in 6 807.
 */
export const addresseePrecedenceMismatch: Rule = {
  code: 'addressee-precedence-mismatch',
  severity: 'information',
  title: 'An addressee has a higher precedence than the message',
  manual: {
    meaning: 'An addressee was to get the telegram faster than the telegram itself goes.',
    bad: 'R 140920Z NOV 08\nFM AMEMBASSY ASTANA\nTO RUEHC/SECSTATE WASHDC FLASH',
    good: 'Z R 140920Z NOV 08\nFM AMEMBASSY ASTANA\nTO RUEHC/SECSTATE WASHDC FLASH',
    era: 'all',
    quiet: 'Only a precedence above the highest of the date-time group line; NIACT is not one.',
    source: 'Counted: 1 of 6,807 cables.',
    hits: 1,
  },
  check(telegram, report) {
    for (const message of telegram.messages) {
      const highest = highestOf(message, message.envelope?.dateTimeGroupLine);
      if (!highest) continue;
      for (const { addressees } of message.envelope?.addresseeLists ?? []) {
        for (const { precedence: word } of addressees) {
          if (!word) continue;
          const written = textOf(message, word);
          const own = precedence(written);
          if (!own || own.rank <= highest.rank || written.startsWith('NIACT')) continue;
          report({
            message,
            span: word,
            text: `${written} is higher than the precedence of the message, ${highest.letter} (${highest.name.toLowerCase()}) on the date-time group line.`,
            related: dateTimeGroupLine(message),
          });
        }
      }
    }
  },
};

function rankOf(prosign: string): number {
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
