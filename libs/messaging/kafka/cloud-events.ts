import type { IHeaders, KafkaMessage, Message } from 'kafkajs';
import { v5 as uuidV5, validate as isUuid } from 'uuid';
import { integrationEventSchema, type IntegrationEvent } from '#libs/contracts';

/** CV-4: an attribute's header has this before its name. */
const prefix = 'ce_';
/** Of each attribute the header that carries it. */
const headerNames = Object.keys(integrationEventSchema.omit({ data: true }).shape).map(
  (name) =>
    [
      name as keyof Omit<IntegrationEvent, 'data'>,
      name === 'datacontenttype' ? 'content-type' : `${prefix}${name}`,
    ] as const,
);
/** Names what a message is called that has no id of its own. */
const namespace = 'f1f0a5b6-6d55-4c3b-9d0c-3a1c0e1f6f0e';
/** Of what dead letters are indexed by: an entry of an index has room for 2,700 bytes. */
const longestAttribute = 500;
/** Deeper than that, neither PostgreSQL nor `JSON.stringify` follows for certain. */
const deepestData = 1_000;

/** A CloudEvent in Kafka's binary mode (CV-4): the data is the value, everything else a header, the partition key the key. */
export function toMessage(event: IntegrationEvent): Message {
  const headers: IHeaders = {};
  for (const [name, header] of headerNames) {
    const value = event[name];
    if (value !== undefined) headers[header] = value;
  }
  return { key: event.partitionkey, value: JSON.stringify(event.data), headers };
}

export interface Source {
  readonly topic: string;
  readonly partition: number;
}

/**
 * What a message says, in binary or structured mode, as far as it can be read. It may be anything that someone has
 * written to the topic: `refuseForeign` tells, and what it refuses can still be kept with what was in it, because
 * otherwise everything behind it would wait for ever.
 */
export function fromMessage(message: KafkaMessage, source: Source): IntegrationEvent {
  const headers = message.headers ?? {};
  const contentType = textOf(headers['content-type']) ?? '';
  const body = jsonOf(message.value);
  const said: Record<string, unknown> =
    contentType.startsWith('application/cloudevents') && isRecord(body)
      ? { ...body }
      : { ...attributesOf(headers), datacontenttype: contentType, data: body };
  // What dead letters are kept by.
  const place = `${source.topic}/${source.partition}/${message.offset}`;
  if (!isUuid(said['id'])) said['id'] = uuidV5(place, namespace);
  said['type'] = storable(said['type']) ?? 'unknown';
  said['source'] = storable(said['source']) ?? 'unknown';
  said['partitionkey'] = storable(said['partitionkey']) ?? storable(message.key?.toString()) ?? place;
  said['sequence'] = storable(said['sequence']) ?? place;
  return said as unknown as IntegrationEvent;
}

/** What a text column and an index take. */
function storable(value: unknown): string | undefined {
  return typeof value === 'string' ? value.slice(0, longestAttribute).replaceAll('\0', '\uFFFD') : undefined;
}

function attributesOf(headers: IHeaders): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, value]) => [name.slice(prefix.length), textOf(value)]),
  );
}

function textOf(value: IHeaders[string]): string | undefined {
  return Array.isArray(value) ? value[0]?.toString() : value?.toString();
}

function jsonOf(value: Buffer | null): unknown {
  const text = value?.toString() ?? '';
  try {
    const parsed: unknown = JSON.parse(text);
    return isDeeperThan(deepestData, parsed) ? text : parsed;
  } catch {
    return text;
  }
}

/** Level by level, because recursion is what too deep a value ends. */
function isDeeperThan(levels: number, value: unknown): boolean {
  let level = [value].filter(isNested);
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth === levels) return true;
    level = level.flatMap((each): unknown[] => Object.values(each)).filter(isNested);
  }
  return false;
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
