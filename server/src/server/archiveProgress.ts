import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';
import type { ReadingState } from '../archive/archiveReader';
import { inBackground } from './background';
import type { Client } from './client';

/** Milliseconds between two messages of progress. */
const PAUSE = 200;
/** An archive that is read in less time shows no progress. */
const DELAY = 300;

/** Shows how far the reading of the archive is, to clients that show progress of the server's own. */
export function archiveProgress(connection: Connection, client: Client): (state: ReadingState) => void {
  let shown: Promise<WorkDoneProgressServerReporter> | undefined;
  let startTimer: ReturnType<typeof setTimeout> | undefined;
  let last = 0;
  let state: ReadingState = { phase: 'complete', done: 0, of: 0 };

  function start(): void {
    startTimer = undefined;
    const begun = connection.window.createWorkDoneProgress().then((progress) => {
      progress.begin('Cables', percentageOf(state), messageOf(state), false);
      return progress;
    });
    shown = begun;
    inBackground(connection, begun);
  }

  function end(): void {
    clearTimeout(startTimer);
    startTimer = undefined;
    const ended = shown;
    shown = undefined;
    void ended?.then(
      (progress) => progress.done(),
      () => undefined,
    );
  }

  return (next) => {
    state = next;
    if (!client.capabilities.window?.workDoneProgress) return;
    if (state.phase === 'complete') {
      end();
      return;
    }
    if (!shown && !startTimer) startTimer = setTimeout(start, DELAY);
    const now = Date.now();
    if (!shown || now - last < PAUSE) return;
    last = now;
    void shown.then(
      (progress) => progress.report(percentageOf(state), messageOf(state)),
      () => undefined,
    );
  };
}

const percentageOf = ({ done, of }: ReadingState) => (of === 0 ? 0 : Math.floor((100 * done) / of));

/** `indexing: 41,000 of 251,287` */
export function messageOf({ phase, done, of }: ReadingState): string {
  if (phase === 'opening') return 'opening the index';
  if (phase === 'listing') return 'listing the files';
  return `indexing: ${done.toLocaleString('en')} of ${of.toLocaleString('en')}`;
}
