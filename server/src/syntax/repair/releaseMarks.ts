/**
 * The marks of a release: what reviewers printed on the pages of a copy before it was given to the public, under the
 * Freedom of Information Act or by the review of old files. They are furniture, and say nothing of how the cable
 * itself is classified. FORMAT §8.
 */
const MARKS: readonly RegExp[] = [
  // UNCLASSIFIED U.S. Department of State Case No. F-2014-20439 Doc No. C05771875 Date: 12/31/2015
  /Department\s{1,3}of\s{1,3}State\s{1,3}Case\s{1,3}No\b/i,
  /^Case\s{1,3}No[.:]{0,2}\s{0,3}[A-Z]{1,3}\s?-\s?\d{4}\s?-\s?\d{4,6}\b/i,
  /^Doc(?:ument)?\s{1,3}No[.:]{0,2}\s{0,3}[CO0]\d{7,8}\b/i,
  /^[CO0]0\d{7}(?:\s{1,6}Date:?\s{0,3}\d{1,2}\/\d{1,2}\/\d{4})?$/,
  // RELEASED IN PART B1, 1.4(D)
  /^\(?RELEASED?\s{1,3}(?:IN|AS)\s{1,3}(?:PART|FULL|SANITIZED)\b/i,
  /^(?:DENIED|WITHHELD|DECLASSIFIED)\s{1,3}IN\s{1,3}(?:PART|FULL)\b/i,
  /^(?:(?:Sheryl|Margaret)\s.{0,30})?Declassified\/Released US Department of State/i,
  /^Systematic Review \d{1,2} [A-Z][a-z]{2} \d{4}$/i,
  /^DECLASSIFIED\s{1,3}(?:BY|IN|AUTHORITY|E\.?O)/i,
  /^REVIEW(?:ED)?\s{0,3}(?:AUTHORITY|BY)\s?:/i,
  /^DATE\/CASE\s?ID\s?:/i,
  // Class: SECRET ~ Reason: 1.4(D) ~ Declassify on: 05/07/2036
  /^Class(?:ification)?\s?:\s?(?:TOP SECRET|SECRET|CONFIDENTIAL)\s?[~-]\s?Reason/i,
  /^Classified by\s.{2,40}\son\s\d{1,2}\/\d{1,2}\/\d{4}\b/i,
  /^STATE DEPT\.?\s{0,3}[-–—]\s{0,3}PRODUCED TO\b/i,
  /^SUBJECT TO AGREEMENT ON SENSITIVE INFORMATION\b/i,
];
/** The line below one of them. */
const BELOW =
  /^(?:Date:?\s{0,3}\d{1,2}\/\d{1,2}\/\d{4}|Doc(?:ument)?\s{1,3}No[.:]{0,2}|[CO0]\d{8}|NO FOIA WAIVER\.?)$/i;
/** The first line of a mark of several. */
const ABOVE = /^(?:UNCLASSIFIED\s{1,20})?U\.?\s?S\.?\s{1,3}Department\s{1,3}of\s{1,3}State$/i;
const CASE = /^Case\s{1,3}No\b/i;
/** `B6`, `B1, 1.4(D)`, `(b)(5)`. */
const EXEMPTIONS =
  /^(?:(?:B\d(?:\s?\([A-F]\))?|\(b\)\s?\(\d\)(?:\([A-F]\))?|1\.[45]\s?\([A-H]\))[\s,;]{0,4}){1,8}$/i;

/** Whether a line is a mark of the release, at the head or the foot of a page. */
export function isReleaseMark(head: string): boolean {
  return MARKS.some((mark) => mark.test(head));
}

/** Whether a line goes on with a mark of the release above it, or opens one that goes on below. */
export function isPartOfReleaseMark(head: string, above: boolean, below: string): boolean {
  return (above && BELOW.test(head)) || (ABOVE.test(head) && CASE.test(below));
}

/** Whether a line says how much of a paper was released, `RELEASE IN PART B6`. */
export function isReleaseDecision(head: string): boolean {
  return /^\(?RELEASED?\s{1,3}(?:IN|AS)\s{1,3}(?:PART|FULL|SANITIZED)\b/i.test(head);
}

/** Whether a line is nothing but codes of exemptions. */
export function isExemptions(head: string): boolean {
  return head.length < 60 && EXEMPTIONS.test(head);
}
