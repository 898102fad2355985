import { declassificationForms } from '../reference/orders';
import { textOf } from '../syntax/query/walk';
import type { ExecutiveOrder, Message, Telegram } from '../syntax/tree';

export function* orderLinesOf({ messages }: Telegram): Iterable<{ message: Message; order: ExecutiveOrder }> {
  for (const message of messages) {
    const order = message.header?.executiveOrder;
    if (order) yield { message, order };
  }
}

/** What the E.O. line says behind the number, over as many lines as it takes. */
export function instructionOf(message: Message, { numberNode, children }: ExecutiveOrder): string {
  return children
    .filter((child) => child !== numberNode)
    .map((child) => textOf(message, child))
    .join(' ');
}

/** On records that were reviewed for release an order of that later day stands. */
const MARKED_ANEW = /DECLASSIFIED|AS AMENDED/i;

/** Whether the E.O. line is one that was written at the release of an old record. */
export function isMarkedAnew(message: Message, order: ExecutiveOrder): boolean {
  return MARKED_ANEW.test(instructionOf(message, order));
}

/** The forms that belong to certain orders, where the instruction begins. */
const FORM = /^[\s:;.,]*(?:DECL(?:AS)?\b[\s:;.,]*)?(OADR|X?GDS)\b/i;

/** The form with which an instruction begins, `OADR`, `GDS` or `XGDS`, in capitals. */
export function formOf(instruction: string): string | undefined {
  return FORM.exec(instruction)?.[1]?.toUpperCase();
}

/** The numbers of the orders under which that form was used. */
export function ordersOfForm(instruction: string): readonly string[] | undefined {
  // XGDS is the exemption from the GDS, and lingered as that did.
  const form = formOf(instruction)?.replace('XGDS', 'GDS');
  return form === undefined ? undefined : declassificationForms(form);
}
