/**
 * What the pool loads in a worker thread. Of what is imported the loader of modules looks for the names, which takes
 * half a second for the whole program; a module that hands the work over, and exports nothing of it, is loaded at once.
 */
const program = require('./cli.js');

module.exports = (batch) => program.default(batch);
