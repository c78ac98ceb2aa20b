import type { IHeaders, KafkaMessage, Message } from 'kafkajs';
import { v5 as uuidV5 } from 'uuid';
import { z } from 'zod';
import { integrationEventSchema, type IntegrationEvent } from '#libs/contracts';
import type { Received } from '../delivery.ts';
import { faultOfData, foreign } from '../refuse-foreign.ts';

/** CV-4: the prefix of attribute names in headers. */
const prefix = 'ce_';
/** The header of each attribute. */
const headerNames = Object.keys(integrationEventSchema.omit({ data: true }).shape).map(
  (name) =>
    [
      name as keyof Omit<IntegrationEvent, 'data'>,
      name === 'datacontenttype' ? 'content-type' : `${prefix}${name}`,
    ] as const,
);
/** The attribute of each header. */
const ownNames: ReadonlyMap<string, string> = new Map(headerNames.map(([name, header]) => [header, name]));
type Attributes = Record<string, unknown> & { datacontenttype: string };
/** The namespace of the ids that are given to messages without one. */
const namespace = 'f1f0a5b6-6d55-4c3b-9d0c-3a1c0e1f6f0e';
/** Limits what dead letters are indexed by: an index entry has room for 2,700 bytes. */
const longestAttribute = 500;
/** PostgreSQL and `JSON.stringify` may fail on data that is nested deeper. */
const deepestData = 1_000;

/**
 * A CloudEvent in Kafka's binary mode (CV-4): the data is the value, the partition key is the key, and all else is
 * headers.
 */
export function toMessage(event: IntegrationEvent): Message {
  const headers: IHeaders = {};
  for (const [name, header] of headerNames) {
    const value = event[name];
    if (value !== undefined) headers[header] = value;
  }
  return { key: event.partitionkey, value: JSON.stringify(event.data), headers };
}

const ours = 'application/json';
/** Other producers may use any case, and name the charset. JSON is UTF-8, so no other charset is accepted. */
const isOurs = /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;
const withOffset = z.iso.datetime({ offset: true });

/** The type of a message that has none. */
export const unknownType = 'unknown';

export interface Source {
  readonly topic: string;
  readonly partition: number;
}

/**
 * Reads a message in binary or structured mode. It may be anything that was written to the topic. A message without the
 * attributes of our events is refused, and becomes an event that can be stored. Its place is its id and its key, so
 * that it can neither replace an event of ours nor block a key of ours.
 */
export function fromMessage(message: KafkaMessage, source: Source): Received {
  const said = saidBy(message);
  const { data: envelope, error } = integrationEventSchema.safeParse(said);
  if (error === undefined) {
    const { source: from, partitionkey, sequence } = envelope;
    const stored = { source: storable(from), partitionkey: storable(partitionkey), sequence: storable(sequence) };
    const event = { ...envelope, ...stored } as IntegrationEvent;
    const refusal = faultOfData(event);
    return refusal === undefined ? { event } : { event, refusal };
  }
  const place = `${source.topic}/${source.partition}/${message.offset}`;
  const kept = {
    ...said,
    id: uuidV5(place, namespace),
    type: storable(said['type']) ?? unknownType,
    source: storable(said['source']) ?? 'unknown',
    partitionkey: place,
    sequence: place,
  };
  return { event: kept as unknown as IntegrationEvent, refusal: foreign(error) };
}

/** The attributes and data of a message, in our spelling where they mean the same. */
function saidBy(message: KafkaMessage): Record<string, unknown> {
  const attributes = attributesOf(message);
  const body = jsonOf(message.value);
  const said: Record<string, unknown> =
    attributes.datacontenttype.toLowerCase().startsWith('application/cloudevents') && isRecord(body)
      ? { datacontenttype: ours, ...body }
      : Object.assign(attributes, { data: body });
  const { time, datacontenttype } = said;
  if (typeof datacontenttype === 'string' && isOurs.test(datacontenttype)) said['datacontenttype'] = ours;
  // Other producers write +00:00 for Z.
  if (typeof time === 'string' && !time.endsWith('Z') && withOffset.safeParse(time).success) {
    said['time'] = new Date(time).toISOString();
  }
  return said;
}

/** Text that fits into a text column and an index. */
function storable(value: unknown): string | undefined {
  return typeof value === 'string' ? value.slice(0, longestAttribute).replaceAll('\0', '\uFFFD') : undefined;
}

/** Header names are case-insensitive. */
function attributesOf({ headers = {} }: KafkaMessage): Attributes {
  const attributes: Attributes = { datacontenttype: '' };
  for (const header of Object.keys(headers)) {
    const name = ownNames.get(header) ?? nameIn(header.toLowerCase());
    const text = textOf(headers[header]);
    if (name !== undefined && text !== undefined) attributes[name] = text;
  }
  return attributes;
}

function nameIn(header: string): string | undefined {
  if (!header.startsWith(prefix)) return ownNames.get(header);
  const name = header.slice(prefix.length);
  // In binary mode, only `content-type` may name the content type.
  return name === 'datacontenttype' ? undefined : name;
}

function textOf(value: IHeaders[string]): string | undefined {
  return Array.isArray(value) ? value[0]?.toString() : value?.toString();
}

function jsonOf(value: Buffer | null): unknown {
  const text = value?.toString() ?? '';
  try {
    const parsed: unknown = JSON.parse(text);
    // Each level takes two characters.
    return text.length > 2 * deepestData && isDeeperThan(deepestData, parsed) ? text : parsed;
  } catch {
    return text;
  }
}

/** Iterates by level, because recursion would overflow the stack. */
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
