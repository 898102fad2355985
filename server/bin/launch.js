const { existsSync } = require('node:fs');
const { join } = require('node:path');

/** Runs a bundle of `server/dist`, or says how to build it. */
module.exports = (bundle) => {
  const path = join(__dirname, '..', 'dist', bundle);
  if (!existsSync(path)) {
    console.error(`${path} is not built yet: run "npm install && npm run build" in the project's folder.`);
    process.exit(1);
  }
  require(path);
};
