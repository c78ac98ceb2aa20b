import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvalidConfiguration, readConfig, secretSettings } from './config.ts';
import { effectiveSettings } from './effective-settings.ts';

describe('secrets in files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'assent-secrets-'));
  const url = 'postgres://ann:hunter2hunter2@db:5432/assent';
  const fileWith = (text: string): string => {
    const file = join(folder, 'secret');
    writeFileSync(file, text);
    return file;
  };

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['as it is', url],
    ['without the line break at its end', `${url}\n`],
    ['without that of Windows', `${url}\r\n`],
  ])('CV-14 reads a secret from a file, %s', (_, text) => {
    expect(readConfig({ DATABASE_URL_FILE: fileWith(text) }).databaseUrl).toBe(url);
    expect(readConfig({ DATABASE_URL_FILE: fileWith(text), DATABASE_URL: '' }).databaseUrl).toBe(url);
  });

  it('CV-14 takes an empty variable for unset', () => {
    expect(readConfig({ DATABASE_URL_FILE: '', DATABASE_URL: url }).databaseUrl).toBe(url);
  });

  it.each([
    [
      'a file that does not exist',
      () => join(folder, 'missing'),
      `names a file ${join(folder, 'missing')} that does not exist`,
    ],
    ['what may be a secret', () => '/aGVsbG8', 'names a file that does not exist'],
    ['what may be a secret with a slash', () => '/aGVs/bG8', 'names a file that does not exist'],
    ['a folder', () => folder, `names a file ${folder} that is a folder`],
    ['an empty file', () => fileWith(''), 'names an empty file'],
    ['a file with a line break only', () => fileWith('\n'), 'names an empty file'],
    ['a relative path', () => 'secrets/database', 'must be the absolute path of a file'],
  ])('CV-14 refuses %s', (_, file, says) => {
    for (const name of secretSettings) {
      expect(() => readConfig({ [`${name}_FILE`]: file() })).toThrow(`${name} cannot be read: ${name}_FILE ${says}`);
    }
  });

  it('CV-14 refuses a file that it may not read', () => {
    // Nothing is forbidden to root.
    if (process.getuid?.() === 0) return;
    const file = fileWith(url);
    chmodSync(file, 0o000);
    expect(() => readConfig({ DATABASE_URL_FILE: file })).toThrow('this process may not read');
    chmodSync(file, 0o600);
  });

  it('CV-14 refuses a secret that is set twice, and names all problems at once without a value', () => {
    const read = () => readConfig({ DATABASE_URL: url, DATABASE_URL_FILE: fileWith(url), EVENT_STORE_URL_FILE: url });
    expect(read).toThrow(InvalidConfiguration);
    expect(read).toThrow('DATABASE_URL and DATABASE_URL_FILE are both set');
    expect(read).toThrow('EVENT_STORE_URL_FILE must be the absolute path');
    expect(read).not.toThrow('hunter2');
  });

  it('P7-9 shows the settings in effect and where they come from, secrets masked', () => {
    const file = fileWith(url);
    const environment = { DATABASE_URL_FILE: file, PORT: '9100', EVENT_STORE_URL: 'esdb://admin:changeit1@h:2113' };
    const { settings, problems } = effectiveSettings(environment);
    expect(problems).toEqual([]);
    expect(settings).toEqual(
      expect.arrayContaining([
        { name: 'DATABASE_URL', value: 'postgres://ann:***REDACTED***@db:5432/assent', source: 'file', file },
        { name: 'EVENT_STORE_URL', value: 'esdb://admin:***REDACTED***@h:2113', source: 'environment' },
        { name: 'PORT', value: '9100', source: 'environment' },
        { name: 'LOG_LEVEL', value: 'warn', source: 'default' },
        { name: 'KAFKA_BROKERS', value: null, source: 'default' },
      ]),
    );
    expect(settings.map(({ name }) => name)).not.toContain('COMMAND_URL');
    expect(JSON.stringify(settings)).not.toMatch(/hunter2|changeit1/);
  });

  it('P7-9 masks a secret that is not valid, and says what is wrong', () => {
    const { settings, problems } = effectiveSettings({ DATABASE_URL: 'hunter2hunter2', PORT: 'x', QUERY_URL: 'x' });
    expect(settings).toContainEqual({ name: 'DATABASE_URL', value: '***REDACTED***', source: 'environment' });
    for (const name of ['DATABASE_URL', 'PORT', 'QUERY_URL', 'COMMAND_URL'])
      expect(problems.join('\n')).toMatch(new RegExp(`^${name} `, 'm'));
  });
});
