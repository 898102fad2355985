import type { KnownCables } from '../reference/referenceNumbers';
import { classificationOf } from '../syntax/query/release';
import { dateTimeGroupOf, messageReferenceOf, paragraphsOf, utcOf } from '../syntax/query/telegram';
import { childrenOf } from '../syntax/query/walk';
import type { Message, SyntaxNode, Telegram } from '../syntax/tree';
import type { Context, Finding, Rule, SubjectKind } from './rule';

/** Rules by the kind of node that they look at. */
export type RulesByKind = ReadonlyMap<SubjectKind, readonly Rule[]>;

export function byKind(rules: readonly Rule[]): RulesByKind {
  const kinds = new Map<SubjectKind, Rule[]>();
  for (const rule of rules) {
    const same = kinds.get(rule.looksAt);
    if (same) same.push(rule);
    else kinds.set(rule.looksAt, [rule]);
  }
  return kinds;
}

/** The nodes whose children rules look at; paragraphs are looked at as a whole. */
const OPENED: ReadonlySet<SubjectKind> = new Set<SubjectKind>([
  'Message',
  'Envelope',
  'AddresseeList',
  'Header',
  'References',
]);

const NONE: readonly Rule[] = [];

/** Calls each rule with each of its nodes, in one walk of the telegram. */
export function check(
  rules: RulesByKind,
  telegram: Telegram,
  report: (rule: Rule, finding: Finding) => void,
  cables?: KnownCables,
): void {
  let rule: Rule | undefined;
  const context = contextOf(telegram, (finding) => rule && report(rule, finding), cables);
  const call = (kind: SubjectKind, subject: SyntaxNode | Telegram) => {
    for (rule of rules.get(kind) ?? NONE) rule.check(subject as never, context);
  };
  const visit = (node: SyntaxNode) => {
    call(node.kind, node);
    if (OPENED.has(node.kind)) for (const child of childrenOf(node)) visit(child);
  };
  call('Telegram', telegram);
  for (const message of telegram.messages) {
    context.message = message;
    visit(message);
  }
}

function contextOf(
  telegram: Telegram,
  report: (finding: Finding) => void,
  cables: KnownCables | undefined,
): Context & { message: Message } {
  const dateTimeGroup = dateTimeGroupOf(telegram);
  const reference = messageReferenceOf(telegram);
  const utc = dateTimeGroup && utcOf(dateTimeGroup.node);
  return {
    telegram,
    message: telegram.messages[0],
    year: dateTimeGroup?.node.year ?? reference?.node.year,
    dateTimeGroup,
    dateSent: utc === undefined ? undefined : new Date(utc).toISOString().slice(0, 10),
    reference,
    classification: classificationOf(telegram),
    isForm: telegram.messages.some(({ header }) => (header?.fields.length ?? 0) > 0),
    paragraphs: paragraphsOf(telegram),
    cables,
    report,
  };
}
