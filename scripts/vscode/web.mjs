/**
 * Serves VS Code for the Web: the workbench of the VS Code server's package without the server, so that all
 * extensions run in the browser, as in vscode.dev.
 */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { quietSettings } from './server.mjs';

const types = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

const workbench = '/vscode/out/vs/code/browser/workbench/workbench.js';

/**
 * The workbench of code-server connects to the server that has sent it, and keeps the settings there. Without
 * one it is to be as VS Code's own: nothing to connect to, settings in the browser.
 */
const unlikeVSCode = [
  [/remoteAuthority:location\.host\b/, 'remoteAuthority:undefined'],
  [
    /(?<=get userRoamingDataHome\(\)\{return )\w+\((\w+)\.file\(this\.userDataPath\)\.with\(\{scheme:\w+\.vscodeRemote\}\),"User"\)/,
    '$1.file("/User").with({scheme:"vscode-userdata"})',
  ],
];

/**
 * @param {string} vscode the folder of the VS Code server
 * @param {string} project served as `/project`: the extension, and the suite below it
 * @param {string} tests the bundle of the suite, below `project`
 * @returns its address and `stop()`
 */
export async function serveWeb(vscode, project, tests) {
  const folders = { vscode, project };
  const server = createServer(async ({ url }, response) => {
    const path = normalize(decodeURIComponent(new URL(url, 'http://localhost').pathname));
    const [, first, ...rest] = path.split('/');
    const send = (body, type) => response.writeHead(200, { 'Content-Type': type }).end(body);
    if (path === '/') return send(page(server.address().port, tests), types['.html']);
    const file = folders[first] && join(folders[first], ...rest);
    const type = types[extname(path)] ?? 'application/octet-stream';
    if (path === workbench) return send(await localWorkbench(file), type);
    if (!file) return response.writeHead(404).end();
    createReadStream(file)
      .once('open', () => response.writeHead(200, { 'Content-Type': type }))
      .once('error', () => response.writeHead(404).end())
      .pipe(response);
  });
  await new Promise((resolve) => server.listen(0, 'localhost', resolve));
  return {
    address: `http://localhost:${server.address().port}/`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** @returns {Promise<string>} the text of the workbench, as VS Code's own */
async function localWorkbench(file) {
  let text = await readFile(file, 'utf8');
  for (const [found, wanted] of unlikeVSCode) {
    if (!found.test(text)) throw new Error(`${file}: nothing matches ${found}, which is to be replaced`);
    text = text.replace(found, wanted);
  }
  return text;
}

function page(port, tests) {
  const uri = (path) => ({ scheme: 'http', authority: `localhost:${port}`, path });
  const configuration = {
    // The file system in memory of VS Code for the Web.
    folderUri: { scheme: 'tmp', path: '/cables' },
    configurationDefaults: quietSettings,
    // Asked for by code-server's workbench.
    isEnabledFileDownloads: true,
    isEnabledFileUploads: true,
    isEnabledCoderGettingStarted: false,
    developmentOptions: {
      extensions: [uri('/project')],
      extensionTestsPath: uri(`/project/${tests}`),
      enableSmokeTestDriver: true,
    },
  };
  const settings = JSON.stringify(configuration).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<!DOCTYPE html>
<html>
  <head>
    <meta charset="utf-8" />
    <meta id="vscode-workbench-web-configuration" data-settings="${settings}" />
    <link rel="stylesheet" href="/vscode/out/vs/code/browser/workbench/workbench.css" />
  </head>
  <body>
    <script>globalThis._VSCODE_FILE_ROOT = location.origin + '/vscode/out/';</script>
    <script type="module" src="/vscode/out/nls.messages.js"></script>
    <script type="module" src="${workbench}"></script>
  </body>
</html>`;
}
