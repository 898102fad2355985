declare module '@citation-js/core' {
  /** Only what this project calls: data in, text out. */
  export class Cite {
    constructor(items: readonly object[]);
    format(output: string, options?: Readonly<Record<string, unknown>>): string;
  }
  export const plugins: {
    readonly config: {
      get(name: '@csl'): { readonly styles: { add(name: string, xml: string): void } };
      get(name: '@bibtex'): { readonly format: { useIdAsLabel: boolean } };
    };
  };
}
declare module '@citation-js/plugin-csl';
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-ris';
