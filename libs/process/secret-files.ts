import { existsSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute } from 'node:path';
import { errorCode } from './error-code.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment after each secret that a file holds was read. */
export interface ReadSecrets {
  readonly environment: Environment;
  /** By the name of the setting: the file that holds it. */
  readonly files: Readonly<Record<string, string>>;
  /** By the name of the setting: why its file cannot be used. */
  readonly problems: Readonly<Record<string, string>>;
}

/** The variable that names the file of a secret. */
export const fileSettingOf = (setting: string): string => `${setting}_FILE`;

/**
 * CV-14: reads each secret whose `*_FILE` names a file, as Docker and Kubernetes mount secrets. One line break at the end is
 * not part of the secret. No problem quotes a value that may be a secret in the place of a path.
 */
export function readSecretFiles(given: Environment, secrets: readonly string[]): ReadSecrets {
  const environment: Record<string, string | undefined> = { ...given };
  const files: Record<string, string> = {};
  const problems: Record<string, string> = {};
  for (const name of secrets) {
    const variable = fileSettingOf(name);
    const file = given[variable];
    if (file === undefined || file === '') continue;
    const contents = readSettingFile(file);
    if ((given[name] ?? '') !== '') {
      problems[name] = `and ${variable} are both set: unset one of them`;
    } else if ('problem' in contents) {
      problems[name] = `cannot be read: ${variable} ${contents.problem}`;
    } else {
      environment[name] = contents.text;
      files[name] = file;
    }
  }
  return { environment, files, problems };
}

/** The contents of a file that a setting names, without the line break at the end, or why it cannot be used. */
export function readSettingFile(file: string): { readonly text: string } | { readonly problem: string } {
  if (!isAbsolute(file)) return { problem: 'must be the absolute path of a file, such as /run/secrets/name' };
  try {
    const text = readFileSync(file, 'utf8').replace(/\r?\n$/, '');
    return text === '' ? { problem: 'names an empty file: write the secret into it' } : { text };
  } catch (error) {
    const reason = reasons[errorCode(error) ?? ''] ?? `failed with ${errorCode(error)}`;
    return { problem: `names a file${shownPath(file)} that ${reason}` };
  }
}

/** The path, unless it may be a secret that begins with a slash: a path has a folder that exists. */
function shownPath(file: string): string {
  const folder = dirname(file);
  return folder !== dirname(folder) && existsSync(folder) ? ` ${file}` : '';
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist: create it, or correct the path',
  EACCES: 'this process may not read: give its user the permission',
  EPERM: 'this process may not read: give its user the permission',
  EISDIR: 'is a folder: name the file in it',
  ENOTDIR: 'does not exist: a part of its path is a file',
};
