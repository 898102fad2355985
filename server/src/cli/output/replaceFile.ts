import {
  accessSync,
  chownSync,
  closeSync,
  constants,
  fchmodSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { reasonOf } from '../errors';

/**
 * Puts other bytes in the place of a file's, so that it is the old or the new one whatever happens meanwhile:
 * they are written beside it and take its name. A link stays one; permissions and owner are kept.
 * @returns why that could not be done
 */
export function replaceFile(path: string, bytes: Uint8Array): string | undefined {
  let beside: string | undefined;
  try {
    const file = realpathSync(path);
    accessSync(file, constants.W_OK);
    const { mode, uid, gid } = statSync(file);
    beside = `${file}.${process.pid}-${Date.now().toString(36)}.tmp`;
    const descriptor = openSync(beside, 'wx', mode);
    try {
      for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written);
      fchmodSync(descriptor, mode);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    const own = statSync(beside);
    if (own.uid !== uid || own.gid !== gid) chownSync(beside, uid, gid);
    renameSync(beside, file);
    return undefined;
  } catch (error) {
    if (beside !== undefined) rmSync(beside, { force: true });
    return reasonOf(error);
  }
}
