import {
  commands,
  Disposable,
  type Event,
  EventEmitter,
  type TextDocument,
  type TextEditor,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { GLANCE_REQUEST, type Glance, TABLES_CHANGED_NOTIFICATION } from '../../server/src/protocol';

/** Context key of `when` clauses: whether there is a current cable. */
const CONTEXT = 'cable.isOpen';

/** The cursor may move with every key: the server is asked once it has not moved for this many milliseconds. */
const REST = 100;
/** A cable that was just opened may not have reached the server: it is asked this many times, in milliseconds. */
const MOST_TRIES = 8;
const NEXT_TRY = 500;

/** The cable that is being read, with what the server says of the place of the cursor. */
export interface Current {
  readonly document: TextDocument;
  readonly glance: Glance;
}

/** Follows the cable that is being read. */
export interface CurrentCable extends Disposable {
  readonly value: Current | undefined;
  readonly onDidChange: Event<Current | undefined>;
  /** The current cable as it is now: the server is asked again. For commands. */
  now(): Promise<Current | undefined>;
}

/**
 * Asks the server for the facts of the cable in the active editor when another editor becomes active, the cursor
 * moves, or the text changes. If the active editor holds no cable, for example the output panel, the last cable stays
 * current as long as it is visible.
 */
export function followCable(client: BaseLanguageClient): CurrentCable {
  const changed = new EventEmitter<Current | undefined>();
  let editor: TextEditor | undefined;
  let value: Current | undefined;
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function set(next: Current | undefined): void {
    if (!next && !value) return;
    if ((next === undefined) !== (value === undefined)) {
      void commands.executeCommand('setContext', CONTEXT, next !== undefined);
    }
    value = next;
    changed.fire(value);
  }

  async function ask(tries = 1): Promise<Current | undefined> {
    clearTimeout(timer);
    const active = window.activeTextEditor;
    if (isCable(active)) editor = active;
    else if (!editor || !isCable(editor) || !window.visibleTextEditors.includes(editor)) editor = undefined;
    const turn = ++asked;
    const glance = editor && (await glanceAt(client, editor));
    // The cursor has moved on, and its new place is being asked for.
    if (turn !== asked) return value;
    // An empty file is not a cable yet.
    set(editor && glance?.items.length ? { document: editor.document, glance } : undefined);
    if (editor && !glance && tries < MOST_TRIES) timer = setTimeout(ask, NEXT_TRY, tries + 1);
    return value;
  }
  const now = () => ask();

  function soon(): void {
    clearTimeout(timer);
    timer = setTimeout(now, REST);
  }
  const isCurrent = (document: TextDocument) => document === editor?.document;

  void now();
  const subscriptions = Disposable.from(
    changed,
    // With the user's tables the meanings change.
    client.onNotification(TABLES_CHANGED_NOTIFICATION, soon),
    window.onDidChangeActiveTextEditor(now),
    window.onDidChangeVisibleTextEditors(soon),
    window.onDidChangeTextEditorSelection(({ textEditor }) => textEditor === editor && soon()),
    workspace.onDidChangeTextDocument(({ document }) => isCurrent(document) && soon()),
    // To VS Code, a change of language closes the document and opens it again.
    workspace.onDidOpenTextDocument((document) => document === window.activeTextEditor?.document && soon()),
    workspace.onDidCloseTextDocument((document) => isCurrent(document) && soon()),
  );
  return {
    get value() {
      return value;
    },
    onDidChange: changed.event,
    now,
    dispose() {
      clearTimeout(timer);
      subscriptions.dispose();
    },
  };
}

function isCable(editor: TextEditor | undefined): editor is TextEditor {
  return editor?.document.languageId === 'cable';
}

/** Nothing if the server has stopped or failed, which it has reported itself. */
async function glanceAt(
  client: BaseLanguageClient,
  { document, selection }: TextEditor,
): Promise<Glance | undefined> {
  const convert = client.code2ProtocolConverter;
  try {
    const place = convert.asTextDocumentPositionParams(document, selection.active);
    return (await client.sendRequest<Glance | null>(GLANCE_REQUEST, place)) ?? undefined;
  } catch {
    return undefined;
  }
}
