import type { Problem, Severity } from '../../../rules/rule';
import { placeIn, problemData } from '../../../service';
import { BARE, type OutputFrame } from '../../output/outputFrame';
import { pretty } from './pretty';
import { sarifFrame, sarifResult } from './sarif';

interface Format {
  readonly frame: OutputFrame;
  print(problem: Problem, file: string, colors: boolean): string;
}

/** How problems are written. */
export const formats = {
  pretty: { frame: BARE, print: pretty },
  json: {
    frame: { before: '[\n', between: ',\n', after: '\n]\n', none: '[]\n' },
    print: (problem, file) => JSON.stringify({ file, ...problemData(problem) }),
  },
  sarif: { frame: sarifFrame, print: (problem, file) => JSON.stringify(sarifResult(problem, file)) },
  github: { frame: BARE, print: githubCommand },
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof formats;

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** A workflow command of GitHub Actions, which shows it at the line. */
function githubCommand({ rule, severity, message, span, text }: Problem, file: string): string {
  const place = placeIn(message, span);
  const properties = { file, line: place.line, col: place.column, endLine: place.endLine, title: rule.code };
  const written = Object.entries(properties).map(
    ([name, value]) => `${name}=${escaped(`${value}`).replaceAll(':', '%3A').replaceAll(',', '%2C')}`,
  );
  return `::${COMMANDS[severity]} ${written.join(',')}::${escaped(text)}\n`;
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
