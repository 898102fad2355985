const { existsSync } = require('node:fs');
const { enableCompileCache, flushCompileCache } = require('node:module');
const { join } = require('node:path');
const { setFlagsFromString } = require('node:v8');

/** By then the first answers are given, and what they needed is compiled. */
const FLUSH_DELAY = 5000;

/**
 * Compiling a regular expression to machine code takes longer than running it a hundred times: those of one cable are
 * interpreted, those of many are compiled.
 */
const COMPILED_AFTER = '--regexp-tier-up-ticks=100';

/**
 * Runs a bundle of `server/dist`, or says how to build it. Where Node.js can (22.10 and later), it keeps the compiled
 * code in its cache folder, so that the next start is faster.
 */
module.exports = (bundle) => {
  const path = join(__dirname, '..', 'dist', bundle);
  if (!existsSync(path)) {
    console.error(`${path} is not built yet: run "npm install && npm run build" in the project's folder.`);
    process.exit(1);
  }
  setFlagsFromString(COMPILED_AFTER);
  enableCompileCache?.();
  // An editor may end the server without a chance to write the cache at the end.
  if (flushCompileCache) setTimeout(flushCompileCache, FLUSH_DELAY).unref();
  require(path);
};
