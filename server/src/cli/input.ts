import { readFileSync } from 'node:fs';

export interface Input {
  /** As the user named it; `standard input` for `-`. */
  readonly name: string;
  readonly text: string;
}

/**
 * Reads the files that were named, `-` being standard input. A file that cannot be read is reported on
 * standard error with its name and the reason, and left out. Bytes that are not UTF-8 are read as
 * Windows-1252, the superset of Latin-1 that old exports are in, and that is said on standard error.
 */
export function readInputs(names: readonly string[]): { readonly inputs: Input[]; readonly failed: boolean } {
  const inputs: Input[] = [];
  let failed = false;
  for (const file of names) {
    const name = file === '-' ? 'standard input' : file;
    try {
      inputs.push({ name, text: decode(readFileSync(file === '-' ? 0 : file), name) });
    } catch (error) {
      failed = true;
      process.stderr.write(`cable: cannot read ${name}: ${reasonOf(error)}\n`);
    }
  }
  return { inputs, failed };
}

function decode(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    process.stderr.write(`cable: ${name} is not UTF-8; read as Latin-1\n`);
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder; name the files in it',
  EACCES: 'you may not read it',
};

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return (code && REASONS[code]) || message;
}
