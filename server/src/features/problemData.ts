import type { FixSafety, Problem, Severity } from '../rules/rule';
import { rangeOf } from '../syntax/query/locate';
import type { Message, Span } from '../syntax/tree';

/** A place in a file; lines and columns (UTF-16) count from 1, the end is exclusive. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A problem as data, for programs. Keys and their order never change. */
export interface ProblemData extends Place {
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  /** Other places of the cable that bear on it. */
  readonly related?: readonly (Place & { readonly message: string })[];
  /** Present where the rule has a fix: what it does, and how far it may be trusted. */
  readonly fix?: { readonly title: string; readonly safety: FixSafety };
}

export function problemData({ rule, severity, message, span, text, related, fix }: Problem): ProblemData {
  return {
    ...placeIn(message, span),
    severity,
    code: rule.code,
    message: text,
    ...(related?.length && {
      related: related.map((place) => ({ ...placeIn(place.message, place.span), message: place.text })),
    }),
    ...(fix && rule.fix && { fix: { title: fix.title, safety: rule.fix } }),
  };
}

export function placeIn(message: Message, span: Span): Place {
  const { start, end } = rangeOf(message, span);
  return {
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}
