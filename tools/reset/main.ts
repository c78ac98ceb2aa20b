import { errorCode } from '#libs/process';
import { reset, ResetRefused } from './reset.ts';

reset(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${textOf(error)}\n`);
    process.exitCode = 1;
  },
);

function textOf(error: unknown): string {
  if (error instanceof ResetRefused) return error.message;
  const { path, stack } = error as NodeJS.ErrnoException;
  switch (errorCode(error)) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `Not allowed to write ${path}. Give this user the right to write there, or run from a copy of the project that it owns.`;
    default:
      return stack ?? String(error);
  }
}
