import { open, rm, type FileHandle } from 'node:fs/promises';
import { WrongUsage } from './cli-command.ts';
import { fileFaultOf, messageOf } from './file-faults.ts';

/** The export lacks events: the connection broke off, or somebody cut the answer. */
export class IncompleteExport extends Error {
  override readonly name = 'IncompleteExport';
}

/**
 * Saves an export of events in a new file. Leaves no file behind when it fails.
 * @returns the number of events
 * @throws WrongUsage when the file cannot be created
 * @throws IncompleteExport when the answer is not the whole export
 */
export async function saveExport(path: string, request: () => Promise<AsyncIterable<Uint8Array>>): Promise<number> {
  const file = await newFile(path);
  try {
    return await save(await request(), file);
  } catch (error) {
    await rm(path);
    throw error;
  } finally {
    await file.close();
  }
}

/** The number of events that the last line of an export states. Undefined for any other line. */
export function statedEvents(line: string): number | undefined {
  try {
    const { end } = JSON.parse(line) as { readonly end?: { readonly events?: unknown } };
    return typeof end?.events === 'number' ? end.events : undefined;
  } catch {
    return undefined;
  }
}

async function newFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'wx', 0o600);
  } catch (error) {
    throw new WrongUsage(`${path} cannot be created: ${fileFaultOf(error) ?? messageOf(error)}.`);
  }
}

async function save(body: AsyncIterable<Uint8Array>, file: FileHandle): Promise<number> {
  let lines = 0;
  let lastLine: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of body) {
      await file.appendFile(chunk);
      for (const byte of chunk) if (byte === newline) lines += 1;
      const text = Buffer.concat([lastLine, chunk]);
      lastLine = text.subarray(text.lastIndexOf(newline, -2) + 1);
    }
  } catch (error) {
    throw new IncompleteExport(`The export broke off: ${messageOf(error)}.`, { cause: error });
  }
  const stated = statedEvents(lastLine.toString());
  if (stated === undefined) {
    throw new IncompleteExport('The export is incomplete: it lacks the last line, which states the number of events.');
  }
  if (stated !== lines - 1) {
    throw new IncompleteExport(`The export is incomplete: it has ${lines - 1} of ${stated} events.`);
  }
  return stated;
}

const newline = 0x0a;
