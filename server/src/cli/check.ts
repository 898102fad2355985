import { DiagnosticSeverity } from 'vscode-languageserver-types';
import { cableService } from '../service';
import { eachInput } from './input';
import { print } from './output';

const SEVERITIES = {
  [DiagnosticSeverity.Error]: 'error',
  [DiagnosticSeverity.Warning]: 'warning',
  [DiagnosticSeverity.Information]: 'information',
  [DiagnosticSeverity.Hint]: 'hint',
};

/** `cable check`: one finding a line, `FILE:LINE:COLUMN: severity: message [code]`. Status 1 where there are any. */
export async function check(names: readonly string[]): Promise<number> {
  const good = await eachInput(names, async ({ name, text }) => {
    const found = cableService.diagnostics(cableService.parse(text), name);
    for (const { range, severity = DiagnosticSeverity.Error, message, code } of found) {
      const place = `${name}:${range.start.line + 1}:${range.start.character + 1}`;
      await print(`${place}: ${SEVERITIES[severity]}: ${message} [${code}]\n`);
    }
    return found.length === 0;
  });
  return good ? 0 : 1;
}
