/** Prosigns, operating signals, precedence and classification letters (ACP 127, ACP 131, 5 FAH-2). */

import signalsText from '../../data/operating-signals.tsv';
import { nearest } from './nearest';
import { filled, type Sourced, sourced, table } from './tables';

export type SignalType =
  | 'operating signal'
  | 'procedure sign or header element'
  | 'precedence prosign'
  | 'classification letters';

export interface Signal extends Sourced {
  readonly signal: string;
  readonly type: SignalType;
  readonly meaning: string;
  readonly where?: string;
  /** The meaning is that of ACP 131 as remembered; the edition was not seen. */
  readonly afterAcp131?: boolean;
}

const signals = table(
  signalsText,
  (cells): Signal => ({
    ...sourced(cells),
    signal: cells('code'),
    type: cells('kind') as SignalType,
    meaning: cells('meaning'),
    ...filled({ where: cells('place') }),
    ...(cells('source') === 'ACP 131 (general knowledge of edition)' && { afterAcp131: true }),
  }),
);

/** The row of a prosign, operating signal, precedence or classification group, as it is written. */
export function signal(text: string): Signal | undefined {
  return signals.row(text);
}

/** Signals one letter away. */
export function signalsLike(text: string): readonly Signal[] {
  return nearest(text, new Set(signals.column('code'))).flatMap((code) => signal(code) ?? []);
}

export interface Precedence extends Sourced {
  readonly letter: string;
  /** `Priority`. */
  readonly name: string;
  /** Higher is faster. */
  readonly rank: number;
  readonly meaning: string;
}

/** Names and order of the precedence prosigns (ACP 127(G) para 151); the meanings are in the table. */
const PRECEDENCES: Readonly<Record<string, { readonly name: string; readonly rank: number }>> = {
  R: { name: 'Routine', rank: 1 },
  P: { name: 'Priority', rank: 2 },
  O: { name: 'Immediate', rank: 3 },
  Z: { name: 'Flash', rank: 4 },
  Y: { name: 'Emergency command precedence', rank: 5 },
};

const NIGHT_ACTION = 'NIACT IMMEDIATE';

/** `P`, `PP`, `PRIORITY`, `NIACT IMMEDIATE`; `undefined` for what is no precedence. */
export function precedence(text: string): Precedence | undefined {
  // A scan reads 0 for O.
  const words = text.toUpperCase().replace(/0/g, 'O').replace(/\s+/g, ' ').trim();
  const letter =
    words === NIGHT_ACTION
      ? 'O'
      : Object.keys(PRECEDENCES).find(
          (key) => words === key || words === key + key || words === PRECEDENCES[key]?.name.toUpperCase(),
        );
  const known = letter === undefined ? undefined : PRECEDENCES[letter];
  const row = letter === undefined ? undefined : (signals.row(letter) ?? signals.row(letter + letter));
  if (letter === undefined || !known || !row) return undefined;
  const { confidence, source, meaning } = row;
  const name = words === NIGHT_ACTION ? 'Night action immediate' : known.name;
  return { confidence, source, letter, name, rank: known.rank, meaning };
}

const SECURITY_LEVELS = {
  U: 'UNCLASSIFIED',
  E: 'UNCLASSIFIED',
  R: 'RESTRICTED',
  C: 'CONFIDENTIAL',
  S: 'SECRET',
  T: 'TOP SECRET',
} as const;

/**
 * The level that the five letters of a security warning give. The last two may be a release code (`SSSAA`).
 * `undefined` where they are no such group.
 */
export function securityLetters(text: string):
  | {
      readonly level: (typeof SECURITY_LEVELS)[keyof typeof SECURITY_LEVELS];
      readonly efto: boolean;
      readonly signal: Signal | undefined;
    }
  | undefined {
  const [group = ''] = text.split('/');
  const match = /^([UERCST])\1\1(?:\1\1|AA)$/.exec(group);
  if (!match) return undefined;
  const letter = match[1] as keyof typeof SECURITY_LEVELS;
  return { level: SECURITY_LEVELS[letter], efto: letter === 'E', signal: signal(group) };
}
