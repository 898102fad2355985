/** Operating signals, prosigns, precedence and classification letters of the envelope (ACP 127, ACP 131). */
import text from '../../data/operating-signals.tsv';
import { type Fact, fact, filled, table } from './tables';

export interface Signal extends Fact {
  readonly signal: string;
  readonly type:
    | 'operating signal'
    | 'procedure sign or header element'
    | 'precedence prosign'
    | 'classification letters';
  readonly meaning: string;
  /** Where it stands in a message. */
  readonly where?: string;
  /** The meaning is that of ACP 131, of which no edition was seen. */
  readonly afterAcp131?: true;
}

const rows = table(text, (cells): Signal => {
  const facts = fact(cells);
  return {
    signal: cells('code'),
    type: cells('kind') as Signal['type'],
    meaning: cells('meaning'),
    ...filled({ where: cells('place') }),
    ...(facts.source === 'ACP 131 (general knowledge of edition)' && { afterAcp131: true }),
    ...facts,
  };
});

/** @param signal in capitals: `ZNY`, `ZZH`, `CCCCC`, `PP`, `BT`, `DE`, `#` */
export function signal(signal: string): Signal | undefined {
  return rows.row(signal);
}

export interface Precedence extends Fact {
  /** The prosign, one letter. */
  readonly letter: string;
  readonly name: string;
  /** The higher, the faster. */
  readonly rank: number;
  readonly meaning: string;
}

const precedences: readonly { letter: string; name: string; words: readonly string[] }[] = [
  { letter: 'M', name: 'Deferred', words: ['DEFERRED'] },
  { letter: 'R', name: 'Routine', words: ['ROUTINE'] },
  { letter: 'P', name: 'Priority', words: ['PRIORITY'] },
  { letter: 'O', name: 'Immediate', words: ['IMMEDIATE', 'NIACT IMMEDIATE'] },
  { letter: 'Z', name: 'Flash', words: ['FLASH'] },
  { letter: 'Y', name: 'Emergency Command Precedence', words: [] },
];

/** @param text a prosign (`P`), a digraph (`PP`) or a word behind an address (`PRIORITY`, `NIACT IMMEDIATE`) */
export function precedence(text: string): Precedence | undefined {
  const words = text.replace(/\s+/g, ' ');
  const rank = precedences.findIndex(
    ({ letter, words: names }) => words === letter || words === letter + letter || names.includes(words),
  );
  const found = precedences[rank];
  const row = found && signal(found.letter);
  if (!row) return undefined;
  const { letter, name } = found;
  const isNightAction = words.startsWith('NIACT');
  return {
    letter,
    name: isNightAction ? 'Night action, immediate' : name,
    rank,
    meaning: row.meaning,
    confidence: row.confidence,
    source: row.source,
  };
}

export interface SecurityLetters {
  readonly level: 'UNCLASSIFIED' | 'RESTRICTED' | 'CONFIDENTIAL' | 'SECRET' | 'TOP SECRET';
  /** Unclassified text, encrypted for transmission only. */
  readonly efto: boolean;
  readonly signal: Signal;
}

const levels: Readonly<Record<string, SecurityLetters['level']>> = {
  U: 'UNCLASSIFIED',
  E: 'UNCLASSIFIED',
  R: 'RESTRICTED',
  C: 'CONFIDENTIAL',
  S: 'SECRET',
  T: 'TOP SECRET',
};

/**
 * The classification that the letters after ZNY or ZNR state.
 *
 * @param letters five of them, `CCCCC`; the last two may be a release code, `SSSAA`; what follows a slash is ignored
 */
export function securityLetters(letters: string): SecurityLetters | undefined {
  const [five = ''] = letters.split('/');
  const level = levels[five[0] ?? ''];
  const row = signal(five);
  if (!level || row?.type !== 'classification letters') return undefined;
  return { level, efto: five === 'EEEEE', signal: row };
}
