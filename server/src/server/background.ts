import type { Connection } from 'vscode-languageserver';

/** Runs work that nobody waits for: an error in it is logged. */
export function inBackground(connection: Connection, work: Promise<unknown>): void {
  work.catch((error) => connection.console.error(describeError(error)));
}

/** With its stack, where it has one. */
export function describeError(error: unknown): string {
  return error instanceof Error ? `${error.stack}` : `${error}`;
}
