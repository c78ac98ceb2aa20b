import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { StepFailed } from './faults.mjs';
import { inProject, root } from './paths.mjs';
import { projectNode } from './project-node.mjs';
import { runStep } from './run.mjs';
import { alone } from './task-lock.mjs';

const dist = inProject('dist');
const stamp = join(dist, '.assent-build');
const sourceFolders = ['apps', 'libs', 'cli', 'demo', 'load', 'tools'];
const settings = ['tsconfig.json', 'tsconfig.build.json', 'package.json', 'package-lock.json'];

/** Compiles the sources into dist/ and copies the files beside them, when something has changed since the last build. */
export async function build() {
  if (isBuilt(fingerprint(sourceFiles()))) return;
  await alone('build', async () => {
    const sources = sourceFiles();
    const wanted = fingerprint(sources);
    if (isBuilt(wanted)) return;
    // dist/ may hold the output of deleted sources, and no list says which files those are.
    if (lastBuild().names !== wanted.names) rmSync(dist, { recursive: true, force: true });
    mkdirSync(dist, { recursive: true });
    rmSync(stamp, { force: true });
    await compile();
    for (const file of sources.filter((name) => !/\.(ts|mjs)$/.test(name)))
      cpSync(file, join(dist, relative(root, file)));
    writeFileSync(stamp, JSON.stringify(wanted));
  });
}

/** All files under the source folders that are compiled or copied into dist/. */
function sourceFiles() {
  return sourceFolders
    .flatMap((folder) => filesIn(inProject(folder)))
    .filter((file) => !/\.spec\.ts$|\.md$/.test(file) && !basename(file).startsWith('.'));
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesIn(path) : [path];
    });
}

/** @param {readonly string[]} sources */
function fingerprint(sources) {
  const names = createHash('sha256');
  const contents = createHash('sha256');
  for (const file of [...sources, ...settings.map((name) => inProject(name))]) {
    const { size, mtimeMs } = statSync(file);
    names.update(`${file}\n`);
    contents.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return { names: names.digest('hex'), contents: contents.digest('hex') };
}

/** @param {{ contents: string }} wanted */
function isBuilt(wanted) {
  return lastBuild().contents === wanted.contents;
}

/**
 * The fingerprint of the last build; empty when there was none, or when its note cannot be read.
 * @returns {{ names?: string, contents?: string }}
 */
function lastBuild() {
  try {
    return JSON.parse(readFileSync(stamp, 'utf8'));
  } catch {
    return {};
  }
}

async function compile() {
  const args = [inProject('node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json'];
  if (process.stderr.isTTY) args.push('--pretty');
  const { code, output } = await runStep('Building …', projectNode(), args);
  if (code !== 0)
    throw new StepFailed(
      `${output.trimEnd()}\n\nThe sources do not compile. Correct the errors above and run this again.`,
    );
}
