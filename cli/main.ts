import { runCli } from './assent-cli.ts';
import { exitWhenUnread } from './exit-when-unread.ts';

exitWhenUnread(process.stdout);

// The launcher runs programs in the project's folder, but file names are relative to the user's folder.
process.chdir(process.env['ASSENT_CWD'] ?? process.cwd());

process.exitCode = await runCli(process.argv.slice(2), {
  env: process.env,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
});
