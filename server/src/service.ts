import type {
  CodeAction,
  CompletionList,
  Diagnostic,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  Location,
  LocationLink,
  MarkupContent,
  Position,
  Range,
  SelectionRange,
  WorkspaceEdit,
} from 'vscode-languageserver-types';
import { anchors } from './features/anchors';
import {
  type CitationItem,
  type CitationLibrary,
  type CitationSource,
  type CiteOptions,
  citationItems,
  cite,
} from './features/citation';
import { type CodeActionOptions, codeActions, type DocumentVersion } from './features/codeActions';
import { type CompareOptions, type Comparison, compare } from './features/comparison';
import { completionDocumentation, completions } from './features/completion';
import { diagnostics } from './features/diagnostics';
import { type Explanation, explainCode, explainLine } from './features/explain';
import { foldingRanges } from './features/folding';
import { glance } from './features/glance';
import { hover } from './features/hover';
import { type HintAmount, inlayHints } from './features/inlayHints';
import {
  type CodeAt,
  codeAt,
  definition,
  documentHighlights,
  prepareRename,
  references,
  rename,
} from './features/navigation';
import { documentLinks } from './features/navigation/documentLinks';
import { outline } from './features/outline';
import { readings } from './features/reading';
import { glossaryMarkdown } from './features/reading/glossary';
import { type ReadingHtmlOptions, readingFragment, readingPage } from './features/reading/html';
import { readingMarkdown } from './features/reading/markdown';
import { paragraphAt } from './features/reading/paragraphAt';
import { type RecordOptions, records } from './features/record';
import type { CableRecord } from './features/record/types';
import { type ReleaseReview, type ReviewOptions, reviewRelease } from './features/releaseReview';
import { releaseMarkdown } from './features/releaseReview/report';
import { selectionRanges } from './features/selectionRanges';
import { semanticTokens, type TakeToken } from './features/semanticTokens';
import type { CableAnchor, Glance } from './protocol';
import type { KnownCables } from './reference/referenceNumbers';
import type { AddressesSeenWith } from './reference/routing';
import { problems } from './rules';
import { atSeverityLevels, type RuleSettings, severityLevelsIn } from './rules/severityLevels';
import { parse, reparse, type TextChange } from './syntax/document';
import { locate } from './syntax/query/locate';
import type { CableDocument, Telegram } from './syntax/tree';

export { CITATION_FORMATS, CITATION_STYLES } from './features/citation';
export { NORMALIZATIONS } from './features/comparison';
export { comparisonPage, comparisonText } from './features/comparison/report';
export {
  type ContainerColumns,
  containerColumns,
  type Evidence,
  evidenceOf,
  textOfRow,
} from './features/container';
export { placeIn, problemData } from './features/problemData';
export { RELEASE_COLUMNS, releaseRow, releaseText } from './features/releaseReview/report';
export {
  comparableText,
  TABLE_NAMES,
  type TableColumn,
  type TableName,
  tableCells,
  tableColumns,
} from './features/tables';
export type { CableRecord, CitationItem, Explanation, RecordOptions };

/**
 * All that the language server, the command line and the tests ask of cables. Every function takes any text, and gives
 * the same answer for the same arguments as long as the user's tables stay the same (`useUserRows` sets them, for the
 * whole process). What passes with time depends on `today`, milliseconds since 1970, which is now where it is not given.
 * Positions and ranges are those of the Language Server Protocol: 0-based lines, UTF-16.
 */
export interface CableService {
  parse(text: string): CableDocument;
  /** The tree after a change, equal to a fresh parse; only the messages that the change touches are read again. */
  reparse(cable: CableDocument, change: TextChange): CableDocument;
  /**
   * The parts of each cable. `uri` names a cable without a message reference number. If there are more symbols than
   * `most`, the parts of the last cables are left out.
   */
  outline(cable: CableDocument, uri: string, most?: number): DocumentSymbol[];
  /** What can be folded. If there are more ranges than `limit`, the innermost are left out. */
  foldingRanges(cable: CableDocument, limit?: number): FoldingRange[];
  /** The growing selections around each position, the smallest first. */
  selectionRanges(cable: CableDocument, positions: readonly Position[]): SelectionRange[];
  /** The item of the reference list, the paragraph, or the cable that is named at a position. */
  definition(cable: CableDocument, uri: string, position: Position, cables?: KnownCables): LocationLink[];
  /** All places that name what is named at a position, with or without its declaration. */
  references(
    cable: CableDocument,
    uri: string,
    position: Position,
    declaration: boolean,
    cables?: KnownCables,
  ): Location[];
  documentHighlights(cable: CableDocument, position: Position): DocumentHighlight[];
  /** What a code means at a position: a cable, a tag, a routing indicator, a post or a name. */
  codeAt(
    cable: CableDocument,
    position: Position,
    cables?: Pick<KnownCables, 'withNumber'>,
  ): CodeAt | undefined;
  /** The letter of a reference at a position, if it can be renamed. */
  prepareRename(cable: CableDocument, position: Position): { range: Range; placeholder: string } | null;
  /** Gives a reference another letter everywhere, or says why that can't be done. */
  rename(
    cable: CableDocument,
    target: DocumentVersion,
    position: Position,
    letter: string,
  ): WorkspaceEdit | { readonly refused: string };
  /** The web addresses of cables, made of their numbers by a template. */
  documentLinks(cable: CableDocument, template: string, cables: KnownCables): DocumentLink[];
  /**
   * The meaning of what is at a position. `seenWith` answers for routing indicators that no table has. `file` has the
   * user's settings: fixes of rules that are off are not named.
   */
  hover(
    cable: CableDocument,
    position: Position,
    seenWith?: AddressesSeenWith,
    file?: { readonly uri: string; readonly settings: RuleSettings },
    today?: number,
  ): Hover | null;
  /** What can be written at a position. */
  completions(
    cable: CableDocument,
    position: Position,
    seenWith?: AddressesSeenWith,
    today?: number,
  ): CompletionList;
  /** What the hover would say of a text that replaces the rest of the line after a position. */
  completionDocumentation(
    cable: CableDocument,
    start: Position,
    text: string,
    today?: number,
  ): MarkupContent | undefined;
  /** The meanings of a code outside a cable, in every table that has it. `year` chooses between tables. */
  explainCode(code: string, year?: number, today?: number): readonly Explanation[];
  /** The meanings of the tokens of a line, or of the one at a character. Both are 0-based. */
  explainLine(cable: CableDocument, line: number, character?: number, today?: number): readonly Explanation[];
  /** The hints after codes in a range. */
  inlayHints(
    cable: CableDocument,
    range: Range,
    amount: HintAmount,
    seenWith?: AddressesSeenWith,
  ): InlayHint[];
  /** Gives `take` the tokens of the document, or of a range, that a grammar cannot find. */
  semanticTokens(cable: CableDocument, take: TakeToken, range?: Range): void;
  /** The problems of the document. `settings` have the severities that the user chose for this file. */
  diagnostics(cable: CableDocument, uri: string, settings?: RuleSettings, cables?: KnownCables): Diagnostic[];
  /** The facts of the cable at a position, and where in the cable the position is. */
  glance(cable: CableDocument, position: Position): Glance | undefined;
  /** Each cable of the document, set to be read: as elements for a page, as a page of its own, or as Markdown. */
  reading(cable: CableDocument, form: 'view' | 'page' | 'markdown', options?: ReadingHtmlOptions): string;
  /** The codes of the cable at a position with their meanings, as Markdown. */
  glossary(cable: CableDocument, position: Position): string | undefined;
  /** Each cable of the document as a bibliographic item; a position takes the one there. */
  citationItems(
    cable: CableDocument,
    uri: string,
    source?: CitationSource,
    position?: Position,
  ): readonly CitationItem[];
  /** Items in a style or a format; the library that does it is loaded by `load` when it is first needed. */
  cite(
    items: readonly CitationItem[],
    options: CiteOptions,
    load: () => Promise<CitationLibrary>,
  ): Promise<string>;
  /** The paragraph at a position, as Markdown, with its true number. */
  paragraphAt(cable: CableDocument, position: Position): { number?: number; markdown: string } | undefined;
  /** Where each cable of the document and its paragraphs are, by the names that notes use. */
  anchors(cable: CableDocument, uri: string): readonly CableAnchor[];
  /** What the release of each cable of the document did to it. */
  releaseReviews(cable: CableDocument, options?: ReviewOptions): readonly ReleaseReview[];
  /** The same of the cable at a position, as Markdown; `undefined` where the copy shows no release. */
  releaseMarkdown(cable: CableDocument, position: Position): string | undefined;
  /** What matters between two copies: the first cable of each document. `undefined` where one has none. */
  compare(left: CableDocument, right: CableDocument, options?: CompareOptions): Comparison | undefined;
  /** What each cable of the document says, as data. */
  records(cable: CableDocument, options: RecordOptions): CableRecord[];
  /** Quick fixes for the problems in the range, and the fix-all actions. */
  codeActions(
    cable: CableDocument,
    target: DocumentVersion,
    range: Range,
    options?: Omit<CodeActionOptions, 'severityLevelOf'>,
    settings?: RuleSettings,
  ): CodeAction[];
}

export const cableService: CableService = {
  parse,
  reparse,
  outline: (cable, uri, most) => outline(cable, fileNameOf(uri), most),
  foldingRanges,
  selectionRanges,
  definition,
  references,
  documentHighlights,
  codeAt,
  prepareRename,
  rename,
  documentLinks,
  hover(cable, position, seenWith, file, today) {
    const severityLevelOf = file && severityLevelsIn(file.settings, decoded(file.uri));
    const shown = (telegram: Telegram) =>
      severityLevelOf ? atSeverityLevels(problems(telegram), severityLevelOf) : problems(telegram);
    return hover(cable, position, shown, { seenWith, today });
  },
  explainCode: (code, year, today) => explainCode(code, { year, today }),
  explainLine: (cable, line, character, today) => explainLine(cable, line, character, { today }),
  completions,
  completionDocumentation,
  inlayHints,
  semanticTokens,
  diagnostics: (cable, uri, settings, cables) =>
    diagnostics(cable, uri, settings && severityLevelsIn(settings, decoded(uri)), cables),
  glance,
  reading(cable, form, options) {
    const all = readings(cable);
    if (form === 'markdown') return readingMarkdown(all);
    return form === 'page' ? readingPage(all, options) : readingFragment(all, options);
  },
  glossary: glossaryMarkdown,
  citationItems: (cable, uri, source, position) => {
    const place = position && locate(cable, position);
    const telegrams = place ? [place.telegram] : cable.telegrams;
    return citationItems({ messages: cable.messages, telegrams }, fileNameOf(uri), source);
  },
  cite,
  paragraphAt,
  releaseMarkdown(cable, position) {
    const place = locate(cable, position);
    return place && releaseMarkdown(reviewRelease(place.telegram, { personal: true }));
  },
  releaseReviews: ({ telegrams }, options) => telegrams.map((telegram) => reviewRelease(telegram, options)),
  anchors: (cable, uri) => anchors(cable, fileNameOf(uri)),
  compare(left, right, options) {
    const [a] = left.telegrams;
    const [b] = right.telegrams;
    return a && b && compare(a, b, options);
  },
  records,
  codeActions: (cable, target, range, options, settings) =>
    codeActions(cable, target, range, {
      ...options,
      ...(settings && { severityLevelOf: severityLevelsIn(settings, decoded(target.uri)) }),
    }),
};

/** The last part of a URI without its extension; as written where it cannot be decoded. */
function fileNameOf(uri: string): string {
  return decoded(uri.slice(uri.lastIndexOf('/') + 1));
}

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
