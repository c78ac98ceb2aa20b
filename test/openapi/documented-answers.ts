import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { OpenApiDocument, OpenApiOperation } from '#libs/contracts';
import { documentedOperations } from './example-requests.ts';

export interface ReceivedAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Headers that only some answers have. */
const sometimes = ['Retry-After', 'Idempotency-Replayed', 'RateLimit', 'RateLimit-Policy'];

/** Compares answers with an OpenAPI document. */
export class DocumentedAnswers {
  readonly #ajv = addFormats.default(new Ajv2020({ allErrors: true, strict: false }));
  readonly #routes: readonly { readonly method: string; readonly path: RegExp; readonly operation: OpenApiOperation }[];

  constructor(document: OpenApiDocument) {
    this.#ajv.addSchema(closed(document) as object, 'openapi');
    this.#routes = documentedOperations(document)
      // A path without parameters takes precedence over one with parameters.
      .toSorted((a, b) => a.template.split('{').length - b.template.split('{').length)
      .map(({ method, template, operation }) => ({
        method,
        path: new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
        operation,
      }));
  }

  /** The operation of a request. Undefined if it is not documented. */
  operationOf(method: string, url: string): OpenApiOperation | undefined {
    const [path = ''] = url.split('?');
    return this.#routes.find((route) => route.method === method && route.path.test(path))?.operation;
  }

  /** The differences between an answer and its documentation. */
  faultsOf({ responses }: OpenApiOperation, { status, headers, body }: ReceivedAnswer): readonly string[] {
    const documented = responses[status];
    if (documented === undefined) return [`The status ${status} is not documented: ${JSON.stringify(body)}`];
    const type = headers.get('content-type')?.split(';')[0] ?? 'none';
    const content = documented.content[type];
    if (content === undefined) return [`The content type ${type} is not documented for ${status}.`];
    const missing = Object.keys(documented.headers).filter((name) => !sometimes.includes(name) && !headers.has(name));
    const code = (body as { code?: string }).code ?? '';
    return [
      ...missing.map((name) => `The header ${name} is missing.`),
      ...(content.examples === undefined || code in content.examples ? [] : [`The code ${code} is not documented.`]),
      ...(type === 'application/jsonl' ? (body as unknown[]) : [body]).flatMap((each) =>
        this.#schemaFaults(String(content.schema['$ref']), each),
      ),
    ];
  }

  #schemaFaults(ref: string, body: unknown): readonly string[] {
    const validate = this.#ajv.getSchema(`openapi${ref}`);
    if (validate === undefined) return [`There is no schema ${ref}.`];
    if (validate(body) === true) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath} ${message ?? ''} ${JSON.stringify(params)}`,
    );
  }
}

/** Forbids unknown fields. Clients must accept them, but tests must find undocumented ones. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return 'properties' in copy ? { additionalProperties: false, ...copy } : copy;
}
