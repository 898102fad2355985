import { DiagnosticSeverity } from 'vscode-languageserver-types';
import { cableService } from '../service';
import { readInputs } from './input';

const SEVERITIES = {
  [DiagnosticSeverity.Error]: 'error',
  [DiagnosticSeverity.Warning]: 'warning',
  [DiagnosticSeverity.Information]: 'information',
  [DiagnosticSeverity.Hint]: 'hint',
};

/** `cable check`: one finding a line, `FILE:LINE:COLUMN: severity: message [code]`. Status 1 where there are any. */
export function check(names: readonly string[]): number {
  const { inputs, failed } = readInputs(names);
  let count = 0;
  for (const { name, text } of inputs) {
    for (const { range, severity = DiagnosticSeverity.Error, message, code } of cableService.diagnostics(
      cableService.parse(text),
      name,
    )) {
      count++;
      const place = `${name}:${range.start.line + 1}:${range.start.character + 1}`;
      process.stdout.write(`${place}: ${SEVERITIES[severity]}: ${message} [${code}]\n`);
    }
  }
  return failed || count > 0 ? 1 : 0;
}
