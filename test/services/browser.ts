import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const howTo = 'To run them: apt-get install chromium, or set CHROMIUM to the program.';

/**
 * Finds the browser of this run: CHROMIUM, or one on the PATH. Without one the browser tests are skipped. REQUIRE_BROWSER
 * turns that into a failure.
 */
export function offerBrowser(): void {
  const given = process.env['CHROMIUM'] ?? '';
  const found = given !== '' ? given : onPath();
  if (found !== undefined) process.env['TEST_BROWSER'] = found;
  else if (process.env['REQUIRE_BROWSER'] === '1') throw new Error(`There is no Chromium. ${howTo}`);
  else process.env['TEST_BROWSER_MISSING'] = `There is no Chromium. ${howTo}`;
}

function onPath(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
