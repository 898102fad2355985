#!/usr/bin/env node
require('./launch.js')('cli.js');
