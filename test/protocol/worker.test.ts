import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  ConfigurationRequest,
  createProtocolConnection,
  type DataCallback,
  DidOpenTextDocumentNotification,
  type Hover,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type Message,
} from 'vscode-languageserver-protocol/node';
import { type FileParams, READ_FILE_REQUEST, REAL_FILE_REQUEST } from '../../server/src/protocol';
import { fixture } from '../fixture';

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
  const textOf = ({ uri }: FileParams) => {
    const text = files[uri];
    if (text === undefined && uri !== 'memfs:/cables') throw new Error('no such file');
    return text ?? '';
  };
  connection.onRequest(READ_FILE_REQUEST, textOf);
  connection.onRequest(REAL_FILE_REQUEST, (file: FileParams) => {
    textOf(file);
    return file.uri;
  });
  connection.onRequest(ConfigurationRequest.type, () => [{ tables }]);
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

test('a Web Worker knows the tables, and those of the user that the editor reads for it', async () => {
  const files = { 'memfs:/cables/my/tags.tsv': 'code\tmeaning\nKAPL\tApples\n' };
  const connection = await start(files, ['my/tags.tsv']);
  const { text, cursors } = fixture(`
    FM AMEMBASSY ASTANA
    TO RUE|HC/SECSTATE WASHDC
    BT
    C O N F I D E N T I A L ASTANA 000417

    E.O. 12958: DECL: 03/03/2016
    TAGS: PREL, K|APL
    SUBJECT: HARVEST OF APPLES
    `);
  const [indicator, tag] = cursors;
  const textDocument = { uri: 'memfs:/cables/a.cable' };
  await connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { ...textDocument, languageId: 'cable', version: 1, text },
  });
  const hover = async (position = indicator) => {
    const answer: Hover | null = await connection.sendRequest(HoverRequest.method, {
      textDocument,
      position,
    });
    return JSON.stringify(answer?.contents);
  };
  expect(await hover(indicator)).toContain('Department of State');
  await expect.poll(() => hover(tag), { timeout: 30_000 }).toContain('your table my/tags.tsv, line 2');
  connection.dispose();
});
