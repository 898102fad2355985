import type { AddressesSeenWith } from '../../reference/routing';
import { textOf } from '../../syntax/query/walk';
import type { Attribute, Leaf, LeafKind, Message, SyntaxNode, Telegram } from '../../syntax/tree';
import { continuityNumber, plainLanguageAddress, prosign } from './addressees';
import { headingText, pageLine, paragraphNumber, pilcrow, portionMark, rule, surname } from './body';
import { captionText, classification, messageReference, section, seriesNumber } from './classification';
import { type Context, words, yearIn } from './context';
import { completed, type Description, type Draft } from './description';
import { clearance, copyTotal, officeSymbol, processingLine } from './distribution';
import {
  dateTimeGroup,
  endOfMessage,
  filingTime,
  groupCount,
  militaryHeader,
  operatingSignal,
  precedenceDigraph,
  precedenceLetter,
  securityLettersOf,
  securityProsign,
  separation,
  signalInText,
  stationSerialNumber,
  transmissionIdentifier,
  validationNumber,
} from './envelope';
import { declassificationInstruction, executiveOrderNumber } from './executiveOrder';
import { attribute, isTagOfAttribute, wrapperMark } from './forms';
import {
  classifiedBy,
  keyword,
  reasonLetter,
  reasonSectionText,
  referenceLetter,
  referenceNumber,
  referenceText,
} from './header';
import { headingInText, ownHeading } from './headings';
import { copyMark, mailField } from './mail';
import { mentionInText } from './mentions';
import {
  banner,
  downgradeGroup,
  exemptionCode,
  letterhead,
  pageHeader,
  pageMark,
  printersMark,
  publisherText,
  releaseStamp,
} from './pages';
import { printedToken } from './printed';
import { routingIndicator } from './stations';
import { linkMarkup, tagText } from './tags';
import { abbreviationIn, passingWord, wordAt } from './words';

export type { Check, Description } from './description';

/** How each kind of token is described. `Text` and headings are described by the word. */
const DESCRIBERS: { readonly [K in LeafKind]?: (context: Context<K>) => Draft | undefined } = {
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
  PageMark: pageMark,
  DowngradeGroup: downgradeGroup,
  OfficeSymbol: officeSymbol,
  CopyTotal: copyTotal,
  ProcessingLine: processingLine,
  Surname: surname,
  WrapperMark: wrapperMark,
  CopyMark: copyMark,
  Unknown: militaryHeader,
};

/** What a description depends on besides the cable. */
export interface DescribeContext {
  /** Answers for routing indicators that no table has. */
  readonly seenWith?: AddressesSeenWith | undefined;
  /** Milliseconds since 1970: what has passed, and how long ago. */
  readonly today?: number | undefined;
}

/**
 * Explains the token at the end of a path: what it is, what it says, how it agrees with the rest of the
 * telegram, and how sure that is.
 * @param path nodes of `message` from the outside to a leaf, as `pathAt` gives them
 * @param offset UTF-16, within the message: the word to explain where the leaf is running text
 * @returns `undefined` where there is nothing to explain
 */
export function describe(
  telegram: Telegram,
  message: Message,
  path: readonly SyntaxNode[],
  offset?: number,
  { seenWith = () => [], today = Date.now() }: DescribeContext = {},
): Description | undefined {
  const leaf = path.at(-1);
  if (!leaf || 'children' in leaf) return undefined;
  const parents = path.slice(0, -1).reverse();
  return describeLeaf(
    { telegram, message, leaf, parents, text: words(message, leaf), seenWith, today },
    offset ?? leaf.start,
  );
}

/** As `describe`, for a leaf in its context. */
export function describeLeaf(context: Context, offset: number): Description | undefined {
  const { leaf, message } = context;
  const printed = printedToken(context);
  if (printed) return completed(printed, leaf, textOf(message, leaf));
  // The table pairs each kind with its describer, which the compiler cannot follow through the look-up.
  const describer = DESCRIBERS[leaf.kind] as ((context: Context) => Draft | undefined) | undefined;
  const draft = describer?.(context) ?? textAt(context, offset) ?? ownHeading(context);
  return draft && completed(draft, leaf, textOf(message, leaf));
}

/** The two digits that prints of the 1970s have below the first page header. */
const PRINTERS_MARK = /^\d{2}$/;
const LETTERHEAD = /^Department of State\b.*\bTELEGRAM$/i;

/** Text that is not a token: what has a place of its own, else the word at the offset. */
function textAt(context: Context, offset: number): Draft | undefined {
  const { leaf, parents, text } = context;
  if (!isRunningText(leaf)) return undefined;
  const [line] = parents;
  switch (line?.kind) {
    case 'Message':
      if (PRINTERS_MARK.test(text)) return printersMark();
      if (LETTERHEAD.test(text)) return letterhead();
      break;
    case 'MailField':
      return mailField(context, line);
    case 'Clearance':
      return clearance(context, offset);
    case 'Attribute':
      return attributeValue(context, line, offset);
    case 'ClassificationLine':
      return seriesNumber(context);
    case 'Reference':
      return wordIn(context, offset) ?? referenceText(context);
    case 'ClassifiedBy':
      if (leaf.start < (line.reasonSection?.start ?? line.end)) return classifiedBy(context, line);
      break;
  }
  return wordIn(context, offset);
}

/** A TAG among the attributes, or what its attribute is. */
function attributeValue(context: Context, line: Attribute, offset: number): Draft {
  const { message, leaf } = context;
  const span = wordAt(message, leaf, offset);
  const word = span && textOf(message, span);
  if (!word || !isTagOfAttribute(line, word, yearIn(context))) return attribute(line);
  return { ...tagText({ ...context, text: word }), span, quoted: word };
}

function wordIn(context: Context, offset: number): Draft | undefined {
  const { message, leaf, parents } = context;
  const span = wordAt(message, leaf, offset);
  if (!span) return undefined;
  const word = textOf(message, span);
  const [line] = parents;
  const passing =
    line?.kind === 'PassingInstruction' || (line?.kind === 'FormField' && line.key === 'PASS LINE');
  const transmitted = line?.kind === 'SecurityWarning' || line?.kind === 'DateTimeGroupLine';
  const draft = passing
    ? passingWord(context, word)
    : transmitted
      ? signalInText(word)
      : (mentionInText(context, offset) ?? headingInText(context, offset) ?? abbreviationIn(word, context));
  return draft && { span, quoted: word, ...draft };
}

function isRunningText({ kind }: Leaf): boolean {
  return kind === 'Text' || kind === 'HeadingText';
}
