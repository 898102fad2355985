/** A table in the small form that `scripts/tables-plugin.mjs` makes. */
declare module '*.tsv' {
  const text: string;
  export default text;
}
