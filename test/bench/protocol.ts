import { join } from 'node:path';
import { DocumentSymbolRequest, HoverRequest } from 'vscode-languageserver-protocol/node';
import { Editor } from '../protocol/client';
import { manyCables, sample } from './documents';
import { median } from './measure';
import { print, type Row, timesAtMost } from './table';

const STARTS = 9;
const ROUNDS = 41;

const documents = { '12 kB sample': sample, '1 MB, 85 cables': manyCables(85) };

/** The server as shipped beside one that answers nothing, both over stdio. */
export async function benchProtocol(folder: string): Promise<void> {
  const programs = { ours: join(folder, 'server.cjs'), empty: join(folder, 'emptyServer.cjs') };
  const times = new Map<string, { ours: number[]; empty: number[] }>();
  async function take(what: string, server: keyof typeof programs, run: () => Promise<unknown>) {
    const start = performance.now();
    await run();
    const all = times.get(what) ?? { ours: [], empty: [] };
    times.set(what, all);
    all[server].push(performance.now() - start);
  }
  const servers = Object.keys(programs) as (keyof typeof programs)[];

  for (let start = 0; start < STARTS; start++) {
    for (const server of servers) {
      let editor: Editor | undefined;
      await take('start to initialized', server, async () => {
        editor = await Editor.start({ program: programs[server] });
      });
      await take('12 kB sample: first open to outline, tables not read', server, async () => {
        const document = await editor?.open('file:///first.cable', sample);
        await editor?.connection.sendRequest(DocumentSymbolRequest.method, document);
      });
      await editor?.stop();
    }
  }

  const editors = {
    ours: await Editor.start({ program: programs.ours }),
    empty: await Editor.start({ program: programs.empty }),
  };
  for (const [name, text] of Object.entries(documents)) {
    const lines = text.split('\n');
    const line = lines.findIndex((found, index) => index > lines.length / 2 && found.length > 60);
    const start = { line, character: 40 };
    for (let round = 0; round < ROUNDS; round++) {
      for (const server of servers) {
        const editor = editors[server];
        const uri = `file:///${name.slice(0, 4).trim()}-${round}.cable`;
        const textDocument = { uri };
        const outline = () => editor.connection.sendRequest(DocumentSymbolRequest.method, { textDocument });
        await take(`${name}: open to outline`, server, async () => {
          await editor.open(uri, text);
          await outline();
        });
        await take(`${name}: edit to outline`, server, async () => {
          await editor.edit(uri, { start, end: start }, 'x');
          await outline();
        });
        await take(`${name}: hover`, server, () =>
          editor.connection.sendRequest(HoverRequest.method, {
            textDocument,
            position: { line: 6, character: 4 },
          }),
        );
        await editor.close(uri);
      }
    }
  }
  for (const server of servers) await editors[server].stop();

  const rows = [...times].map(([what, { ours, empty }]): Row => {
    const time = median(ours);
    const other = median(empty);
    return {
      what,
      time,
      yardstick: { what: 'empty server', time: other },
      ...(what === '12 kB sample: edit to outline' && { target: timesAtMost(1.5, time, other) }),
    };
  });
  print('Over stdio', rows);
}
