import { availableParallelism } from 'node:os';
import { benchActivation } from './activation';
import { benchArchive } from './archive';
import { benchExtract } from './extract';
import { benchGrammar } from './grammar';
import { benchHostile } from './hostile';
import { benchProfile } from './profile';
import { benchProtocol } from './protocol';
import { benchReading } from './reading';
import { benchRules } from './rules';

/** Run by `scripts/bench.mjs`: the part that is wanted, and the folder of the bundles. */
const [, , part = '', folder = '', count = ''] = process.argv;

process.stdout.write(
  `Node.js ${process.version}, ${availableParallelism()} processors; medians of one run\n`,
);
switch (part) {
  case 'archive':
    await benchArchive(folder, Number(count));
    break;
  case 'rules':
    await benchRules();
    break;
  case 'profile':
    await benchProfile(folder);
    break;
  case 'activation':
    benchActivation(folder);
    break;
  case 'grammar':
    await benchGrammar();
    break;
  case 'extract':
    await benchExtract(folder);
    break;
  case 'hostile':
    if (!benchHostile()) process.exitCode = 1;
    break;
  default:
    await benchReading();
    await benchGrammar();
    await benchProtocol(folder);
    await benchExtract(folder);
}
