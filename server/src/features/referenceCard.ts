import { codeSpan, escapeMarkdown } from './markdown';

/** What the archive has of a cable that a reference names. */
export interface ReferenceCard {
  /** `06BAKU1398` */
  readonly id: string;
  /** The reference has no year, and another one is as likely. */
  readonly isGuess: boolean;
  /** Absent where the cable is not in the archive. */
  readonly found?: {
    /** More than one where there are further copies. */
    readonly copies: number;
    /** ISO 8601. */
    readonly date?: string;
    /** Plain language address of the originator. */
    readonly from?: string;
    readonly classification?: string;
    readonly subject?: string;
    /** Of its summary or first paragraph; absent while the file is not read. */
    readonly firstLines?: string;
  };
  /** Cables of the archive that cite it. */
  readonly citedBy: number;
  /** For a cable that is not in the archive: the numbers of its post that were sent about the same time. */
  readonly nearby?: { readonly post: string; readonly from: number; readonly to: number };
  /** While the archive is being read: files read, and all. */
  readonly reading?: { readonly done: number; readonly of: number };
}

/** No more of the cable is quoted. */
const MOST_QUOTED = 400;

/** The card as the Markdown of a hover. */
export function referenceCardMarkdown(card: ReferenceCard): string {
  const { id, isGuess, found, citedBy, nearby, reading } = card;
  const probably = isGuess ? 'Probably ' : '';
  const cited = citedBy > 0 ? [`cited by ${counted(citedBy)} in this archive`] : [];
  const partial = reading
    ? [`indexing: ${counted(reading.done)} of ${counted(reading.of)} files; more may be found`]
    : [];
  if (!found) {
    const near =
      nearby &&
      `${nearby.post} numbers of that week in this archive: ${nearby.from === nearby.to ? nearby.from : `${nearby.from} – ${nearby.to}`}`;
    const lines = ['not in this archive', ...(near ? [near] : []), ...cited, ...partial];
    return [`${probably}**${escapeMarkdown(id)}**`, list(lines)].join('\n\n');
  }
  const { copies, date, from, classification, subject, firstLines } = found;
  const facts = [
    date && spokenDate(date),
    from,
    classification,
    copies > 1 ? `${copies} copies in this archive` : undefined,
  ];
  const head = [
    `${probably}**${escapeMarkdown(id)}**`,
    ...facts.filter((fact) => fact !== undefined && fact !== '').map((fact) => escapeMarkdown(`${fact}`)),
  ].join(' · ');
  return [
    subject === undefined ? head : `${head}  \n${codeSpan(shortened(subject, MOST_QUOTED / 2))}`,
    ...(firstLines ? [escapeMarkdown(shortened(firstLines, MOST_QUOTED / 2))] : []),
    ...(cited.length + partial.length > 0 ? [list([...cited, ...partial])] : []),
  ].join('\n\n');
}

const list = (lines: readonly string[]) => lines.map((line) => `- ${escapeMarkdown(line)}`).join('\n');
const counted = (number: number) => number.toLocaleString('en');

function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most - 20))}…`;
}

/** `25 September 2006, 09:05 UTC` */
function spokenDate(date: string): string {
  const day = new Date(date).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const time = /T(\d\d:\d\d)/.exec(date)?.[1];
  return time ? `${day}, ${time} UTC` : day;
}
