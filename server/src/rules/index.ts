import { memo } from '../reference/memo';
import type { KnownCables } from '../reference/referenceNumbers';
import type { Telegram } from '../syntax/tree';
import { addresseeDuplicated, addresseeMalformed, lineTooLong } from './addressees';
import {
  captionConflict,
  captionDuplicated,
  captionUnknown,
  classificationCaptionMismatch,
} from './captions';
import { charset } from './charset';
import {
  classificationMissing,
  classificationMisspelled,
  classificationSpacing,
  lineBreakLost,
} from './classificationLine';
import {
  classifiedByMissing,
  classifiedByWrapped,
  reasonLetterInvalid,
  reasonMissing,
  reasonNotInOrder,
} from './classifiedBy';
import { byKind, check, type RulesByKind } from './context';
import { copyMarks } from './copyMarks';
import { dtgInvalid, dtgMissing } from './dateTimeGroup';
import {
  declassificationDateImplausible,
  declassificationDateInvalid,
  declFormNotInOrder,
} from './declassification';
import { distributionDirection, distributionTotalMismatch } from './distribution';
import {
  eoDeclMissing,
  eoDeclOnUnclassified,
  eoLineMissing,
  eoNotInForce,
  eoNumberUnknown,
} from './executiveOrder';
import { filingTimeInvalid, filingTimeMismatch } from './filingTime';
import { deLineMalformed, routingLineMalformed, securityWarningMalformed } from './malformedLines';
import { mrnMismatch } from './messageReference';
import { misreadEncoding } from './misreadEncoding';
import { addresseeMissing, originatorMissing, serialPostMismatch } from './originator';
import { pageLineInline, pageLineSequence } from './pageLines';
import { paragraphSequence, pilcrowSpurious } from './paragraphs';
import { pilcrowDamaged } from './pilcrowDamaged';
import {
  portionBelowOverall,
  portionExceedsClassification,
  portionMalformed,
  portionMarkingMissing,
} from './portions';
import { addresseePrecedenceMismatch, precedenceMismatch, precedenceOrder } from './precedence';
import {
  fileDateMismatch,
  localDateInvalid,
  noteUndefined,
  receivedBeforeSent,
  sentNumberMismatch,
} from './printed';
import {
  refLetterDoubled,
  refLetterSequence,
  refLetterUndefined,
  refSelf,
  reftelWithoutRef,
  refYearFuture,
} from './references';
import { plaMisspelled, routingPlaMismatch, routingUnknown } from './routing';
import type { Problem, Rule } from './rule';
import { sectionCountMismatch, sectionPartMismatch, sectionSequence } from './sections';
import { securityWarningMismatch } from './securityWarningMismatch';
import { bannerMismatch, smartDateMismatch, smartMrnMalformed } from './smart';
import { subjectMissing } from './subject';
import { summaryUnterminated } from './summary';
import {
  markdownLink,
  tagDuplicated,
  tagNonstandard,
  tagRetired,
  tagsKeywordMalformed,
  tagsMissing,
  tagsRunTogether,
  tagUnknown,
} from './tags';
import { refUnresolved } from './unresolvedReferences';
import { validationLineMismatch } from './validationLine';
import { webResidue } from './webResidue';

/** All rules by family, in the order of a cable's elements. In settings the name of a family stands for its rules. */
export const families = {
  envelope: [
    routingLineMalformed,
    deLineMalformed,
    securityWarningMalformed,
    securityWarningMismatch,
    precedenceMismatch,
    precedenceOrder,
    dtgInvalid,
    dtgMissing,
    filingTimeInvalid,
    filingTimeMismatch,
    originatorMissing,
    addresseeMissing,
    addresseeMalformed,
    addresseeDuplicated,
    addresseePrecedenceMismatch,
    routingUnknown,
    routingPlaMismatch,
    plaMisspelled,
    serialPostMismatch,
    lineTooLong,
  ],
  /** Classification line, sections and pages, distribution. */
  sections: [
    classificationMissing,
    classificationSpacing,
    classificationMisspelled,
    mrnMismatch,
    sectionPartMismatch,
    sectionCountMismatch,
    sectionSequence,
    pageLineSequence,
    pageLineInline,
    lineBreakLost,
    distributionTotalMismatch,
    distributionDirection,
    validationLineMismatch,
  ],
  captions: [captionDuplicated, captionUnknown, captionConflict, classificationCaptionMismatch],
  /** Executive order, classification authority. */
  authority: [
    eoLineMissing,
    eoNumberUnknown,
    eoNotInForce,
    eoDeclMissing,
    eoDeclOnUnclassified,
    declassificationDateInvalid,
    declassificationDateImplausible,
    declFormNotInOrder,
    classifiedByMissing,
    reasonMissing,
    reasonNotInOrder,
    reasonLetterInvalid,
    classifiedByWrapped,
  ],
  /** TAGS, subject, references. */
  header: [
    tagsMissing,
    tagsKeywordMalformed,
    tagUnknown,
    tagNonstandard,
    tagRetired,
    tagDuplicated,
    tagsRunTogether,
    markdownLink,
    subjectMissing,
    refLetterUndefined,
    refLetterSequence,
    refLetterDoubled,
    refSelf,
    refYearFuture,
    reftelWithoutRef,
    refUnresolved,
  ],
  body: [
    paragraphSequence,
    pilcrowDamaged,
    pilcrowSpurious,
    portionMarkingMissing,
    portionExceedsClassification,
    portionBelowOverall,
    portionMalformed,
    summaryUnterminated,
  ],
  /** SMART forms. */
  forms: [smartMrnMalformed, smartDateMismatch, bannerMismatch],
  /** Telegrams of 1945 to 1966. */
  printed: [localDateInvalid, receivedBeforeSent, sentNumberMismatch, fileDateMismatch, noteUndefined],
  /** Characters, residue of websites, and the marks of copies. */
  text: [charset, misreadEncoding, webResidue, copyMarks],
} satisfies Record<string, readonly Rule[]>;

export type Family = keyof typeof families;

/** All rules, in the order of a cable's elements. */
export const rules: readonly Rule[] = Object.values(families).flat();

const RULES = byKind(rules.filter(({ asksFolder }) => !asksFolder));
const PRINTED_RULES = byKind(rules.filter(({ judgesPrinted }) => judgesPrinted));
const FOLDER_RULES = byKind(rules.filter(({ asksFolder }) => asksFolder));

/** What the rules find in a telegram, in the order of the text. */
export function problems(telegram: Telegram): readonly Problem[] {
  return problemsOf(telegram);
}

const problemsOf = memo((telegram: Telegram): readonly Problem[] =>
  findings(isPrinted(telegram) ? PRINTED_RULES : RULES, telegram),
);

const isPrinted = ({ messages }: Telegram) => messages.some(({ printed }) => printed);

/** What the rules find that judge a telegram by the other cables of a folder; these change, so it is not kept. */
export function problemsAmong(telegram: Telegram, cables: KnownCables): readonly Problem[] {
  return isPrinted(telegram) ? [] : findings(FOLDER_RULES, telegram, cables);
}

function findings(asked: RulesByKind, telegram: Telegram, cables?: KnownCables): Problem[] {
  const fresh: Problem[] = [];
  check(
    asked,
    telegram,
    (rule, finding) => fresh.push({ severity: rule.severity, ...finding, rule }),
    cables,
  );
  return fresh.sort((a, b) => a.message.line - b.message.line || a.span.start - b.span.start);
}
