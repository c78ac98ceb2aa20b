import { inlineSchemaOf, type JsonSchema } from '../json-schemas.ts';
import {
  integrationEventKinds,
  schemaIdOf,
  type IntegrationEvent,
  type IntegrationEventType,
} from './integration-events.ts';

/** A message as Kafka carries it (CV-4): the CloudEvent in binary mode. */
export interface ExampleMessage {
  readonly topic: string;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: unknown;
}

export const eventTypes = Object.keys(integrationEventKinds) as readonly IntegrationEventType[];

/** The published schema of a message value (N10). Consumers must accept unknown fields. */
export function eventSchema(type: IntegrationEventType): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: schemaIdOf(type),
    title: type,
    ...inlineSchemaOf(integrationEventKinds[type].data),
  };
}

export function exampleMessage(type: IntegrationEventType): ExampleMessage {
  const { topic, example: value } = integrationEventKinds[type];
  const { tokenId } = value;
  const attributes: Omit<IntegrationEvent, 'type' | 'data' | 'datacontenttype'> & { readonly type: string } = {
    specversion: '1.0',
    id: '01981c5e-7d40-5a31-9d2e-4f1b6c8a0011',
    source: '/assent',
    type,
    subject: 'versionId' in value ? value.versionId : (tokenId ?? ''),
    time: '2026-11-02T09:31:00.050Z',
    dataschema: schemaIdOf(type),
    partitionkey: tokenId ?? '',
    sequence: '0000000000000042',
    correlationid: '01981c5e-7d40-7a31-9d2e-4f1b6c8a0012',
    causationid: '01981c5e-7d40-7a31-9d2e-4f1b6c8a0012',
    tenantid: 'default',
    traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  };
  return {
    topic,
    key: attributes.partitionkey,
    headers: {
      'content-type': 'application/json',
      ...Object.fromEntries(Object.entries(attributes).map(([name, each]) => [`ce_${name}`, String(each)])),
    },
    value,
  };
}

/** Every published document, by its file name in `libs/contracts/schemas`. */
export function publishedFiles(): Readonly<Record<string, unknown>> {
  const files: Record<string, unknown> = {};
  for (const type of eventTypes) {
    files[`${type}.v1.schema.json`] = eventSchema(type);
    files[`${type}.v1.example.json`] = exampleMessage(type);
  }
  return files;
}
