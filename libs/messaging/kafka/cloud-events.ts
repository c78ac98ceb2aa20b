import type { IHeaders, KafkaMessage, Message } from 'kafkajs';
import { v5 as uuidV5 } from 'uuid';
import { z } from 'zod';
import { integrationEventSchema, type IntegrationEvent } from '#libs/contracts';
import type { Received } from '../delivery.ts';
import { faultOfData, foreign } from '../refuse-foreign.ts';

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
/** Of each such header the attribute. */
const ownNames: ReadonlyMap<string, string> = new Map(headerNames.map(([name, header]) => [header, name]));
type Attributes = Record<string, unknown> & { datacontenttype: string };
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

const ours = 'application/json';
/** As others may write it: in any case, and with a charset. JSON is UTF-8, whatever else is no JSON to us. */
const isOurs = /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;
const withOffset = z.iso.datetime({ offset: true });

/** Of a message that does not say what it is. */
export const unknownType = 'unknown';

export interface Source {
  readonly topic: string;
  readonly partition: number;
}

/**
 * What a message says, in binary or structured mode. It may be anything that someone has written to the topic. Without
 * the attributes of our events it is refused, and becomes an event that can be kept: its place is its id and its key,
 * because a message that says nothing true must not stand for one of ours, or hold up a key of ours.
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

/** The attributes and the data of a message, whatever they are, in our own spelling where they say the same. */
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

/** What a text column and an index take. */
function storable(value: unknown): string | undefined {
  return typeof value === 'string' ? value.slice(0, longestAttribute).replaceAll('\0', '\uFFFD') : undefined;
}

/** Names of headers are the same in any case. */
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
  // In binary mode that is for `content-type` to say.
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
