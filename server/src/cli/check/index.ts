import { problems } from '../../rules';
import { atLevels, isAtLeast, levelsIn, milder, type RuleSettings } from '../../rules/levels';
import type { Problem, Severity } from '../../rules/rule';
import { cableService } from '../../service';
import type { CableDocument } from '../../syntax/tree';
import type { Findings } from '../commands';
import { encode, type Text } from '../input';
import { BARE, type OutputFrame } from '../outputFrame';
import { replaceFile } from '../replaceFile';
import type { Source } from '../sources';
import { unifiedDiff } from './diff';
import { type FormatName, formats } from './formats';
import { mend } from './mend';
import { tallyOf } from './summary';

export interface CheckOptions {
  readonly format: FormatName;
  readonly settings: RuleSettings;
  /** Graver findings count as of this severity. */
  readonly maxSeverity: Severity;
  /** The status is 1 from this severity on. */
  readonly failOn: Severity;
  /** Mend what can be mended safely, in the file itself; or show what that would change. */
  readonly fix: 'no' | 'write' | 'show';
  readonly colours: boolean;
}

export function frameOfCheck({ format, fix }: CheckOptions): OutputFrame {
  return fix === 'show' ? BARE : formats[format].frame;
}

/** `cable check`: what is wrong or damaged in a text; after it was mended, where that is asked for. */
export function check({ text, encoding }: Text, source: Source, options: CheckOptions): Findings {
  const { name } = source;
  const cable = cableService.parse(text);
  if (options.fix === 'no') return told(cable, name, options);
  const mended = mend(cable, problemsOf(cable, options));
  const complaints = mended.left.map(
    ({ count, code }) => `${name}: ${count} ${code} left, since mending would change more of the cable`,
  );
  if (options.fix === 'show') {
    const difference = unifiedDiff(cable, mended.edits, name);
    return {
      ...told(mended.cable, name, options),
      pieces: difference === '' ? [] : [difference],
      complaints,
    };
  }
  if (mended.count === 0) return { ...told(cable, name, options), complaints };
  const bytes = encode(mended.text, encoding);
  const fault = bytes ? replaceFile(`${source.path}`, bytes) : 'its encoding lacks a character';
  if (fault !== undefined) {
    complaints.push(`cannot mend ${name}: ${fault}`);
    return { ...told(cable, name, options), complaints, good: false };
  }
  complaints.push(`${name}: ${mended.count} mended`);
  return { ...told(mended.cable, name, options, mended.count), complaints };
}

function told(cable: CableDocument, name: string, options: CheckOptions, mended = 0): Findings {
  const found = problemsOf(cable, options);
  const { print } = formats[options.format];
  return {
    pieces: found.map((problem) => print(problem, name, options.colours)),
    good: !found.some(({ severity }) => isAtLeast(severity, options.failOn)),
    tally: tallyOf(cable, found, mended),
  };
}

function problemsOf(cable: CableDocument, { settings, maxSeverity }: CheckOptions): readonly Problem[] {
  return atLevels(cable.telegrams.flatMap(problems), levelsIn(settings, '')).map((problem) => ({
    ...problem,
    severity: milder(problem.severity, maxSeverity),
  }));
}
