#!/usr/bin/env node
require('./launch.js')('node.js');
