import fc from 'fast-check';
import { cables } from '../cables';

const texts = [...cables.values()];
/** The lines of all cables with their line ends. */
const lines = texts.flatMap((text) => text.split(/(?<=\n)/));

/** What begins or ends an element, parts two, or has come into cables on the way of a copy. */
const marks = [
  ...[
    '\n',
    '\r',
    '\r\n',
    '\n\n\n',
    '\u2028',
    '\u2029',
    '\u00a0',
    '\ufeff',
    '\t',
    ' ',
    '\\',
    '\u0000',
    '\ufffd',
  ],
  ...['\ud800', '\udc00', '😀', '¶', 'Â¶', '1', '(', ')', '((', '[', '](#)', '//', '-', '.', ':', ','],
  ...['QUOTE\n', 'UNQUOTE\n', 'BEGIN TEXT\n', 'END TEXT\n', 'BT\n', '#1398\n', 'NNNN\n', '-----\n'],
  ...[
    'VZCZCXRO8708\n',
    'DE RUEHKB #',
    'ZNY CCCCC ZZH\n',
    'P 250905Z SEP 06\n',
    'FM AMEMBASSY ',
    'TO ',
    'INFO ',
  ],
  ...[
    'C O N F I D E N T I A L ',
    'UNCLAS ',
    'CONFIDENTIAL\n',
    'SECTION 01 OF 02 ',
    'BAKU 001398\n',
    'SIPDIS\n',
  ],
  ...[
    'E.O. 12958: DECL: ',
    'TAGS: ',
    'SUBJECT: ',
    'REF: A. ',
    'REF A: ',
    'B. ',
    'Classified By: ',
    '(C) ',
    '1. ',
  ],
  ...[
    'PAGE 02 ',
    'BAKU 00001398  002 OF 004\n',
    'ACTION EUR-12\n',
    'INFO OCT-01 /026 W\n',
    'DRAFTED BY ',
    'MRN: ',
  ],
  ...[
    'Message Text\n',
    'Message Attributes\n',
    'Declassified/Released US Department of State ',
    '---------- 123950\n',
  ],
];

/** Where in a text, from 0 to 1. */
const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const insertion = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...marks) },
  { weight: 1, arbitrary: fc.constantFrom(...lines) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 5 }) },
);

/** One damage: a function of the text, written as data so that it shrinks. */
const damage = fc.oneof(
  fc.record({ kind: fc.constant('insert' as const), at: place, text: insertion }),
  fc.record({ kind: fc.constant('delete' as const), at: place, length: fc.nat(200) }),
  fc.record({ kind: fc.constant('swap' as const), at: place }),
  fc.record({
    kind: fc.constantFrom('delete line' as const, 'duplicate line', 'join line', 'lower line'),
    at: place,
  }),
);

type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never;

function damaged(text: string, change: Damage): string {
  const at = Math.floor(change.at * text.length);
  switch (change.kind) {
    case 'insert':
      return text.slice(0, at) + change.text + text.slice(at);
    case 'delete':
      return text.slice(0, at) + text.slice(at + change.length);
    case 'swap':
      return text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2);
  }
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', at) + 1 || text.length;
  const line = text.slice(start, end);
  const other = {
    'delete line': '',
    'duplicate line': line + line,
    'join line': `${line.trimEnd()} `,
    'lower line': line.toLowerCase(),
  }[change.kind];
  return text.slice(0, start) + other + text.slice(end);
}

const someCable = fc.constantFrom(...texts);
/** The head of one cable and the tail of another. */
const spliced = fc
  .tuple(someCable, place, someCable, place)
  .map(
    ([head, to, tail, from]) =>
      head.slice(0, Math.floor(to * head.length)) + tail.slice(Math.floor(from * tail.length)),
  );
const several = fc.array(someCable, { minLength: 2, maxLength: 3 }).map((found) => found.join('\n'));
const wholeCables = fc.oneof(
  { weight: 4, arbitrary: someCable },
  { weight: 1, arbitrary: spliced },
  { weight: 1, arbitrary: several },
);
const damagedCables = fc
  .tuple(wholeCables, fc.array(damage, { maxLength: 10 }), fc.constantFrom('\n', '\n', '\n', '\r\n', '\r'))
  .map(([text, changes, lineEnd]) =>
    changes.reduce(damaged, text).replaceAll('\n', lineEnd === '\n' ? '\n' : lineEnd),
  );

/** Any text: cables with damage for the most part, lines of cables in any order, marks in a row, noise. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: damagedCables },
  { weight: 2, arbitrary: fc.array(fc.constantFrom(...lines), { maxLength: 40 }).map((all) => all.join('')) },
  { weight: 2, arbitrary: fc.array(insertion, { maxLength: 40 }).map((all) => all.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
);

/** A text without CR, so that its line ends can be exchanged. */
export const anyTextWithLineFeeds = anyText.map((text) => text.replaceAll(/\r\n?/g, '\n'));

/** A text and places in it, from 0 to 1. */
export const textWithPlaces = fc.record({
  text: anyText,
  places: fc.array(place, { minLength: 1, maxLength: 8 }),
});

/** A text and edits to make in it one after the other; `at` from 0 to 1 in the text as it is then. */
export const textWithEdits = fc.record({
  text: fc.oneof({ weight: 2, arbitrary: damagedCables }, { weight: 2, arbitrary: several }, anyText),
  edits: fc.array(
    fc.record({
      at: place,
      length: fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, fc.nat(3), fc.nat(300)),
      text: fc.oneof(insertion, fc.constant(''), someCable),
    }),
    { minLength: 1, maxLength: 6 },
  ),
});

/** What stands once, and what stands again and again behind it. */
export const repeated = fc.record({
  before: fc.oneof(fc.constant(''), fc.constantFrom(...marks), fc.constantFrom(...lines)),
  unit: fc
    .array(fc.oneof(fc.constantFrom(...marks), fc.constantFrom(...lines), fc.string({ maxLength: 3 })), {
      minLength: 1,
      maxLength: 4,
    })
    .map((all) => all.join('') || ' '),
});
