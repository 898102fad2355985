/** What the extension and the script of the reading view say to each other. */

export type ReadingOption = 'furniture' | 'glossary';

export type ToReadingView =
  | ({ readonly type: 'content'; readonly html: string; readonly style: string } & {
      readonly [option in ReadingOption]: boolean;
    })
  /** The editor has scrolled to, or its cursor is on, a 0-based line. */
  | { readonly type: 'reveal' | 'select'; readonly line: number };

export type FromReadingView =
  | { readonly type: 'ready' }
  | { readonly type: 'option'; readonly option: ReadingOption; readonly on: boolean }
  /** The view has scrolled to a 0-based line, or the reader asks for that line. */
  | { readonly type: 'scroll' | 'open'; readonly line: number }
  | { readonly type: 'cable'; readonly cable: string };
