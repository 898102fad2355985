/** A citation style, without the blanks between its elements. */
declare module '*.csl' {
  const xml: string;
  export default xml;
}
