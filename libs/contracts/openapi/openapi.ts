import { z } from 'zod';
import { exampleIds } from '../example-ids.ts';
import { areas, operations } from '../http/areas.ts';
import { operatorCommandSchema } from '../http/commands.ts';
import { commandQuerySchema, planSchema } from '../http/dry-run.ts';
import { canBeRepeated, canBeTried, weightOf, type Operation } from '../http/operation.ts';
import { permissionOfOperation, permissions, type PermissionEntry } from '../identity/permissions.ts';
import { requestHeaders, tracingHeaders, type RequestHeader } from '../http/request-headers.ts';
import { componentsOf, inlineSchemaOf } from '../json-schemas.ts';
import { problemSchema } from '../problems.ts';
import type { OpenApiContent, OpenApiDocument, OpenApiOperation } from './document.ts';
import { commonHeaders, problemExamples, problemResponses } from './problem-responses.ts';

const description = `Assent carries out approvals: a quorum decides, the approval is executed exactly once, and the record explains it.

Every command returns the \`position\` that it reached. A query that receives this position as \`X-Min-Position\` waits until
its read models have reached it. With \`?dryRun=true\`, a command returns its plan and records nothing. A refused request
returns an RFC 9457 problem. Programs decide by its \`code\`.`;

/** The API as OpenAPI 3.1 (CV-12), from the table of its operations. */
export function openApiDocument(): OpenApiDocument {
  const schemas = namedSchemas();
  const names = new Map(Object.entries(schemas).map(([name, schema]) => [schema, name]));
  const paths: Record<string, Record<string, OpenApiOperation>> = {};
  for (const { tag, operations: ofArea } of areas) {
    for (const operation of ofArea) {
      (paths[operation.path] ??= {})[operation.method.toLowerCase()] = operationOf(operation, tag, names);
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Assent', version: '12.0.0', description },
    servers: [{ url: '/' }],
    tags: areas.map((area) => ({ name: area.tag, description: area.description })),
    paths,
    components: {
      schemas: componentsOf(schemas),
      parameters: Object.fromEntries(
        Object.entries(requestHeaders).map(([name, header]) => [
          name,
          { name, in: 'header', required: false, ...header, schema: inlineSchemaOf(header.schema) },
        ]),
      ),
      headers: responseHeaders,
      securitySchemes,
      examples: problemExamples(operations),
    },
  };
}

const securitySchemes = {
  accessToken: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description:
      'An access token of the identity provider that AUTH_ISSUER names (RFC 9068). In local mode no credentials are needed: the caller is the local administrator.',
  },
  apiKey: {
    type: 'apiKey',
    in: 'header',
    name: 'X-API-Key',
    description: 'An API key of a service account, which Authorization: Bearer takes as well.',
  },
};

/** Every operation takes the same credentials; its permission says whose. */
const security = [{ accessToken: [] }, { apiKey: [] }];

/** Named schemas that several areas share. */
const sharedSchemas = { OperatorCommandRequest: operatorCommandSchema, Plan: planSchema, Problem: problemSchema };

/** Every schema of a request or an answer, by its name. */
function namedSchemas(): Readonly<Record<string, z.ZodType>> {
  const schemas: Record<string, z.ZodType> = {
    ...sharedSchemas,
    ...Object.fromEntries(areas.flatMap((area) => Object.entries(area.schemas))),
  };
  const named = new Set(Object.values(schemas));
  const add = (name: string, schema: z.ZodType | undefined): void => {
    if (schema === undefined || named.has(schema)) return;
    schemas[name] = schema;
    named.add(schema);
  };
  for (const { operationId, request, success } of operations) {
    const name = operationId.charAt(0).toUpperCase() + operationId.slice(1);
    add(`${name}Request`, request);
    add(`${name}Response`, success.response);
  }
  for (const operation of operations) {
    if (operation.success.status === 200 && canBeTried(operation)) {
      const response = Object.keys(schemas).find((name) => schemas[name] === operation.success.response);
      add(`${response ?? ''}OrPlan`, orPlan(operation.success.response));
    }
  }
  return schemas;
}

const unions = new Map<z.ZodType, z.ZodType>();

/** The answer of a command with status 200, or the plan of its dry run. */
function orPlan(response: z.ZodType): z.ZodType {
  const union = unions.get(response) ?? z.union([response, planSchema]);
  unions.set(response, union);
  return union;
}

function operationOf(operation: Operation, tag: string, names: ReadonlyMap<z.ZodType, string>): OpenApiOperation {
  const { operationId, summary, description: more, request, example } = operation;
  const permission = permissionOfOperation[operationId];
  const { roles: requiredRoles, scope }: PermissionEntry = permissions[permission];
  const json = (schema: z.ZodType, value: unknown): OpenApiContent => ({
    [operation.success.lines === true ? 'application/jsonl' : 'application/json']: {
      schema: { $ref: `#/components/schemas/${names.get(schema) ?? ''}` },
      example: value,
    },
  });
  return {
    operationId,
    tags: [operation.tag ?? tag],
    summary,
    ...(more !== undefined && { description: more }),
    parameters: parametersOf(operation),
    ...(request && { requestBody: { required: true, content: json(request, example.request) } }),
    responses: {
      ...successResponses(operation, json),
      ...problemResponses(operation),
    },
    security,
    'x-required-permission': permission,
    'x-required-roles': requiredRoles,
    'x-permission-scope': scope ?? 'tenant',
    'x-rate-limit-weight': weightOf(operation),
  };
}

function successResponses(
  operation: Operation,
  json: (schema: z.ZodType, value: unknown) => OpenApiContent,
): OpenApiOperation['responses'] {
  const { success, example } = operation;
  const { status, response, also, location } = success;
  const tried = canBeTried(operation);
  const common = commonHeaders(operation);
  const answer = (code: 200 | 201 | 202, schema: z.ZodType) => ({
    [code]: {
      description: successDescriptions[code],
      headers: { ...common, ...(location && { Location: { $ref: '#/components/headers/Location' } }) },
      content: json(schema, example.response),
    },
  });
  return {
    ...answer(status, tried && status === 200 ? orPlan(response) : response),
    ...(also && answer(also, response)),
    ...(tried &&
      status !== 200 && {
        200: {
          description: 'The plan of a dry run',
          headers: common,
          content: json(planSchema, planExample),
        },
      }),
  };
}

function parametersOf(operation: Operation): OpenApiOperation['parameters'] {
  const { params, headers = [], example } = operation;
  const query = canBeTried(operation) ? commandQuerySchema : operation.query;
  const fromPath = Object.entries(params).map(([name, schema]) => ({
    name,
    in: 'path' as const,
    required: true,
    schema: inlineSchemaOf(schema),
    example: (exampleIds as Readonly<Record<string, unknown>>)[name],
  }));
  const examples = (example.query ?? {}) as Readonly<Record<string, unknown>>;
  const required = query === undefined ? [] : (inlineSchemaOf(query).required ?? []);
  const fromQuery = Object.entries((query?.shape ?? {}) as Readonly<Record<string, z.ZodType>>).map(
    ([name, schema]) => {
      const { description: said, ...json } = inlineSchemaOf(schema);
      return {
        name,
        in: 'query' as const,
        required: required.includes(name),
        ...(said !== undefined && { description: said }),
        schema: json,
        ...(name in examples && { example: examples[name] }),
      };
    },
  );
  const keyed: readonly RequestHeader[] = canBeRepeated(operation) ? ['Idempotency-Key'] : [];
  const fromHeaders = [...keyed, ...headers, ...tracingHeaders].map((name: RequestHeader) => ({
    $ref: `#/components/parameters/${name}`,
  }));
  return [...fromPath, ...fromQuery, ...fromHeaders];
}

const planExample: z.infer<typeof planSchema> = {
  dryRun: true,
  accepted: true,
  answer: {},
  refusal: null,
  events: [],
  blastRadius: {
    versionsActivated: [],
    versionsRetired: [],
    versionsRestored: [],
    dependentsBlocking: [],
    integrationEvents: [],
  },
  planHash: '9f2c1f0c6f1b8d5e4b7a3d2e1c0f9e8d7c6b5a49382716051423324150617283',
};

const successDescriptions = {
  200: 'Done',
  201: 'Created',
  202: 'Accepted: the work continues in the background',
} as const;

const responseHeaders = {
  'X-Correlation-ID': {
    description: 'The correlation id of the request, or a generated one.',
    schema: { type: 'string' },
  },
  'Idempotency-Replayed': {
    description: 'true when this repeats the answer to an earlier request with the same Idempotency-Key.',
    schema: { type: 'string', const: 'true' },
  },
  Location: { description: 'The path of the new resource.', schema: { type: 'string', format: 'uri-reference' } },
  'WWW-Authenticate': {
    description:
      'The scheme of the credentials that are accepted, and what is wrong with those that were sent (RFC 6750).',
    schema: { type: 'string' },
  },
  RateLimit: {
    description:
      'What is left of each limit: `r` units, and `t` seconds until the whole limit is available (draft-ietf-httpapi-ratelimit-headers-10).',
    schema: { type: 'string' },
  },
  'RateLimit-Policy': {
    description: 'The limits that apply: `q` units in `w` seconds. Local mode has none.',
    schema: { type: 'string' },
  },
  'Retry-After': { description: 'Seconds to wait before trying again.', schema: { type: 'integer', minimum: 1 } },
};
