/** A command line that makes no sense; the message says what would. Exit status 2. */
export class UsageError extends Error {}

/** A packed file that ends early or is damaged. */
export class GzipError extends Error {
  constructor(cause: unknown) {
    super('the gzip data is damaged or ends early', { cause });
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a folder',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file would be larger than the system allows',
  EROFS: 'the disk is read-only',
  EMFILE: 'too many files are open',
  ERR_STRING_TOO_LONG: 'it is too large to be read as one text',
  ERR_FS_FILE_TOO_LARGE: 'it is too large to be read as one text',
  ERR_BUFFER_TOO_LARGE: 'it is too large to be read as one text',
  Z_BUF_ERROR: 'the gzip data is damaged or ends early',
  Z_DATA_ERROR: 'the gzip data is damaged or ends early',
};

/** What went wrong, in words. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return (code && REASONS[code]) || message;
}

/** A file that can't be written. */
export class OutputError extends Error {
  constructor(path: string, cause: unknown) {
    const { code } = cause as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'there is no such folder' : reasonOf(cause);
    super(`cannot write ${path}: ${reason}`, { cause });
  }
}
