import fc from 'fast-check';
import type { KafkaMessage, Message } from 'kafkajs';
import { eventTypes, type IntegrationEvent } from '../../libs/contracts/index.ts';
import { toMessage } from '../../libs/messaging/kafka/cloud-events.ts';

const bytes = fc.uint8Array({ maxLength: 40 }).map((each) => Buffer.from(each));
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('', 'null', '\0', '\ud800', '__proto__'),
);
const json = fc.json({ maxDepth: 3 });

/** Valid and invalid attributes. */
const attributes = fc.record(
  {
    specversion: fc.constantFrom('1.0', '0.3', '2'),
    id: fc.oneof(fc.uuid(), text),
    type: fc.oneof(fc.constantFrom<string>(...eventTypes), text),
    source: text,
    subject: text,
    time: fc.oneof(fc.constantFrom('2026-01-01T00:00:00+00:00', '2026-01-01T00:00:00Z'), text),
    datacontenttype: fc.constantFrom('application/json', 'application/json; charset=utf-8', 'text/xml'),
    partitionkey: text,
    sequence: text,
    correlationid: text,
    causationid: text,
    tenantid: text,
  },
  { requiredKeys: [] },
);

/** Anything that a program can write to a topic: bytes, text, JSON, and complete or partial CloudEvents in both modes. */
export const garbage: fc.Arbitrary<Message> = fc.oneof(
  fc.record({ key: fc.option(bytes), value: fc.option(fc.oneof(bytes, text, json)) }),
  // A tombstone.
  fc.record({ key: fc.oneof(bytes, text), value: fc.constant(null) }),
  // Binary mode.
  fc.record({
    key: fc.option(text),
    value: fc.option(fc.oneof(json, text)),
    headers: attributes.map(({ datacontenttype, ...others }) => ({
      ...Object.fromEntries(Object.entries(others).map(([name, value]) => [`ce_${name}`, value])),
      ...(datacontenttype !== undefined && { 'content-type': datacontenttype }),
    })),
  }),
  // Structured mode, also without data.
  fc.record({
    key: fc.option(text),
    value: fc.oneof(
      fc
        .tuple(attributes, fc.option(fc.jsonValue({ maxDepth: 3 }), { nil: undefined }))
        .map(([said, data]) => JSON.stringify({ ...said, data })),
      json,
    ),
    headers: fc.constantFrom(
      { 'content-type': 'application/cloudevents+json' },
      { 'content-type': 'application/cloudevents+json; charset=UTF-8' },
      { 'Content-Type': 'Application/CloudEvents+JSON' },
    ),
  }),
);

/** A valid message with another value. */
export function withValue(event: IntegrationEvent, value: string | null): Message {
  return { ...toMessage(event), value };
}

/** The message at this offset, as a consumer receives it. */
export function consumed({ key, value, headers }: Message, offset: number): KafkaMessage {
  const asBuffer = (content: string | Buffer | null | undefined): Buffer | null =>
    content === null || content === undefined ? null : Buffer.from(content);
  const entries = Object.entries(headers ?? {}).map(([name, content]) => [name, Buffer.from(String(content))] as const);
  return {
    key: asBuffer(key),
    value: asBuffer(value),
    headers: Object.fromEntries(entries),
    offset: String(offset),
    timestamp: '0',
    attributes: 0,
  };
}
