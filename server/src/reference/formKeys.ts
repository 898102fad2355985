/** Keys of forms: of the SMART form, of formatted military messages, and the attributes of the archive. */
import text from '../../data/form-keys.tsv';
import { filled, type Sourced, sourced, table } from './tables';

export interface FormKey extends Sourced {
  /** In capitals, `DATE/DTG`, `MSGID`, `ORIGINAL CLASSIFICATION`. */
  readonly key: string;
  readonly form: 'SMART key' | 'military set' | 'archive attribute';
  /** `Message reference number`. */
  readonly name: string;
  readonly detail?: string;
}

const rows = table(
  text,
  (cells): FormKey => ({
    key: cells('code'),
    form: cells('kind') as FormKey['form'],
    name: cells('meaning'),
    ...filled({ detail: cells('detail') }),
    ...sourced(cells),
  }),
);

/** @param key in capitals, without the mark at its end */
export function formKey(key: string, form: FormKey['form']): FormKey | undefined {
  return rows.rows(key).find((row) => row.form === form);
}

/** All keys of that name, of whatever form. */
export function formKeys(key: string): readonly FormKey[] {
  return rows.rows(key);
}
