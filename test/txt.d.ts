/** A cable of `test/cables`, as text, in a bundle. */
declare module '*.txt' {
  const text: string;
  export default text;
}
