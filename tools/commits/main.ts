import { execFileSync } from 'node:child_process';
import { faultsOf, hintOn, type Commit } from './commit-message.ts';

/** The last commit before the rules for messages. */
const lastUnjudged = '22832cc00a9052d6aa743747c880b054245cba0a';

const separator = '\u0000';

/** Checks the messages of all commits since the rules exist. */
function main(): void {
  if (!isAncestor(lastUnjudged)) {
    process.stdout.write(
      `Commit messages: not checked, because this copy of the repository does not reach back to ${lastUnjudged.slice(0, 7)}. ` +
        'To check them: git fetch --unshallow\n',
    );
    return;
  }
  const commits = commitsSince(lastUnjudged);
  let faults = 0;
  for (const commit of commits) {
    const hint = hintOn(commit);
    const found = faultsOf(commit);
    faults += found.length;
    for (const text of [...found, ...(hint === undefined ? [] : [`Hint: ${hint}`])]) {
      process.stderr.write(`${commit.hash.slice(0, 7)} ${commit.subject}\n  ${text}\n`);
    }
  }
  process.stdout.write(`Commit messages: ${commits.length} checked, ${faults} faults.\n`);
  if (faults === 0) return;
  process.stderr.write('Correct the messages with git rebase -i; CONTRIBUTING.md has the rules under "Commits".\n');
  process.exitCode = 1;
}

function isAncestor(commit: string): boolean {
  try {
    git('merge-base', '--is-ancestor', commit, 'HEAD');
    return true;
  } catch {
    return false;
  }
}

function commitsSince(commit: string): readonly Commit[] {
  return git('log', '--no-merges', '-z', `--format=%H%n%s%n%b`, `${commit}..HEAD`)
    .split(separator)
    .filter((text) => text !== '')
    .map((text) => {
      const [hash = '', subject = '', ...body] = text.split('\n');
      return { hash, subject, body: body.join('\n') };
    });
}

function git(...args: readonly string[]): string {
  return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

main();
