import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  createProtocolConnection,
  type DataCallback,
  type Hover,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type Message,
  type ProtocolConnection,
} from 'vscode-languageserver-protocol/node';

const BUNDLE = join(import.meta.dirname, '../../server/dist/server.js');

/** What a Web Worker has and a worker of Node.js has not, and the other way round. */
const SCOPE = `
  const { parentPort } = require('node:worker_threads');
  globalThis.self = globalThis;
  globalThis.WorkerGlobalScope = Object;
  globalThis.process = undefined;
  self.postMessage = (message) => parentPort.postMessage(message);
  self.addEventListener = () => {};
  parentPort.on('message', (data) => self.onmessage({ data }));
`;

class FromWorker extends AbstractMessageReader {
  constructor(private readonly from: Worker) {
    super();
  }

  listen(callback: DataCallback) {
    this.from.on('message', callback);
    return { dispose: () => this.from.off('message', callback) };
  }
}

class ToWorker extends AbstractMessageWriter {
  constructor(private readonly to: Worker) {
    super();
  }

  async write(message: Message) {
    this.to.postMessage(message);
  }

  end() {}
}

let worker: Worker | undefined;
afterEach(async () => {
  await worker?.terminate();
});

/** The server as an editor in a browser runs it, with files that the editor has. */
async function start(files: Readonly<Record<string, string>>, tables: readonly string[]) {
  const started = new Worker(SCOPE + readFileSync(BUNDLE, 'utf8'), { eval: true });
  worker = started;
  const connection = createProtocolConnection(new FromWorker(started), new ToWorker(started));
  const textOf = ({ uri }: { uri: string }) => {
    const text = files[uri];
    if (text === undefined && uri !== 'memfs:/cables') throw new Error('no such file');
    return text ?? '';
  };
  connection.onRequest('cable/readFile', textOf);
  connection.onRequest('cable/realFile', (file: { uri: string }) => {
    textOf(file);
    return file.uri;
  });
  connection.onRequest('workspace/configuration', () => [{ tables }]);
  connection.listen();
  await connection.sendRequest(InitializeRequest.type, {
    processId: null,
    rootUri: null,
    workspaceFolders: [{ uri: 'memfs:/cables', name: 'cables' }],
    capabilities: { workspace: { configuration: true } },
  });
  await connection.sendNotification(InitializedNotification.type, {});
  return connection;
}

const TEXT = `FM AMEMBASSY ASTANA
TO RUEHC/SECSTATE WASHDC
BT
C O N F I D E N T I A L ASTANA 000417

E.O. 12958: DECL: 03/03/2016
TAGS: PREL, KAPL
SUBJECT: HARVEST OF APPLES
`;

async function hoverOn(connection: ProtocolConnection, word: string): Promise<string> {
  const lines = TEXT.split('\n');
  const line = lines.findIndex((each) => each.includes(word));
  const answer: Hover | null = await connection.sendRequest(HoverRequest.type, {
    textDocument: { uri: 'memfs:/cables/a.cable' },
    position: { line, character: (lines[line]?.indexOf(word) ?? 0) + 1 },
  });
  return JSON.stringify(answer?.contents);
}

test('a Web Worker knows the tables, and those of the user that the editor reads for it', async () => {
  const files = { 'memfs:/cables/my/tags.tsv': 'code\tmeaning\nKAPL\tApples\n' };
  const connection = await start(files, ['my/tags.tsv']);
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri: 'memfs:/cables/a.cable', languageId: 'cable', version: 1, text: TEXT },
  });
  expect(await hoverOn(connection, 'RUEHC')).toContain('Department of State');
  await expect.poll(() => hoverOn(connection, 'KAPL')).toContain('your table my/tags.tsv, line 2');
  connection.dispose();
});
