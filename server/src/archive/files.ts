/**
 * The files of the workspace, as the server reads them. Node.js has a file system (`files.node.ts`); in a
 * browser the editor is asked (`server.ts`). Files are named by `file:` or other URIs as the editor writes them.
 */
export interface Files {
  /** Text of a file, read as UTF-8. Rejects where it is not there or can't be read. */
  read(uri: string): Promise<string>;
  /** The URI of the file itself behind symbolic links. Rejects where there is no such file. */
  real(uri: string): Promise<string>;
  /** Text files in a folder and below, with their sizes in bytes; nothing whose name begins with a dot. */
  list(folder: string): AsyncIterable<{ readonly uri: string; readonly size: number }>;
}
