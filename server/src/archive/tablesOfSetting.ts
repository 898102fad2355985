import type { Diagnostic } from 'vscode-languageserver-types';
import type { UserRow } from '../reference/tables';
import type { Files } from './files';
import { fileProblem, readUserTable } from './userTables';

/** The tables that the setting `cable.tables` names. */
export interface TablesOfSetting {
  readonly rows: readonly UserRow[];
  /** What is wrong, by the URI of the table; nothing is wrong where the list is empty. */
  readonly problems: ReadonlyMap<string, readonly Diagnostic[]>;
  /** What is wrong with the setting itself: for a message, naming file and remedy. */
  readonly messages: readonly string[];
}

/**
 * Reads the tables of the setting. Only files inside a folder of the workspace are read, whether the workspace
 * is trusted or not: a setting that comes with the files of others must not reach any other file.
 * @param paths relative to a folder of the workspace, parts separated by `/`
 * @param folders URIs of the workspace's folders
 */
export async function tablesOfSetting(
  files: Files,
  folders: readonly string[],
  paths: readonly string[],
): Promise<TablesOfSetting> {
  const rows: UserRow[] = [];
  const problems = new Map<string, readonly Diagnostic[]>();
  const messages: string[] = [];
  for (const path of new Set(paths)) {
    if (!staysInside(path)) {
      messages.push(
        `cable.tables: “${path}” was not read because it is not a path inside the workspace. Copy the table into a workspace folder and give its path relative to that folder, as in cables/my-tags.tsv.`,
      );
      continue;
    }
    const read = await firstRead(files, folders, path);
    if ('fault' in read) {
      messages.push(read.fault);
      if (read.uri !== undefined) problems.set(read.uri, [fileProblem(read.fault)]);
      continue;
    }
    const table = readUserTable(path, read.text);
    rows.push(...table.rows);
    problems.set(read.uri, table.problems);
  }
  return { rows, problems, messages };
}

/** The URI of a path in a folder. */
export function uriIn(folder: string, path: string): string {
  const parts = path.replaceAll('\\', '/').replace(/^\.\//, '').split('/');
  return `${folder.replace(/\/$/, '')}/${parts.map(encodeURIComponent).join('/')}`;
}

function staysInside(path: string): boolean {
  return (
    path !== '' && !/^(?:[\\/~]|[A-Za-z][A-Za-z0-9+.-]*:)/.test(path) && !path.split(/[\\/]/).includes('..')
  );
}

type Read =
  | { readonly uri: string; readonly text: string }
  | { readonly fault: string; readonly uri?: string };

/** The file in the first folder that has it. */
async function firstRead(files: Files, folders: readonly string[], path: string): Promise<Read> {
  for (const folder of folders) {
    const uri = uriIn(folder, path);
    const real = await files.real(uri).catch(() => undefined);
    if (real === undefined) continue;
    if (!real.startsWith(`${(await files.real(folder)).replace(/\/$/, '')}/`)) {
      return {
        fault: `cable.tables: “${path}” was not read because it links to a file outside the workspace. Copy the file itself into the workspace.`,
      };
    }
    try {
      return { uri, text: await files.read(uri) };
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return {
        uri,
        fault: `cable.tables: “${path}” could not be read (${why}). Check the file, or remove it from the setting.`,
      };
    }
  }
  return {
    fault:
      folders.length === 0
        ? `cable.tables: “${path}” was not read because no folder is open. Open the folder that contains it.`
        : `cable.tables: there is no file “${path}” in the workspace. Correct the path, which is relative to a workspace folder, or remove it from the setting.`,
  };
}
