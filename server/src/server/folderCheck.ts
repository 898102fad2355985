import { uriIn } from '../archive/archiveReader';
import { inBackground } from './background';
import type { ServerContext } from './context';

/** No more files are listed in the editor's problems at once. */
const MOST_FILES = 2_000;
/** Milliseconds between two files: what is typed goes first. */
const PAUSE = 10;

/** Lists the problems of closed files, while the setting `cable.checkFolder` is on. */
export interface FolderCheck {
  /** Brings the list up to date: the settings, the archive, or what is open has changed. */
  update(): void;
}

export function folderCheck(context: ServerContext): FolderCheck {
  const { connection, documents, service, settings, workspace } = context;
  /** What the problems of a file were made of, by its URI. */
  const listed = new Map<string, string>();
  let turn = 0;

  async function run(): Promise<void> {
    const own = ++turn;
    const { checkFolder } = await settings.general();
    const files = checkFolder && workspace.state().phase === 'complete' ? filesWithProblems(context) : [];
    const wanted = new Map(files.map((file) => [file.uri, file]));
    for (const uri of listed.keys()) if (!wanted.has(uri)) await clear(uri);
    for (const { uri, version } of wanted.values()) {
      if (own !== turn) return;
      if (listed.get(uri) === version) continue;
      const text = await workspace.readText(uri);
      if (text === undefined || own !== turn || documents.get(uri)) continue;
      const ruleSettings = await settings.of(uri);
      const diagnostics = service.diagnostics(service.parse(text), uri, ruleSettings, workspace.cables());
      settings.forget(uri);
      await connection.sendDiagnostics({ uri, diagnostics });
      listed.set(uri, version);
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }

  async function clear(uri: string): Promise<void> {
    listed.delete(uri);
    await connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  // What is open has its problems from the document itself.
  documents.onDidOpen(({ document: { uri } }) => {
    if (listed.has(uri)) inBackground(connection, clear(uri));
  });

  return { update: () => inBackground(connection, run()) };
}

/** Files of the archive in which the index counts problems, without those that are open. */
function filesWithProblems({
  connection,
  documents,
  workspace,
}: ServerContext): { readonly uri: string; readonly version: string }[] {
  const index = workspace.index();
  const files = new Map<string, string>();
  let more = 0;
  for (const row of index.rows()) {
    if (index.folder(row) === '' || index.rowInContainer(row) > 0) continue;
    if ([0, 1, 2, 3].every((severity) => index.problems(row, severity) === 0)) continue;
    const uri = uriIn(index.folder(row), index.path(row));
    if (files.has(uri) || documents.get(uri)) continue;
    const { size, modified } = index.facts(row);
    if (files.size < MOST_FILES) files.set(uri, `${size} ${modified}`);
    else more++;
  }
  if (more > 0) {
    connection.console.warn(
      `cable.checkFolder: the problems of the first ${MOST_FILES} files are listed; ${more} more cables have problems. The table of cables finds them: problem:any.`,
    );
  }
  return [...files].map(([uri, version]) => ({ uri, version }));
}
