import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IncompleteExport, saveExport } from './exports.ts';

describe('an export of events', () => {
  let folder: string;
  const file = () => join(folder, 'events.jsonl');

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assent-export-'));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  const event = `${JSON.stringify({ stream: 'token-1', data: { note: 'é {"end":{"events":7}}' } })}\n`;
  const end = (events: number): string => `${JSON.stringify({ end: { tenantId: 'acme', events } })}\n`;

  function inPieces(text: string, bytes: number, fault?: Error): () => Promise<AsyncIterable<Uint8Array>> {
    const whole = Buffer.from(text);
    async function* pieces() {
      for (let at = 0; at < whole.length; at += bytes) yield await Promise.resolve(whole.subarray(at, at + bytes));
      if (fault !== undefined) throw fault;
    }
    return () => Promise.resolve(pieces());
  }

  it.each([1, 7, 1_000_000])('DESIGN-11 is saved when it is whole, however it arrives (%s bytes)', async (bytes) => {
    const text = event.repeat(3) + end(3);
    expect(await saveExport(file(), inPieces(text, bytes))).toBe(3);
    expect(await readFile(file(), 'utf8')).toBe(text);
  });

  it('N13 says in plain words why its file cannot be created', async () => {
    await writeFile(file(), '');
    await expect(saveExport(file(), inPieces(end(0), 10))).rejects.toThrow(
      `${file()} cannot be created: a file with this name exists.`,
    );
    const nowhere = join(folder, 'nowhere', 'events.jsonl');
    await expect(saveExport(nowhere, inPieces(end(0), 10))).rejects.toThrow('there is no such file or folder');
  });

  it('DESIGN-11 of a tenant without events has its last line only', async () => {
    expect(await saveExport(file(), inPieces(end(0), 10))).toBe(0);
  });

  it.each([
    ['nothing arrives', '', undefined],
    ['its last line is missing', event.repeat(3), undefined],
    ['its last line is cut', event.repeat(3) + end(3).slice(0, 20), undefined],
    ['a line is missing', event.repeat(2) + end(3), undefined],
    ['the connection is lost', event, new TypeError('terminated')],
  ])('DESIGN-11 leaves no file behind when %s', async (_, text, fault) => {
    await expect(saveExport(file(), inPieces(text, 16, fault))).rejects.toThrow(IncompleteExport);
    expect(await readdir(folder)).toEqual([]);
  });

  it('DESIGN-11 leaves no file behind when the request is refused, and replaces none', async () => {
    await expect(saveExport(file(), () => Promise.reject(new Error('no such tenant')))).rejects.toThrow('no such');
    expect(await readdir(folder)).toEqual([]);
    await saveExport(file(), inPieces(end(0), 10));
    await expect(saveExport(file(), inPieces(event + end(1), 10))).rejects.toThrow('exists');
    expect(await readFile(file(), 'utf8')).toBe(end(0));
  });
});
