import { join } from 'node:path';
import { type DocumentSymbol, type Hover, HoverRequest } from 'vscode-languageserver-protocol/node';
import { Editor } from '../protocol/client';
import { ANSWERS_NOTIFICATION, type Answers } from './answers';
import { manyCables, sample } from './documents';
import { median } from './measure';
import { print, type Row, timesAtMost } from './table';

const STARTS = 15;
const ROUNDS = 41;

const documents = { '12 kB sample': sample, '1 MB, 85 cables': manyCables(85) };

const START = 'start to initialized';
const FIRST = '12 kB sample: first open to outline';

type Server = 'ours' | 'empty';

/** Times of an action with both servers, which take turns. */
class Times {
  readonly byAction = new Map<string, Record<Server, number[]>>();

  async take(what: string, server: Server, run: () => Promise<unknown>): Promise<void> {
    const start = performance.now();
    await run();
    const all = this.byAction.get(what) ?? { ours: [], empty: [] };
    this.byAction.set(what, all);
    all[server].push(performance.now() - start);
  }
}

/** The server as shipped beside one that reads nothing and gives the same answers, both over stdio. */
export async function benchProtocol(folder: string): Promise<void> {
  const programs = {
    ours: join(folder, 'bin/cable-language-server.js'),
    empty: join(folder, 'emptyServer.cjs'),
  };
  const times = new Times();
  await coldStarts(times, programs);
  const editors = {
    ours: await Editor.start({ program: programs.ours }),
    empty: await Editor.start({ program: programs.empty }),
  };
  for (const [name, text] of Object.entries(documents)) await edits(times, editors, name, text);
  await editors.ours.stop();
  await editors.empty.stop();
  print('Over stdio', [...times.byAction].map(rowOf));
  const start = median(times.byAction.get(START)?.empty ?? []);
  const first = median(times.byAction.get(FIRST)?.ours ?? []);
  print('First outline of a cold server', [
    {
      what: FIRST,
      time: first,
      // 60 % of the 0.50 times that it took before.
      yardstick: { what: 'start of the empty server', time: start },
      target: timesAtMost(0.3, first, start),
    },
  ]);
}

async function coldStarts(times: Times, programs: Record<Server, string>): Promise<void> {
  for (let round = 0; round < STARTS; round++) {
    for (const server of ['ours', 'empty'] as const) {
      let editor: Editor | undefined;
      await times.take(START, server, async () => {
        editor = await Editor.start({ program: programs[server] });
      });
      await times.take(FIRST, server, async () => {
        await editor?.open('file:///first.cable', sample);
        await editor?.outline('file:///first.cable');
      });
      await editor?.stop();
    }
  }
}

async function edits(
  times: Times,
  editors: Record<Server, Editor>,
  name: string,
  text: string,
): Promise<void> {
  const lines = text.split('\n');
  const line = lines.findIndex((found, index) => index > lines.length / 2 && found.length > 60);
  const place = { line, character: 40 };
  await editors.empty.connection.sendNotification(ANSWERS_NOTIFICATION, await answersTo(editors.ours, text));
  for (let round = 0; round < ROUNDS; round++) {
    for (const server of ['ours', 'empty'] as const) {
      const editor = editors[server];
      const uri = `file:///${name.slice(0, 4).trim()}-${round}.cable`;
      await times.take(`${name}: open to outline`, server, async () => {
        await editor.open(uri, text);
        await editor.outline(uri);
      });
      await times.take(`${name}: edit to outline`, server, async () => {
        await editor.edit(uri, { start: place, end: place }, 'x');
        await editor.outline(uri);
      });
      await times.take(`${name}: hover`, server, () => hover(editor, uri));
      await editor.close(uri);
    }
  }
}

const hover = (editor: Editor, uri: string): Promise<Hover | null> =>
  editor.connection.sendRequest(HoverRequest.type, {
    textDocument: { uri },
    position: { line: 6, character: 4 },
  });

/** What our server answers for a text: the empty one gives the same. */
async function answersTo(editor: Editor, text: string): Promise<Answers> {
  const uri = 'file:///answers.cable';
  await editor.open(uri, text);
  const outline: DocumentSymbol[] = await editor.outline(uri);
  const answers = { outline, hover: await hover(editor, uri) };
  await editor.close(uri);
  return answers;
}

function rowOf([what, { ours, empty }]: [string, Record<Server, number[]>]): Row {
  const time = median(ours);
  const other = median(empty);
  return {
    what,
    time,
    yardstick: { what: 'empty server, same answers', time: other },
    ...(what.endsWith('edit to outline') && { target: timesAtMost(1.5, time, other) }),
  };
}
