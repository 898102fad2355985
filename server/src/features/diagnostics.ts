import {
  type Diagnostic,
  DiagnosticSeverity,
  type DiagnosticSeverity as DiagnosticSeverityValue,
  DiagnosticTag,
} from 'vscode-languageserver-types';
import type { KnownCables } from '../reference/referenceNumbers';
import { problems, problemsAmong } from '../rules';
import { pageOf } from '../rules/manual';
import type { Problem, Severity } from '../rules/rule';
import { atSeverityLevels, type SeverityLevelOf } from '../rules/severityLevels';
import { rangeOf } from '../syntax/query/locate';
import type { CableDocument } from '../syntax/tree';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverityValue>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/**
 * What the rules find in the document, in the order of the text. Related places are in the same `uri`.
 * @param severityLevelOf how the user wants the findings of each rule shown; each at its own severity if not given
 * @param cables those of the folder, where one is open
 */
export function diagnostics(
  document: CableDocument,
  uri: string,
  severityLevelOf?: SeverityLevelOf,
  cables?: KnownCables,
): Diagnostic[] {
  const found = document.telegrams.flatMap((telegram) => [
    ...problems(telegram),
    ...(cables ? problemsAmong(telegram, cables) : []),
  ]);
  return (severityLevelOf ? atSeverityLevels(found, severityLevelOf) : found).map((problem) =>
    diagnosticOf(problem, uri),
  );
}

export function diagnosticOf(
  { rule, severity, message, span, text, ...more }: Problem,
  uri: string,
): Diagnostic {
  return {
    source: 'cable',
    code: rule.code,
    codeDescription: { href: pageOf(rule) },
    severity: SEVERITIES[severity],
    range: rangeOf(message, span),
    message: text,
    ...(more.unnecessary && { tags: [DiagnosticTag.Unnecessary] }),
    ...(more.related?.length && {
      relatedInformation: more.related.map((place) => ({
        location: { uri, range: rangeOf(place.message, place.span) },
        message: place.text,
      })),
    }),
  };
}
