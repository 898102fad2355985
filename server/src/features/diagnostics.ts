import {
  type Diagnostic,
  DiagnosticSeverity,
  type DiagnosticSeverity as DiagnosticSeverityValue,
  DiagnosticTag,
} from 'vscode-languageserver-types';
import { problems } from '../rules';
import type { Problem, Severity } from '../rules/rule';
import { rangeOf } from '../syntax/place';
import type { CableDocument } from '../syntax/tree';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverityValue>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** What the rules find in the document, in the order of the text. Related places are in the same `uri`. */
export function diagnostics(document: CableDocument, uri: string): Diagnostic[] {
  return document.telegrams.flatMap(problems).map((problem) => diagnosticOf(problem, uri));
}

export function diagnosticOf({ rule, message, span, text, ...more }: Problem, uri: string): Diagnostic {
  return {
    source: 'cable',
    code: rule.code,
    severity: SEVERITIES[rule.severity],
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
