import { declassificationForms } from '../reference/orders';
import { textOf } from '../syntax/query/walk';
import type { ExecutiveOrder, Message } from '../syntax/tree';

/** What the E.O. line says after the number, over as many lines as it takes. */
export function instructionOf(message: Message, { numberNode, children }: ExecutiveOrder): string {
  return children
    .filter((child) => child !== numberNode)
    .map((child) => textOf(message, child))
    .join(' ');
}

/** Records that were reviewed for release cite an order of that later day. */
const MARKED_AT_RELEASE = /DECLASSIFIED|AS AMENDED/i;

/** Whether the E.O. line was written when an old record was released. */
export function isMarkedAtRelease(message: Message, order: ExecutiveOrder): boolean {
  return MARKED_AT_RELEASE.test(instructionOf(message, order));
}

/** The forms that belong to certain orders, at the beginning of the instruction. */
const FORM = /^[\s:;.,]*(?:DECL(?:AS)?\b[\s:;.,]*)?(OADR|X?GDS)\b/i;

/** The form with which an instruction begins, `OADR`, `GDS` or `XGDS`, in capitals. */
export function formOf(instruction: string): string | undefined {
  return FORM.exec(instruction)?.[1]?.toUpperCase();
}

/** The numbers of the orders under which that form was used. */
export function ordersOfForm(instruction: string): readonly string[] | undefined {
  // XGDS is the exemption from the GDS, and was used as long as that was.
  const form = formOf(instruction)?.replace('XGDS', 'GDS');
  return form === undefined ? undefined : declassificationForms(form);
}
