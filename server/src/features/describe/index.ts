import type { AddressesSeenWith } from '../../reference/routing';
import type { Leaf, LeafKind, Message, SyntaxNode, Telegram } from '../../syntax/tree';
import { textOf } from '../../syntax/walk';
import { headingText, pageLine, paragraphNumber, pilcrow, portionMark, rule, surname } from './body';
import { captionText, classification, messageReference, section } from './classification';
import { type Context, words } from './context';
import { completed, type Description, type Draft } from './description';
import {
  continuityNumber,
  dateTimeGroup,
  endOfMessage,
  filingTime,
  groupCount,
  operatingSignal,
  plainLanguageAddress,
  precedenceDigraph,
  precedenceLetter,
  prosign,
  routingIndicator,
  securityLettersOf,
  securityProsign,
  separation,
  stationSerialNumber,
  transmissionIdentifier,
  validationNumber,
} from './envelope';
import {
  banner,
  copyTotal,
  downgradeGroup,
  exemptionCode,
  officeSymbol,
  pageHeader,
  processingLine,
  publisherText,
  releaseStamp,
} from './handling';
import {
  classifiedBy,
  declassificationInstruction,
  executiveOrderNumber,
  keyword,
  linkMarkup,
  reasonLetter,
  reasonSectionText,
  referenceLetter,
  referenceNumber,
  tagText,
} from './header';
import { abbreviationIn, passingWord, wordAt } from './words';

export type { Check, Description } from './description';

/** How each kind of token is described. `Text` and headings are described by the word. */
const DESCRIBERS: Partial<Record<LeafKind, (context: Context) => Draft | undefined>> = {
  TransmissionIdentifier: transmissionIdentifier,
  PrecedenceDigraph: precedenceDigraph,
  Prosign: prosign,
  RoutingIndicator: routingIndicator,
  StationSerialNumber: stationSerialNumber,
  FilingTime: filingTime,
  SecurityProsign: securityProsign,
  SecurityLetters: securityLettersOf,
  OperatingSignal: operatingSignal,
  Precedence: precedenceLetter,
  DateTimeGroup: dateTimeGroup,
  PlainLanguageAddress: plainLanguageAddress,
  MessageContinuityNumber: continuityNumber,
  GroupCount: groupCount,
  Separation: separation,
  ValidationNumber: validationNumber,
  EndOfMessage: endOfMessage,
  Classification: classification,
  Caption: captionText,
  Section: section,
  MessageReference: messageReference,
  Keyword: keyword,
  ExecutiveOrderNumber: executiveOrderNumber,
  DeclassificationInstruction: declassificationInstruction,
  Tag: tagText,
  LinkMarkup: linkMarkup,
  ReferenceLetter: referenceLetter,
  ReferenceNumber: referenceNumber,
  ReasonSection: reasonSectionText,
  ReasonLetter: reasonLetter,
  Pilcrow: pilcrow,
  ParagraphNumber: paragraphNumber,
  PortionMark: portionMark,
  Rule: rule,
  HeadingText: headingText,
  PageLine: pageLine,
  PageHeader: pageHeader,
  Banner: banner,
  ReleaseStamp: releaseStamp,
  ExemptionCode: exemptionCode,
  PublisherText: publisherText,
  DowngradeGroup: downgradeGroup,
  OfficeSymbol: officeSymbol,
  CopyTotal: copyTotal,
  ProcessingLine: processingLine,
  Surname: surname,
};

/**
 * Explains the token at the end of a path: what it is, what it says, how it agrees with the rest of the
 * telegram, and how sure that is.
 * @param path nodes of `message` from the outside to a leaf, as `pathAt` gives them
 * @param offset UTF-16, within the message: the word to explain where the leaf is running text
 * @param seenWith answers for routing indicators that no table has
 * @returns `undefined` where there is nothing to explain
 */
export function describe(
  telegram: Telegram,
  message: Message,
  path: readonly SyntaxNode[],
  offset?: number,
  seenWith: AddressesSeenWith = () => [],
): Description | undefined {
  const leaf = path.at(-1);
  if (!leaf || 'children' in leaf) return undefined;
  const parents = path.slice(0, -1).reverse();
  const context = { telegram, message, leaf, parents, text: words(message, leaf), seenWith };
  const draft = DESCRIBERS[leaf.kind]?.(context) ?? wordIn(context, offset ?? leaf.start);
  return draft && completed(draft, leaf, textOf(message, leaf));
}

function wordIn(context: Context, offset: number): Draft | undefined {
  const { message, leaf, parents } = context;
  if (!isRunningText(leaf)) return undefined;
  const [line] = parents;
  const authority = line?.kind === 'ClassifiedBy' && leaf.start < (line.reasonSection?.start ?? line.end);
  if (authority) return classifiedBy(context, line);
  const span = wordAt(message, leaf, offset);
  if (!span) return undefined;
  const word = textOf(message, span);
  const draft =
    line?.kind === 'PassingInstruction' ? passingWord(context, word) : abbreviationIn(word, context.text);
  return draft && { ...draft, span, quoted: word };
}

function isRunningText({ kind }: Leaf): boolean {
  return kind === 'Text' || kind === 'HeadingText';
}
