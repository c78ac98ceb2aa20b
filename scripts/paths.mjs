import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project; all commands run there. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** @param {string[]} parts */
export const inProject = (...parts) => join(root, ...parts);
