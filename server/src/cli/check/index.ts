import { DiagnosticSeverity } from 'vscode-languageserver-types';
import { cableService } from '../service';
import type { Findings } from './commands';

const SEVERITIES = {
  [DiagnosticSeverity.Error]: 'error',
  [DiagnosticSeverity.Warning]: 'warning',
  [DiagnosticSeverity.Information]: 'information',
  [DiagnosticSeverity.Hint]: 'hint',
};

/** `cable check`: one finding a line, `FILE:LINE:COLUMN: severity: message [code]`. Good is a text that has none. */
export function check(text: string, name: string): Findings {
  const found = cableService.diagnostics(cableService.parse(text), name);
  const pieces = found.map(({ range, severity = DiagnosticSeverity.Error, message, code }) => {
    const place = `${name}:${range.start.line + 1}:${range.start.character + 1}`;
    return `${place}: ${SEVERITIES[severity]}: ${message} [${code}]\n`;
  });
  return { pieces, good: found.length === 0 };
}
