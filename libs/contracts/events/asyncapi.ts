import { inlineSchemaOf } from '../json-schemas.ts';
import { topics } from './event-kind.ts';
import {
  consumers,
  integrationEventKinds,
  integrationEventSchema,
  type IntegrationEventType,
} from './integration-events.ts';
import { eventSchema, eventTypes, exampleMessage } from './published-schemas.ts';

const kafkaBinding = '0.5.0';
const draft2020 = 'application/schema+json;version=draft-2020-12';

const ref = (...path: readonly string[]): { readonly $ref: string } => ({ $ref: `#/${path.join('/')}` });
type TopicName = keyof typeof topics;
const topicNames = Object.keys(topics) as readonly TopicName[];
const topicNameOf = (type: IntegrationEventType): TopicName =>
  topicNames.find((name) => topics[name] === integrationEventKinds[type].topic) ?? 'tokenLifecycle';
const capitalised = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** The topics and their messages as AsyncAPI 3 (CV-13), from the schemas of the integration events. */
export function asyncApiDocument(): Readonly<Record<string, unknown>> {
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Assent',
      version: '1.0.0',
      description:
        'Integration events as CloudEvents 1.0 in Kafka binary mode, keyed by token id and delivered at least once. Deduplicate by ce_id.',
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(topicNames.map((name) => [name, channelOf(name)])),
    operations: { ...sendOperations(), ...receiveOperations() },
    components: {
      messages: Object.fromEntries(eventTypes.map((type) => [type, messageOf(type)])),
      messageTraits: { cloudEvent: { headers: headersSchema() } },
    },
  };
}

function channelOf(name: TopicName): Record<string, unknown> {
  return {
    address: topics[name],
    messages: Object.fromEntries(
      eventTypes
        .filter((type) => topicNameOf(type) === name)
        .map((type) => [type, ref('components', 'messages', type)]),
    ),
    bindings: { kafka: { topic: topics[name], bindingVersion: kafkaBinding } },
  };
}

function messageOf(type: IntegrationEventType): Record<string, unknown> {
  const { headers, value } = exampleMessage(type);
  return {
    name: type,
    title: type,
    contentType: 'application/json',
    traits: [ref('components', 'messageTraits', 'cloudEvent')],
    payload: { schemaFormat: draft2020, schema: eventSchema(type) },
    bindings: {
      kafka: {
        key: { type: 'string', description: 'The id of the token. Events of one token stay in order.' },
        bindingVersion: kafkaBinding,
      },
    },
    examples: [{ name: type, headers, payload: value }],
  };
}

/** CV-4: every attribute except the data and its content type is a header. */
function headersSchema(): Record<string, unknown> {
  const { data: _, datacontenttype: __, ...attributes } = integrationEventSchema.shape;
  const properties = Object.fromEntries(
    Object.entries(attributes).map(([name, schema]) => [`ce_${name}`, inlineSchemaOf(schema)]),
  );
  const required = Object.entries(attributes).flatMap(([name, schema]) =>
    schema.safeParse(undefined).success ? [] : [`ce_${name}`],
  );
  return {
    schemaFormat: draft2020,
    schema: {
      type: 'object',
      properties: { 'content-type': { const: 'application/json' }, ...properties },
      required: ['content-type', ...required],
    },
  };
}

function sendOperations(): Record<string, unknown> {
  return Object.fromEntries(
    topicNames.map((name) => [
      `publish${capitalised(name)}`,
      {
        action: 'send',
        channel: ref('channels', name),
        messages: eventTypes
          .filter((type) => topicNameOf(type) === name)
          .map((type) => ref('channels', name, 'messages', type)),
      },
    ]),
  );
}

function receiveOperations(): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(consumers).flatMap(([group, types]: readonly [string, readonly IntegrationEventType[]]) =>
      [...Map.groupBy(types, topicNameOf)].map(([name, ofTopic]) => [
        `${group}Hears${capitalised(name)}`,
        {
          action: 'receive',
          channel: ref('channels', name),
          messages: ofTopic.map((type) => ref('channels', name, 'messages', type)),
          bindings: { kafka: { groupId: { type: 'string', const: `assent.${group}` }, bindingVersion: kafkaBinding } },
        },
      ]),
    ),
  );
}
