import { problems } from '../../../rules';
import type { Problem, Severity } from '../../../rules/rule';
import {
  atSeverityLevels,
  isAtLeast,
  lower,
  type RuleSettings,
  severityLevelsIn,
} from '../../../rules/severityLevels';
import { cableService } from '../../../service';
import type { CableDocument } from '../../../syntax/tree';
import { encode } from '../../input/encode';
import type { Text } from '../../input/read';
import { BARE, type OutputFrame } from '../../output/outputFrame';
import { replaceFile } from '../../output/replaceFile';
import type { Findings } from '../../work/findings';
import { unifiedDiff } from './diff';
import { fixAll } from './fixAll';
import { type FormatName, formats } from './formats';
import { countsOf } from './summary';

export interface CheckOptions {
  readonly format: FormatName;
  readonly settings: RuleSettings;
  /** The highest severity to report. */
  readonly maxSeverity: Severity;
  /** The status is 1 from this severity on. */
  readonly failOn: Severity;
  /** Fix what can be fixed safely, in the file itself; or show what that would change. */
  readonly fix: 'no' | 'write' | 'show';
  readonly colors: boolean;
}

export function frameOfCheck({ format, fix }: CheckOptions): OutputFrame {
  return fix === 'show' ? BARE : formats[format].frame;
}

/** `cable check`: what is wrong or damaged in a text; after it was fixed, where that is asked for. */
export function check({ name, text, place }: Text, options: CheckOptions): Findings {
  const cable = cableService.parse(text);
  if (options.fix === 'no') return report(cable, name, options);
  const fixed = fixAll(cable, problemsOf(cable, options));
  const complaints = fixed.left.map(
    ({ count, code }) => `${name}: ${count} ${code} left, because fixing would change more of the cable`,
  );
  if (options.fix === 'show') {
    const difference = unifiedDiff(cable, fixed.edits, name);
    return {
      ...report(fixed.cable, name, options),
      pieces: difference === '' ? [] : [difference],
      complaints,
    };
  }
  if (fixed.count === 0) return { ...report(cable, name, options), complaints };
  const fault = place
    ? write(fixed.text, place)
    : 'it is not a text file of its own; copy the cable into one';
  if (fault !== undefined) {
    complaints.push(`cannot fix ${name}: ${fault}`);
    return { ...report(cable, name, options), complaints, good: false };
  }
  complaints.push(`${name}: ${fixed.count} fixed`);
  return { ...report(fixed.cable, name, options, fixed.count), complaints };
}

function write(text: string, { path, encoding }: NonNullable<Text['place']>): string | undefined {
  const bytes = encode(text, encoding);
  return bytes ? replaceFile(path, bytes) : 'its encoding lacks a character';
}

function report(cable: CableDocument, name: string, options: CheckOptions, fixed = 0): Findings {
  const found = problemsOf(cable, options);
  const { print } = formats[options.format];
  return {
    pieces: found.map((problem) => print(problem, name, options.colors)),
    good: !found.some(({ severity }) => isAtLeast(severity, options.failOn)),
    counts: countsOf(cable, found, fixed),
  };
}

function problemsOf(cable: CableDocument, { settings, maxSeverity }: CheckOptions): readonly Problem[] {
  return atSeverityLevels(cable.telegrams.flatMap(problems), severityLevelsIn(settings, '')).map(
    (problem) => ({
      ...problem,
      severity: lower(problem.severity, maxSeverity),
    }),
  );
}
