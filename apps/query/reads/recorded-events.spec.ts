import { readdirSync, readFileSync } from 'node:fs';
import type { RecordedEvent } from '#libs/event-store';
import { maskLine } from '#libs/process';
import { recordedEventView, withoutSecrets } from './recorded-events.ts';

/** The logs of every release, with every type of event. */
const histories = new URL('../../../test/histories/', import.meta.url);
const events = readdirSync(histories)
  .filter((file) => file.endsWith('.jsonl'))
  .flatMap((file) => readFileSync(new URL(file, histories), 'utf8').trimEnd().split('\n'))
  .map((line) => JSON.parse(line) as RecordedEvent);

describe('an event that leaves the server', () => {
  it.each(['ApiKeyIssued', 'ApiKeyRotated'])('P7-9 lacks the hash of the secret, as %s', (type) => {
    const event = events.find((one) => one.type === type);
    if (event === undefined) throw new TypeError(`The histories have no ${type}.`);
    const { secretHash, ...data } = event.data as { readonly secretHash?: string };
    expect(secretHash).toMatch(/^[0-9a-f]{64}$/);
    expect(withoutSecrets(event)).toEqual({ ...event, data });
    expect(recordedEventView(event).data).toEqual(data);
  });

  it('P7-9 has nothing that the logs would mask', () => {
    for (const event of events) {
      const line = JSON.stringify(withoutSecrets(event));
      expect(maskLine(line)).toBe(line);
    }
  });

  it('is complete otherwise', () => {
    const others = events.filter(({ type }) => !type.startsWith('ApiKey'));
    expect(others.map(withoutSecrets)).toEqual(others);
  });
});
