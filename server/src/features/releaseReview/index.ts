import { foiaCode } from '../../reference/foia';
import { lineOf } from '../../syntax/query/locate';
import { exemptionCodeOf, releaseOf } from '../../syntax/query/release';
import { referenceNumberOf } from '../../syntax/query/telegram';
import { pathAt, textOf } from '../../syntax/query/walk';
import type { Telegram } from '../../syntax/tree';
import { describe } from '../describe';
import { plain } from '../markdown';
import { records } from '../record';
import { legibleElsewhere, personalData, withheldIn, wordsInMarks } from './redactions';
import type { ExemptionUse, ReleaseFinding, ReleaseReview } from './review';

export type { ReleaseReview };

export interface ReviewOptions {
  /** Whether to look for personal data that is legible. */
  readonly personal?: boolean;
}

/** What a release did to a cable: level, exemptions, withheld passages, and what deserves a second look. */
export function reviewRelease(telegram: Telegram, { personal = false }: ReviewOptions = {}): ReleaseReview {
  const [record] = records({ messages: telegram.messages, telegrams: [telegram] }, { file: '' });
  const { classification, release = {} } = record ?? {};
  const number = record?.id ?? referenceNumberOf(telegram);
  const withheld = withheldIn(telegram);
  const exemptions = exemptionsOf(telegram);
  const declassification = declassificationOf(telegram);
  return {
    ...(number !== undefined && { number }),
    ...(classification && { level: classification }),
    ...(release.level && { releasedLevel: release.level }),
    ...(release.extent && { extent: release.extent }),
    ...(release.case && { case: release.case }),
    ...(release.document && { document: release.document }),
    ...(release.date && { date: release.date }),
    ...(release.authority && { authority: release.authority }),
    exemptions,
    withheld: withheld.map(({ line, paragraph, mark, length }) => ({
      line,
      ...(paragraph !== undefined && { paragraph }),
      mark,
      ...(length !== undefined && { length }),
    })),
    ...(declassification && { declassification }),
    findings: [
      ...legibleElsewhere(telegram, withheld),
      ...wordsInMarks(withheld),
      ...unknownExemptions(exemptions),
      ...(personal ? personalData(telegram) : []),
    ].sort((a, b) => a.line - b.line),
  };
}

const CODE = /\bB\d(?:\s?\([A-F]\))?|\(b\)\s?\(\d\)(?:\([A-F]\))?|\b(?:1\.[45]|25X\d)\s?(?:\([A-Z]\))?/gi;

/** The exemption codes of the copy, each with the lines where it is claimed. */
function exemptionsOf(telegram: Telegram): ExemptionUse[] {
  const lines = new Map<string, Set<number>>();
  for (const code of releaseOf(telegram)?.exemptions ?? []) lines.set(code, new Set());
  for (const message of telegram.messages) {
    for (const mark of message.releaseMarks) {
      const isStamp = mark.kind === 'ReleaseStamp';
      for (const [written] of textOf(message, mark).matchAll(CODE)) {
        const code = exemptionCodeOf(written);
        // A stamp names case numbers too: of its words only the codes that the release has count.
        if (isStamp && !lines.has(code)) continue;
        lines.set(code, (lines.get(code) ?? new Set()).add(message.line + lineOf(message, mark.start) + 1));
      }
    }
  }
  return [...lines].map(([code, places]) => {
    const known = foiaCode(code);
    return {
      code,
      ...(known && { meaning: known.meaning }),
      ...(known?.legalBasis && { legalBasis: known.legalBasis }),
      lines: [...places].sort((a, b) => a - b),
    };
  });
}

function unknownExemptions(exemptions: readonly ExemptionUse[]): ReleaseFinding[] {
  return exemptions.flatMap(({ code, meaning, lines: [line = 1] }) =>
    meaning === undefined
      ? {
          kind: 'unknown exemption' as const,
          line,
          message: `${code} is not an exemption of the law or the order.`,
        }
      : [],
  );
}

/** `DECL: 05/07/2036: 7 May 2036`. */
function declassificationOf(telegram: Telegram): string | undefined {
  for (const message of telegram.messages) {
    const instruction = message.header?.executiveOrder?.instruction;
    if (!instruction) continue;
    const { title } =
      describe(telegram, message, pathAt(message, instruction.start), instruction.start) ?? {};
    return [plain(textOf(message, instruction)), ...(title ? [title] : [])].join(': ');
  }
  return undefined;
}
