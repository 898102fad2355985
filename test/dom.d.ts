/** The type of the DOM that the types of biblatex-csl-converter name. */
type Document = object;
