import { cable, twin } from '../cables';

/** VS Code colors no line that is longer. */
const LONGEST = 20_000;

const UNITS = {
  'a cable without line breaks': twin.replaceAll('\n', ' '),
  'a telegram without line breaks': cable('05-b-1979-eo12065.txt').replaceAll('\n', ' '),
  prose: 'He said that the boats would leave. ',
  'prose in capitals': 'THE BOATS WILL LEAVE IN SEPTEMBER ',
  'a word': 'A',
  blanks: ' ',
  digits: '1',
  dashes: '- ',
  brackets: '(',
  marks: '(C) ',
  tabs: 'The boats left for the north at dawn.\tUNCLAS OSLO 000123 ',
  keywords: 'SUBJECT: REF: TAGS: ',
  tags: 'TAGS: PREL, ',
  references: 'REF: A. 06 OSLO 12 ',
  'routing indicators': 'RUEHC ',
  'a classification': 'S E C R E T ',
};

const STARTS = [
  '',
  '1. ',
  'TO ',
  'FM ',
  'ACTION EUR-12 ',
  'SUBJECT: ',
  'REF: ',
  'TAGS: ',
  'UNCLAS OSLO 000123 ',
];

/** Lines as long as VS Code colors, each kind with every start that a line can have. */
export const longLines: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(UNITS).map(([name, unit]) => {
    const line = unit.repeat(Math.ceil(LONGEST / unit.length));
    return [name, STARTS.map((start) => `${start}${line}`.slice(0, LONGEST))];
  }),
);
