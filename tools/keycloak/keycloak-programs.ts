import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { errorCode } from '#libs/process';

/** The version of Keycloak on Maven Central, and of the image in docker-compose.yml. */
export const keycloakVersion = '26.7.3';

const run = promisify(execFile);

/**
 * Fetches Keycloak with Maven once, and unpacks it with the program jar of a JDK or with unzip.
 * @param folder keeps the programs
 * @returns the folder of Keycloak
 * @throws Error that says what to install
 */
export async function keycloakPrograms(folder: string): Promise<string> {
  const programs = resolve(folder, `keycloak-${keycloakVersion}`);
  if (existsSync(programs)) return programs;
  process.stderr.write(`Downloading Keycloak ${keycloakVersion} with Maven (once; 169 MB) …\n`);
  const making = `${programs}.${process.pid}`;
  mkdirSync(making, { recursive: true });
  try {
    const project = join(making, 'pom.xml');
    writeFileSync(project, projectFile);
    const goal = ['dependency:copy-dependencies', '-DexcludeTransitive=true', `-DoutputDirectory=${making}`];
    await needed('mvn', 'maven', ['--batch-mode', '--quiet', `--file=${project}`, ...goal]);
    const archive = readdirSync(making).find((name) => name.endsWith('.zip')) ?? 'keycloak.zip';
    await needed('unzip', 'unzip', ['-q', join(making, archive), '-d', making]);
    // Another process may have been faster. Its files are the same.
    if (!existsSync(programs)) renameSync(join(making, `keycloak-${keycloakVersion}`), programs);
    return programs;
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}

async function needed(program: string, debianPackage: string, args: readonly string[]): Promise<void> {
  try {
    await run(program, [...args]);
  } catch (error) {
    const isMissing = errorCode(error) === 'ENOENT';
    const { stdout = '' } = error as { readonly stdout?: string };
    const advice = isMissing
      ? `Install ${debianPackage}.`
      : `Check that it reaches its repository.\n${stdout.trim()}`.trimEnd();
    throw new Error(`Keycloak cannot be fetched: ${program} ${isMissing ? 'does not run here' : 'failed'}. ${advice}`, {
      cause: error,
    });
  }
}

/** Without its dependencies, because the zip contains them, and some of their descriptors name further repositories. */
const projectFile = `<project xmlns="http://maven.apache.org/POM/4.0.0">
<modelVersion>4.0.0</modelVersion><groupId>assent</groupId><artifactId>keycloak</artifactId><version>1</version>
<packaging>pom</packaging><dependencies><dependency>
<groupId>org.keycloak</groupId><artifactId>keycloak-quarkus-dist</artifactId><version>${keycloakVersion}</version><type>zip</type>
<exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions>
</dependency></dependencies></project>
`;
