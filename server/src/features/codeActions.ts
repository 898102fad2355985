import {
  type CodeAction,
  CodeActionKind,
  type CodeActionKind as Kind,
  type Range,
  type WorkspaceEdit,
} from 'vscode-languageserver-types';
import { problems } from '../rules';
import { editsOf } from '../rules/fix';
import type { Fix, Problem } from '../rules/rule';
import { rangeOf } from '../syntax/place';
import type { CableDocument } from '../syntax/tree';
import { diagnosticOf } from './diagnostics';

/** All safe fixes of a file at once; an editor runs it only where the user asks for it. */
export const FIX_ALL_CABLE = `${CodeActionKind.SourceFixAll}.cable` satisfies Kind;

/** Kinds of code actions that there are. */
export const CODE_ACTION_KINDS: readonly Kind[] = [CodeActionKind.QuickFix, FIX_ALL_CABLE];

/** The version of the document that the tree was made of: the editor refuses the edits of another one. */
export interface DocumentVersion {
  readonly uri: string;
  readonly version: number | null;
}

/**
 * Fixes of the problems that touch the range, each followed by the fix for all of its kind in the file where
 * that is safe; and the fix for everything safe, where the editor asks for that kind (`only`).
 */
export function codeActions(
  document: CableDocument,
  target: DocumentVersion,
  range: Range,
  only?: readonly Kind[],
): CodeAction[] {
  return [
    ...(wants(only ?? [CodeActionKind.QuickFix], CodeActionKind.QuickFix)
      ? quickFixes(document, target, range)
      : []),
    ...(wants(only ?? [], FIX_ALL_CABLE) ? fixAll(document, target) : []),
  ];
}

/** An asked-for kind stands for those below it too: `source` for `source.fixAll.cable`. */
function wants(only: readonly Kind[], kind: Kind): boolean {
  return only.some((asked) => kind === asked || kind.startsWith(`${asked}.`));
}

function quickFixes(document: CableDocument, target: DocumentVersion, range: Range): CodeAction[] {
  const actions: CodeAction[] = [];
  const kinds = new Map<string, Problem>();
  for (const telegram of document.telegrams) {
    const last = telegram.messages.at(-1) ?? telegram.messages[0];
    if (telegram.messages[0].line > range.end.line) break;
    if (last.line + last.lineStarts.length <= range.start.line) continue;
    for (const problem of problems(telegram)) {
      if (!problem.fix || !touch(rangeOf(problem.message, problem.span), range)) continue;
      actions.push({
        title: problem.fix.title,
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnosticOf(problem, target.uri)],
        isPreferred: problem.rule.fix !== 'offer',
        edit: workspaceEdit(target, [problem.fix]),
      });
      if (problem.rule.fix === 'fix-all') kinds.set(problem.rule.code, problem);
    }
  }
  if (kinds.size === 0) return actions;
  const all = document.telegrams.flatMap(problems);
  for (const problem of kinds.values()) {
    const same = all.filter(({ rule, fix }) => rule === problem.rule && fix);
    if (same.length < 2) continue;
    actions.push({
      title: `Fix all ${same.length} in the file: ${problem.rule.title.toLowerCase()}`,
      kind: CodeActionKind.QuickFix,
      diagnostics: same.map((each) => diagnosticOf(each, target.uri)),
      edit: workspaceEdit(target, fixesOf(same)),
    });
  }
  return actions;
}

function fixAll(document: CableDocument, target: DocumentVersion): CodeAction[] {
  const safe = document.telegrams.flatMap(problems).filter(({ rule }) => rule.fix === 'fix-all');
  const fixes = fixesOf(safe);
  if (fixes.length === 0) return [];
  return [
    {
      title: 'Fix all that can be fixed safely in this cable',
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
