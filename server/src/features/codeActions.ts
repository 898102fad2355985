import {
  type CodeAction,
  CodeActionKind,
  type CodeActionKind as Kind,
  type Range,
  type WorkspaceEdit,
} from 'vscode-languageserver-types';
import {
  REOPEN_WITH_ENCODING,
  type ReopenWithEncodingArguments,
  SET_RULE_SEVERITY,
  type SetRuleSeverityArguments,
} from '../protocol';
import { problems } from '../rules';
import { editsOf } from '../rules/fix';
import type { Fix, Problem } from '../rules/rule';
import { atSeverityLevels, type SeverityLevelOf } from '../rules/severityLevels';
import { rangeOf } from '../syntax/query/locate';
import type { CableDocument, Telegram } from '../syntax/tree';
import { diagnosticOf } from './diagnostics';

/** All safe fixes of a file at once; an editor runs it only if the user asks for it. */
export const FIX_ALL_CABLE = `${CodeActionKind.SourceFixAll}.cable` satisfies Kind;

/** Kinds of code actions that there are. */
export const CODE_ACTION_KINDS: readonly Kind[] = [CodeActionKind.QuickFix, FIX_ALL_CABLE];

/** The version of the document that the tree was made of: the editor refuses the edits of another one. */
export interface DocumentVersion {
  readonly uri: string;
  readonly version: number | null;
}

/** What there is to know besides the cable. */
export interface CodeActionOptions {
  /** The kinds that the editor asks for; quick fixes where it asks for none. */
  readonly only?: readonly Kind[];
  readonly severityLevelOf?: SeverityLevelOf;
  /** Whether the client has the command `SET_RULE_SEVERITY`. */
  readonly setsSeverity?: boolean;
  /** Whether the client has the command `REOPEN_WITH_ENCODING`. */
  readonly reopens?: boolean;
}

/**
 * Fixes of the problems that touch the range, each followed by the fix for all of its kind in the file where
 * that is safe, and last the change of their severity; and the fix for everything safe, where the editor asks
 * for that kind.
 */
export function codeActions(
  document: CableDocument,
  target: DocumentVersion,
  range: Range,
  {
    only = [CodeActionKind.QuickFix],
    severityLevelOf,
    setsSeverity = false,
    reopens = false,
  }: CodeActionOptions = {},
): CodeAction[] {
  const shown = (telegram: Telegram) =>
    severityLevelOf ? atSeverityLevels(problems(telegram), severityLevelOf) : problems(telegram);
  return [
    ...(wants(only, CodeActionKind.QuickFix)
      ? quickFixes(document, target, range, shown, { setsSeverity, reopens })
      : []),
    ...(wants(only, FIX_ALL_CABLE) ? fixAll(document, target, shown) : []),
  ];
}

/** A kind that is asked for includes those below it: `source` includes `source.fixAll.cable`. */
function wants(only: readonly Kind[], kind: Kind): boolean {
  return only.some((asked) => kind === asked || kind.startsWith(`${asked}.`));
}

type ProblemsOf = (telegram: Telegram) => readonly Problem[];

function quickFixes(
  document: CableDocument,
  target: DocumentVersion,
  range: Range,
  problemsOf: ProblemsOf,
  { setsSeverity, reopens }: Required<Pick<CodeActionOptions, 'setsSeverity' | 'reopens'>>,
): CodeAction[] {
  const here = document.telegrams
    .filter((telegram) => reaches(telegram, range))
    .flatMap(problemsOf)
    .filter(({ message, span }) => touch(rangeOf(message, span), range));
  const fixes = here.flatMap((problem): CodeAction[] => {
    if (!problem.fix) return [];
    return [
      {
        title: problem.fix.title,
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnosticOf(problem, target.uri)],
        isPreferred: problem.rule.fix !== 'offer',
        edit: workspaceEdit(target, [problem.fix]),
      },
    ];
  });
  const kinds = new Map(here.map((problem) => [problem.rule, problem]));
  const safe = [...kinds.values()].filter(({ rule, fix }) => fix && rule.fix === 'fix-all');
  const all = safe.length > 0 ? document.telegrams.flatMap(problemsOf) : [];
  const fixesOfKind = safe.flatMap(({ rule }): CodeAction[] => {
    const same = all.filter((other) => other.rule === rule && other.fix);
    if (same.length < 2) return [];
    return [
      {
        title: `Fix All ${same.length} in File: ${inSentence(rule.title)}`,
        kind: CodeActionKind.QuickFix,
        diagnostics: same.map((each) => diagnosticOf(each, target.uri)),
        edit: workspaceEdit(target, fixesOf(same)),
      },
    ];
  });
  const changes = [...kinds].map(([{ code }, problem]): CodeAction => {
    const title = `Change Severity of ${code}…`;
    const itsArguments: SetRuleSeverityArguments = [code, target.uri];
    return {
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnosticOf(problem, target.uri)],
      command: { title, command: SET_RULE_SEVERITY, arguments: itsArguments },
    };
  });
  const reopened = here.flatMap((problem): CodeAction[] => {
    const { reopenAs } = problem.rule;
    if (!reopens || reopenAs === undefined) return [];
    const title = `Reopen as ${ENCODINGS[reopenAs] ?? reopenAs}`;
    const itsArguments: ReopenWithEncodingArguments = [target.uri, reopenAs];
    return [
      {
        title,
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnosticOf(problem, target.uri)],
        isPreferred: true,
        command: { title, command: REOPEN_WITH_ENCODING, arguments: itsArguments },
      },
    ];
  });
  return [...fixes, ...reopened, ...fixesOfKind, ...(setsSeverity ? changes : [])];
}

/** VS Code's names of encodings, and those that people know. */
const ENCODINGS: Readonly<Record<string, string>> = { windows1252: 'Windows-1252' };

/** A title after a colon; a word in capitals, such as TAGS, keeps them. */
function inSentence(title: string): string {
  return title.replace(/^[A-Z](?![A-Z])/, (first) => first.toLowerCase());
}

function reaches({ messages }: Telegram, { start, end }: Range): boolean {
  const last = messages.at(-1) ?? messages[0];
  return messages[0].line <= end.line && last.line + last.lineStarts.length > start.line;
}

function fixAll(document: CableDocument, target: DocumentVersion, problemsOf: ProblemsOf): CodeAction[] {
  const safe = document.telegrams.flatMap(problemsOf).filter(({ rule }) => rule.fix === 'fix-all');
  const fixes = fixesOf(safe);
  if (fixes.length === 0) return [];
  return [
    {
      title: 'Fix All Safe Problems in Cable',
      kind: FIX_ALL_CABLE,
      edit: workspaceEdit(target, fixes),
    },
  ];
}

function fixesOf(found: readonly Problem[]): Fix[] {
  return found.flatMap(({ fix }) => fix ?? []);
}

function touch(a: Range, b: Range): boolean {
  return !(before(a.end, b.start) || before(b.end, a.start));
}

function before(a: Range['start'], b: Range['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}

function workspaceEdit({ uri, version }: DocumentVersion, fixes: readonly Fix[]): WorkspaceEdit {
  const edits = editsOf(fixes).map(({ message, span, newText }) => ({
    range: rangeOf(message, span),
    newText,
  }));
  return { documentChanges: [{ textDocument: { uri, version }, edits }] };
}
