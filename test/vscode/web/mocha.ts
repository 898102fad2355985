/** Mocha for the extension host of a browser, in the place of `mocha`. Its browser build makes a global. */
import 'mocha/mocha';

export default (globalThis as unknown as { readonly Mocha: typeof import('mocha') }).Mocha;
