const reasons: Readonly<Record<string, string>> = {
  EEXIST: 'a file with this name exists',
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of the path is no folder',
  EISDIR: 'it is a folder',
  EACCES: 'you do not have the permission',
  EPERM: 'you do not have the permission',
  EROFS: 'the file system can only be read',
  ENOSPC: 'the disk is full',
};

/** Why a file cannot be read or written. Undefined if another error happened. */
export function fileFaultOf(error: unknown): string | undefined {
  return reasons[(error as Partial<NodeJS.ErrnoException> | null)?.code ?? ''];
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
