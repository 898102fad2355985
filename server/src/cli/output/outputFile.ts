import { closeSync, fsyncSync, ftruncateSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { OutputError } from '../errors';

/**
 * A file that is whole or absent: it is written beside its place under a name that begins with a dot, and takes its
 * name at the end.
 */
export class OutputFile {
  readonly path: string;
  readonly #partial: string;
  readonly #descriptor: number;
  #size: number;

  /** @param size bytes of an interrupted run to go on from; the rest is cut off */
  constructor(path: string, size?: number) {
    this.path = path;
    this.#partial = join(dirname(path), `.${basename(path)}.partial`);
    this.#size = size ?? 0;
    this.#descriptor = this.#try(() => openSync(this.#partial, size === undefined ? 'w' : 'r+'));
    if (size !== undefined) this.#try(() => ftruncateSync(this.#descriptor, size));
  }

  get size(): number {
    return this.#size;
  }

  write(bytes: Uint8Array | string): void {
    const buffer = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
    this.#try(() => {
      for (let from = 0; from < buffer.length; ) {
        const written = writeSync(this.#descriptor, buffer, from, buffer.length - from, this.#size);
        from += written;
        this.#size += written;
      }
    });
  }

  /** Puts the file in its place. */
  finish(): void {
    this.#try(() => {
      fsyncSync(this.#descriptor);
      closeSync(this.#descriptor);
      renameSync(this.#partial, this.path);
    });
  }

  /** Ends the writing; what was written is kept for another run, or removed. */
  abandon(keep: boolean): void {
    closeSync(this.#descriptor);
    if (!keep) rmSync(this.#partial, { force: true });
  }

  #try<Value>(action: () => Value): Value {
    try {
      return action();
    } catch (error) {
      throw new OutputError(this.path, error);
    }
  }
}
