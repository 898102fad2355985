/**
 * Installs the VS Code server from the npm registry (package `code-server`) with the Node.js it needs, for
 * machines that have no desktop VS Code and can't download one. Nothing is compiled.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cacheFolder, say } from './cache.mjs';

const run = promisify(execFile);

const codeServer = '4.139.1'; // VS Code 1.139.1
const node = '24.21.0'; // the major version that code-server asks for

/** Built-in extensions that are large or only speak to services that have no use here. */
const extensionsLeftOut = [
  'copilot',
  'github',
  'github-authentication',
  'mermaid-markdown-features',
  'microsoft-authentication',
  'ms-vscode.js-debug',
  'ms-vscode.js-debug-companion',
  'ms-vscode.vscode-js-profile-table',
  'tunnel-forwarding',
];

/** Agent and sandbox parts (200 MB) that the editor loads on demand only. */
const dependenciesLeftOut = [
  '@devcontainers/cli',
  '@github/copilot-sdk',
  '@microsoft/mxc-sdk',
  '@vscode/sandbox-runtime',
];

/**
 * Two native modules are loaded at every start and would have to be compiled: plain JavaScript in their
 * place. They are imported as ES modules, so every name must be an `exports.NAME =` that Node's lexer sees.
 */
const replacements = {
  '@vscode/spdlog': `
const fs = require('fs'), path = require('path');
class Logger {
  constructor(type, name, file) { this.file = file; fs.mkdirSync(path.dirname(file), { recursive: true }); }
  write(level, text) {
    try { fs.appendFileSync(this.file, new Date().toISOString() + ' [' + level + '] ' + text + '\\n'); } catch {}
  }
  setLevel() {} getLevel() { return 2; } clearFormatters() {} setPattern() {} flush() {} drop() {}
}
for (const level of ['trace', 'debug', 'info', 'warn', 'error', 'critical'])
  Logger.prototype[level] = function (text) { this.write(level, text); };
exports.version = 1;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = async (name, file) => new Logger('', name, file);
exports.createAsyncRotatingLogger = async (name, file) => new Logger('', name, file);
`,
  '@vscode/native-watchdog': `
exports.start = () => {};
exports.exit = (code) => process.exit(code || 0);
`,
};

/** The folder of the server and the Node.js to run it with, installed when they are not there yet. */
export async function installServer() {
  if (process.platform !== 'linux' || !['x64', 'arm64'].includes(process.arch)) {
    throw new Error(
      'The VS Code server from npm runs on Linux only. Install VS Code (https://code.visualstudio.com) ' +
        'or set VSCODE_EXECUTABLE_PATH to its executable.',
    );
  }
  const folder = join(cacheFolder, `vscode-server-${codeServer}`);
  const installed = { node: join(folder, 'node/node'), root: join(folder, 'vscode') };
  if (existsSync(folder)) return installed;

  say(`Installing the VS Code server ${codeServer} from npm into ${folder} (400 MB, half a minute)`);
  // The folder gets its name when it is complete, so that an interrupted install is never taken for one.
  const unfinished = `${folder}.${process.pid}`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(join(unfinished, 'node'), { recursive: true });
  try {
    await fill(unfinished);
    await rename(unfinished, folder);
  } catch (error) {
    if (existsSync(folder)) return installed;
    throw new Error(`The VS Code server could not be installed: ${error.stderr || error.message}`);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  say('The VS Code server is ready');
  return installed;
}

async function fill(folder) {
  const inFolder = { cwd: folder, maxBuffer: 64 * 1024 * 1024 };
  const nodePackage = `node-linux-${process.arch}`;
  say('  1 of 3  download');
  await run('npm', ['pack', '--silent', `${nodePackage}@${node}`, `code-server@${codeServer}`], inFolder);
  say('  2 of 3  unpack');
  const nodeArchive = `${nodePackage}-${node}.tgz`;
  const serverArchive = `code-server-${codeServer}.tgz`;
  await run('tar', ['xzf', nodeArchive, '-C', 'node', '--strip-components=2', 'package/bin/node'], inFolder);
  await chmod(join(folder, 'node/node'), 0o755);
  await run('tar', ['xzf', serverArchive, 'package/lib/vscode'], inFolder);
  const vscode = join(folder, 'vscode');
  await rename(join(folder, 'package/lib/vscode'), vscode);
  for (const name of ['package', nodeArchive, serverArchive]) {
    await rm(join(folder, name), { recursive: true, force: true });
  }
  for (const name of extensionsLeftOut) {
    await rm(join(vscode, 'extensions', name), { recursive: true, force: true });
  }
  say('  3 of 3  dependencies');
  const manifestFile = join(vscode, 'package.json');
  const manifest = JSON.parse(await readFile(manifestFile, 'utf8'));
  for (const name of dependenciesLeftOut) delete manifest.dependencies[name];
  delete manifest.overrides?.koffi;
  await writeFile(manifestFile, JSON.stringify(manifest, null, 2));
  await run(
    'npm',
    ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    { ...inFolder, cwd: vscode },
  );
  for (const [name, source] of Object.entries(replacements)) {
    await writeFile(join(vscode, 'node_modules', name, 'index.js'), source.trimStart());
  }
}
