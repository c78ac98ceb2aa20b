import { openApiDocument, operations } from '#libs/contracts';
import { documentedOperations, exampleRequest } from '../openapi/example-requests.ts';
import { startTestAssent, type TestAssent } from './running-assent.ts';

const document = openApiDocument();
const taking = documentedOperations(document).filter(({ operation }) => operation.requestBody !== undefined);

type JsonSchema = Readonly<Record<string, unknown>>;

/** A part of a body that can have many entries. */
interface Collection {
  readonly operationId: string;
  readonly pointer: string;
  readonly kind: 'array' | 'object';
  readonly most: unknown;
}

const collections: readonly Collection[] = taking.flatMap(({ operationId, operation }) =>
  collectionsOf(resolved(operation.requestBody?.content['application/json']?.schema ?? {}), '').map((collection) => ({
    operationId,
    ...collection,
  })),
);

describe('a request body', () => {
  let assent: TestAssent;

  beforeAll(async () => {
    assent = await startTestAssent();
  });

  afterAll(async () => {
    await assent.close();
  });

  async function send(operationId: string, pointer: string, value: unknown) {
    const documented = taking.find((each) => each.operationId === operationId);
    if (documented === undefined) throw new TypeError(`${operationId} takes a body.`);
    const { method, path, body } = exampleRequest(documented, {});
    return assent.request(method, path, { ...(body as object), [pointer.slice(1)]: value });
  }

  it('S7-18 has only collections that this test can fill', () => {
    expect(collections.length).toBeGreaterThan(5);
    expect(operations.length).toBeGreaterThan(20);
    expect(collections.filter(({ pointer }) => pointer.split('/').length !== 2)).toEqual([]);
  });

  it.each(collections)('S7-18 of $operationId has a bound for $pointer', ({ pointer, most }) => {
    // The content of a version is free; the size of the body bounds it.
    if (pointer === '/content') return;
    expect(most).toEqual(expect.any(Number));
  });

  it.each(collections.filter(({ most }) => most !== undefined))(
    'S7-18 of $operationId is refused for the size of $pointer before its entries are checked',
    async ({ operationId, pointer, kind, most }) => {
      const entries = Array.from({ length: Number(most) + 1 }, (_, index) => [`\0${index}`, null] as const);
      const answer = await send(operationId, pointer, kind === 'array' ? entries : Object.fromEntries(entries));
      expect(answer).toMatchObject({ status: 400, body: { code: 'VALIDATION_FAILED' } });
      expect(answer.body.errors).toEqual([{ pointer, detail: `must have at most ${Number(most)} entries` }]);
    },
  );

  it('S7-18 with many faults gets the first twenty and their number', async () => {
    const validators = Array.from({ length: 9_000 }, () => '\0');
    const { status, body } = await send('submitVersion', '/validators', validators);
    expect({ status, listed: body.errors.length, errorCount: body.errorCount }).toEqual({
      status: 400,
      listed: 20,
      errorCount: 9_000 + 8_999,
    });
    expect(JSON.stringify(body).length).toBeLessThan(10_000);
  });

  it('S7-18 is refused for names that become far longer when they are compared', async () => {
    const validators = Array.from({ length: 1_600 }, (_, index) => `${10_000 + index}${'\uFDFA'.repeat(190)}`);
    const answer = await send('submitVersion', '/validators', validators);
    expect(answer).toMatchObject({ status: 400, body: { code: 'VALIDATION_FAILED', errorCount: 1_600 } });
    expect(answer.body.errors[0]).toEqual({
      pointer: '/validators/0',
      detail: 'must have at most 200 characters after compatibility normalization (NFKC)',
    });
  });

  it.each<[what: string, text: () => string]>([
    ['unknown fields', () => `{${Array.from({ length: 99_000 }, (_, i) => `"${i}":0`).join()}}`],
    ['one unknown field of a megabyte', () => `{"${'x'.repeat(1_000_000)}":0}`],
    ['one unknown field of escapes', () => `{"${'\\u0001'.repeat(170_000)}":0}`],
    ['an array of invalid ids', () => `{"approvalRequestIds":[${Array.from({ length: 260_000 }, () => '""').join()}]}`],
  ])('S7-18 of a megabyte with %s gets an answer of a few kilobytes, also when repeated', async (_, text) => {
    const path = `${assent.url}/api/v12/approval-execution/bulk-execute`;
    const headers = {
      'content-type': 'application/json',
      'idempotency-key': text().slice(0, 20).replaceAll(/\W/g, 'x'),
    };
    for (let time = 0; time < 2; time += 1) {
      const response = await fetch(path, { method: 'POST', headers, body: text() });
      expect(response.status).toBe(400);
      expect((await response.text()).length).toBeLessThan(20_000);
    }
  });
});

function resolved(schema: JsonSchema): JsonSchema {
  const name = /^#\/components\/schemas\/(.+)$/.exec(String(schema['$ref']))?.[1];
  const found = name === undefined ? undefined : document.components['schemas']?.[name];
  return found === undefined ? schema : (found as JsonSchema);
}

function collectionsOf(unresolved: JsonSchema, pointer: string): readonly Omit<Collection, 'operationId'>[] {
  const schema = resolved(unresolved);
  const parts = (key: string) => Object.entries((schema[key] ?? {}) as Readonly<Record<string, JsonSchema>>);
  const within = [
    ...parts('properties').flatMap(([name, part]) => collectionsOf(part, `${pointer}/${name}`)),
    ...['anyOf', 'oneOf', 'allOf'].flatMap((key) => parts(key).flatMap(([, part]) => collectionsOf(part, pointer))),
    ...['items', 'additionalProperties'].flatMap((key) =>
      typeof schema[key] === 'object' ? collectionsOf(schema[key] as JsonSchema, `${pointer}/0`) : [],
    ),
  ];
  if (schema['type'] === 'array') return [{ pointer, kind: 'array', most: schema['maxItems'] }, ...within];
  const isRecord = schema['type'] === 'object' && schema['properties'] === undefined;
  return isRecord ? [{ pointer, kind: 'object', most: schema['maxProperties'] }, ...within] : within;
}
