import { HEADER_ELEMENTS } from '../../lineKinds';
import { opensWith } from '../construct';

/** What ends an element of the header that runs over lines. */
export const ELEMENT_ENDS = opensWith('FormKey', 'Rule', ...HEADER_ELEMENTS);
