import {
  type CodeAction,
  CodeActionKind,
  commands,
  type Diagnostic,
  type Disposable,
  FileSystemError,
  l10n,
  languages,
  type TextDocument,
  type TextEdit,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { escapeMarkdown } from '../../server/src/features/markdown';

export const FIX_IN_COPY = 'cable.fixInCopy';

const FIX_ALL = CodeActionKind.SourceFixAll.append('cable');

/** Writes a fixed copy of a cable beside it, with a record of what was changed and why. The cable stays as it is. */
export function fixInCopy(): Disposable {
  return commands.registerCommand(FIX_IN_COPY, async () => {
    const document = window.activeTextEditor?.document;
    if (document?.languageId !== 'cable') return;
    if (document.isUntitled) {
      void window.showInformationMessage(
        l10n.t('Save the cable first: the fixed copy is written beside it.'),
      );
      return;
    }
    const edits = await fixesOf(document);
    if (edits.length === 0) {
      void window.showInformationMessage(l10n.t('Nothing in this cable can be fixed safely.'));
      return;
    }
    const copy = besideOf(document.uri, '.fixed$1');
    const record = besideOf(document.uri, '.fixed.md');
    if (!(await mayWrite(copy))) return;
    await write(copy, fixed(document, edits));
    await write(record, recordOf(document, edits));
    await window.showTextDocument(copy);
    window.setStatusBarMessage(l10n.t('{0} fixes written to a copy.', edits.length), 3000);
  });
}

/** The safe fixes, from the first to the last; they do not overlap. */
async function fixesOf(document: TextDocument): Promise<readonly TextEdit[]> {
  const whole = document.validateRange(
    document.lineAt(document.lineCount - 1).range.with(document.positionAt(0)),
  );
  const actions = await commands.executeCommand<CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    whole,
    FIX_ALL.value,
  );
  const edits = actions.find(({ kind }) => kind?.value === FIX_ALL.value)?.edit?.get(document.uri) ?? [];
  return edits.toSorted((a, b) => a.range.start.compareTo(b.range.start));
}

function besideOf(uri: Uri, ending: string): Uri {
  const name = uri.path.split('/').at(-1) ?? '';
  const changed = /\.[^.]*$/.test(name)
    ? name.replace(/(\.[^.]*)$/, ending)
    : name + ending.replace('$1', '');
  return Uri.joinPath(uri, '..', changed);
}

async function mayWrite(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
  } catch (error) {
    if (error instanceof FileSystemError && error.code === 'FileNotFound') return true;
    throw error;
  }
  const replace = l10n.t('Replace');
  const name = uri.path.split('/').at(-1) ?? '';
  const question = l10n.t('{0} exists. Replace it?', name);
  return (await window.showWarningMessage(question, { modal: true }, replace)) === replace;
}

const write = (uri: Uri, text: string) => workspace.fs.writeFile(uri, new TextEncoder().encode(text));

function fixed(document: TextDocument, edits: readonly TextEdit[]): string {
  let text = document.getText();
  for (const { range, newText } of edits.toReversed()) {
    text = text.slice(0, document.offsetAt(range.start)) + newText + text.slice(document.offsetAt(range.end));
  }
  return text;
}

/** What was changed and why, a line each: place, before, after, and the problem with its code. */
function recordOf(document: TextDocument, edits: readonly TextEdit[]): string {
  const problems = languages.getDiagnostics(document.uri);
  const name = document.uri.path.split('/').at(-1) ?? '';
  const rows = edits.map(({ range, newText }) => {
    const problem = problems.find((each) => each.range.intersection(range));
    const cells = [
      String(range.start.line + 1),
      shown(document.getText(range)),
      shown(newText),
      problem ? `${escapeMarkdown(problem.message)} (${codeOf(problem)})` : '',
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return [
    `# ${escapeMarkdown(l10n.t('Fixes in a copy of {0}', name))}`,
    `| ${l10n.t('Line')} | ${l10n.t('Before')} | ${l10n.t('After')} | ${l10n.t('Why')} |\n|---|---|---|---|\n${rows.join('\n')}`,
    '',
  ].join('\n\n');
}

const shown = (text: string) => (text === '' ? '–' : escapeMarkdown(text.replace(/\s+/g, ' ')));

function codeOf({ code }: Diagnostic): string {
  return typeof code === 'object' ? String(code.value) : String(code ?? '');
}

/** Marks the edits of a fix so that the editor asks before it applies them. */
export function asksFirst(action: CodeAction): CodeAction {
  const { edit } = action;
  if (!edit) return action;
  // `set` adds to what an edit has: a new one is made.
  const asking = new WorkspaceEdit();
  for (const [uri, edits] of edit.entries()) {
    asking.set(
      uri,
      edits.map((each): [TextEdit, { needsConfirmation: boolean; label: string }] => [
        each,
        { needsConfirmation: true, label: l10n.t('Change the cable') },
      ]),
    );
  }
  action.edit = asking;
  return action;
}
