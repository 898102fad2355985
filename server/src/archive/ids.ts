/** The parts of a number in its one form; two digits from 66 on are of the twentieth century (FORMAT §3.5). */
export function partsOfId(id: string): {
  /** Four digits. */
  readonly year?: number;
  readonly post?: string;
  readonly serial?: number;
} {
  const [, digits = '', post = '', serial] = /^(\d\d)(.*?)(\d+)$/.exec(id) ?? [];
  if (serial === undefined) return {};
  const short = Number(digits);
  return { year: short >= 66 ? 1900 + short : 2000 + short, post, serial: Number(serial) };
}
