import type {
  Addressee,
  AddresseeList,
  DateTimeGroup,
  Leaf,
  Message,
  MessageReference,
  NodeByKind,
  NodeKind,
  PageLine,
  Paragraph,
  ReferenceNumber,
  Section,
  Telegram,
} from '../tree';

/** A node together with the message in whose text it stands. */
export interface InMessage<T> {
  readonly message: Message;
  readonly node: T;
}

/** The first of something that any message of the telegram has. */
function first<T>(telegram: Telegram, pick: (message: Message) => T | undefined): InMessage<T> | undefined {
  for (const message of telegram.messages) {
    const node = pick(message);
    if (node !== undefined) return { message, node };
  }
  return undefined;
}

/** What follows the keys of a form, at its head or its foot, where it is a node of this kind. */
export function formNodesOf<K extends NodeKind>(
  { header, footFields }: Message,
  kind: K,
  keys: readonly string[],
): NodeByKind[K][] {
  const found: NodeByKind[K][] = [];
  for (const fields of [header?.fields, footFields]) {
    for (const { key, children } of fields ?? []) {
      if (!keys.includes(key)) continue;
      for (const node of children) if (node.kind === kind) found.push(node as NodeByKind[K]);
    }
  }
  return found;
}

/** Of format line 5, or of a form. */
export function dateTimeGroupOf(telegram: Telegram): InMessage<DateTimeGroup> | undefined {
  return first(
    telegram,
    (message) =>
      message.envelope?.dateTimeGroupLine?.dateTimeGroup ??
      formNodesOf(message, 'DateTimeGroup', ['DATE/DTG'])[0],
  );
}

/** Post and serial of the classification line, or of a form. */
export function messageReferenceOf(telegram: Telegram): InMessage<MessageReference> | undefined {
  return first(
    telegram,
    (message) =>
      message.header?.classificationLine?.reference ?? formNodesOf(message, 'MessageReference', ['MRN'])[0],
  );
}

/**
 * The number of the message itself, of its classification line or of a form, and those of its list of references; not
 * the numbers in cables that it quotes.
 */
export function numbersIn(message: Message): {
  readonly own?: MessageReference;
  readonly cited: readonly ReferenceNumber[];
} {
  const { classificationLine, references } = message.header ?? {};
  const own = classificationLine?.reference ?? formNodesOf(message, 'MessageReference', ['MRN'])[0];
  return {
    ...(own && { own }),
    cited: references?.references.flatMap(({ numbers }) => numbers) ?? [],
  };
}

/** The plain language address of format line 6, or of a form. */
export function originatorOf(telegram: Telegram): InMessage<Leaf<'PlainLanguageAddress'>> | undefined {
  return first(
    telegram,
    (message) =>
      message.envelope?.originator?.address ?? formNodesOf(message, 'PlainLanguageAddress', ['FROM'])[0],
  );
}

/** The addressees of format line 7, 8 or 9, or of a form. */
export function addresseesOf(message: Message, role: AddresseeList['role']): readonly Addressee[] {
  const lists = message.envelope?.addresseeLists.filter((list) => list.role === role) ?? [];
  const key = { action: 'ACTION', information: 'INFO', exempted: 'XMT' }[role];
  const listed = [
    ...lists.flatMap(({ addressees }) => addressees),
    ...formNodesOf(message, 'Addressee', [key]),
  ];
  if (message.footFields.length === 0) return listed;
  // A form may have its Info at the head and at the foot.
  const texts = listed.map((addressee) => addressTextOf(message, addressee));
  return listed.filter((_, index) => texts.indexOf(texts[index] as string) === index);
}

/** The plain language address of an addressee, whole where a form has it on two lines; `''` where it has none. */
export function addressTextOf({ text }: Message, { address, addressContinued }: Addressee): string {
  const parts = [address, addressContinued].filter((part) => part !== undefined);
  return parts.map(({ start, end }) => text.slice(start, end)).join(' ');
}

/** The value of one of the `Message Attributes`, by its key as written: `Draft Date`. */
export function attributeOf({ attributes }: Message, key: string): string | undefined {
  return attributes?.attributes.find((attribute) => attribute.key === key)?.value;
}

export function sectionOf(message: Message): Section | undefined {
  return message.header?.classificationLine?.section;
}

/** The paragraphs of all sections, in order. */
export function paragraphsOf(telegram: Telegram): InMessage<Paragraph>[] {
  return telegram.messages.flatMap((message) =>
    (message.body?.paragraphs ?? []).map((node) => ({ message, node })),
  );
}

/** The page lines of all sections, in order. */
export function pageLinesOf(telegram: Telegram): InMessage<PageLine>[] {
  return telegram.messages.flatMap((message) => message.pageLines.map((node) => ({ message, node })));
}

/**
 * Milliseconds since 1970 UTC of a date-time group; `undefined` where day, month, hour or minute is impossible.
 */
export function utcOf({ year, month, day, hour, minute }: DateTimeGroup): number | undefined {
  if (month < 1 || month > 12 || hour > 23 || minute > 59) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute));
  return date.getUTCMonth() === month - 1 && day > 0 ? date.getTime() : undefined;
}

/** Four-digit year of the telegram: that of its date-time group, else the one on the classification line. */
export function yearOf(telegram: Telegram): number | undefined {
  return (
    dateTimeGroupOf(telegram)?.node.year ??
    messageReferenceOf(telegram)?.node.year ??
    telegram.messages[0].printed?.date?.year
  );
}

/** `06 BAKU 1398`; without a year `BAKU 1398`; `undefined` where no message has post and serial. */
export function referenceNumberOf(telegram: Telegram): string | undefined {
  const reference = messageReferenceOf(telegram)?.node;
  if (!reference) return undefined;
  const year = yearOf(telegram);
  const name = `${reference.post} ${reference.serial}`;
  return year === undefined ? name : `${String(year % 100).padStart(2, '0')} ${name}`;
}
