import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { asyncApiDocument, eventTypes, schemaIdOf, type IntegrationEventType } from '#libs/contracts';
import type { RecordedEvent } from '#libs/event-store';
import { integrationEventsOf } from '#libs/integration-events';
import { fromMessage, toMessage } from '../../libs/messaging/kafka/cloud-events.ts';
import { breakingChanges } from '../../tools/schemas/breaking-changes.ts';

const directory = 'libs/contracts/schemas';
const git = async (...args: string[]): Promise<string> => (await promisify(execFile)('git', args)).stdout.trim();
const json = (text: string) => JSON.parse(text) as Record<string, unknown>;
const schemaFile = (type: string): string => `${directory}/${type}.v1.schema.json`;

// Validates as strictly as a consumer may.
const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
addFormats.default(ajv);
const validators = new Map(eventTypes.map((type) => [type, ajv.compile(json(readFileSync(schemaFile(type), 'utf8')))]));
const faultsOf = (type: IntegrationEventType, data: unknown) =>
  validators.get(type)?.(data) === true ? [] : [type, validators.get(type)?.errors];

describe('the published schemas of integration events', () => {
  it.each(eventTypes)('N10 CV-4 %s has an example that matches its schema and is a valid message', (type) => {
    const example = json(readFileSync(`${directory}/${type}.v1.example.json`, 'utf8'));
    expect(faultsOf(type, example['value'])).toEqual([]);
    const headers = example['headers'] as Record<string, string>;
    const { event, refusal } = fromMessage(
      {
        key: Buffer.from(String(example['key'])),
        value: Buffer.from(JSON.stringify(example['value'])),
        headers,
      } as never,
      { topic: String(example['topic']), partition: 0 },
    );
    expect(refusal).toBeUndefined();
    expect(event).toMatchObject({ type, dataschema: schemaIdOf(type) });
    const { key, headers: written } = toMessage(event);
    expect({ key, headers: written }).toEqual({ key: example['key'], headers });
  });

  it('N10 match the events of every stored history', () => {
    const histories = readdirSync('test/histories').filter((name) => name.endsWith('.jsonl'));
    const events = histories.flatMap((name) =>
      readFileSync(`test/histories/${name}`, 'utf8')
        .trimEnd()
        .split('\n')
        .flatMap((line) => integrationEventsOf(JSON.parse(line) as RecordedEvent)),
    );
    expect(events.length).toBeGreaterThan(10);
    expect(events.flatMap(({ type, data }) => faultsOf(type, data))).toEqual([]);
  });

  it('N10 break no consumer of an earlier version', async () => {
    // Without the git history there are no earlier versions to compare with.
    const inside = await git('rev-parse', '--is-inside-work-tree').catch(() => 'false');
    if (inside !== 'true') return;
    const changes: string[] = [];
    for (const type of eventTypes) {
      const file = schemaFile(type);
      const now = json(readFileSync(file, 'utf8'));
      const commits = (await git('log', '--format=%H', '--', file)).split('\n').filter((commit) => commit !== '');
      for (const commit of commits) {
        const published = json(await git('show', `${commit}:${file}`));
        changes.push(...breakingChanges(published, now).map((change) => `${type} since ${commit}: ${change}`));
      }
    }
    const removed = await git('log', '--format=', '--diff-filter=D', '--name-only', '--', `${directory}/*.schema.json`);
    expect({ changes, removed }).toEqual({ changes: [], removed: '' });
  });

  it('CV-13 form a valid AsyncAPI 3 document', () => {
    const schema = createRequire(import.meta.url)('@asyncapi/specs/schemas/3.0.0-without-$id.json') as object;
    const validator = new Ajv({ strict: false, validateFormats: false, allErrors: true });
    const validate = validator.compile(schema);
    validate(asyncApiDocument());
    expect(validate.errors ?? []).toEqual([]);
    for (const reference of JSON.stringify(asyncApiDocument()).matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const target = (reference[1] ?? '')
        .split('/')
        .reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], asyncApiDocument());
      expect([reference[1], target !== undefined]).toEqual([reference[1], true]);
    }
  });
});
