import type { DocumentSymbol, Hover } from 'vscode-languageserver-types';

/** Notification of the bench to the empty server: what it is to answer from then on. */
export const ANSWERS_NOTIFICATION = 'bench/answers';

export interface Answers {
  readonly outline: DocumentSymbol[];
  readonly hover: Hover | null;
}
