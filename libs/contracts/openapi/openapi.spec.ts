import { Validator } from '@seriousme/openapi-schema-validator';
import { openApiDocument } from './openapi.ts';
import { exampleIds } from '../example-ids.ts';
import { areas, operations } from '../http/areas.ts';
import { problemsOf } from '../http/operation.ts';

const document = openApiDocument();

describe('the OpenAPI document', () => {
  it('CV-12 is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    expect(await validator.validate({ ...document })).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
  });

  it('CV-12 uses JSON Schema 2020-12, in which null is a type', () => {
    const json = JSON.stringify(document);
    expect(json).not.toContain('"nullable"');
    expect(json).toContain('"type":["string","null"]');
  });

  it('has no dangling reference', () => {
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/([^/"]+)\/([^"]+)"/g)];
    expect(refs.length).toBeGreaterThan(100);
    for (const [, kind = '', name = ''] of refs) expect(Object.keys(document.components[kind] ?? {})).toContain(name);
  });

  it('describes every error as a problem, with an example of each code', () => {
    for (const path of Object.values(document.paths)) {
      for (const { operationId, responses } of Object.values(path)) {
        const success = operationId === 'exportEvents' ? 'application/jsonl' : 'application/json';
        for (const [status, { content }] of Object.entries(responses)) {
          expect(Object.keys(content)).toEqual([Number(status) < 400 ? success : 'application/problem+json']);
        }
      }
    }
    const codes = new Set(operations.flatMap(problemsOf));
    expect(new Set(Object.keys(document.components['examples'] ?? {}))).toEqual(codes);
  });
});

describe('the table of operations', () => {
  it('has unique operation ids, and each method of a path once', () => {
    expectUnique(operations.map(({ operationId }) => operationId));
    expectUnique(operations.map(({ method, path }) => `${method} ${path}`));
  });

  it('gives each name to one schema only', () => {
    expectUnique(areas.flatMap(({ schemas }) => Object.keys(schemas)));
  });

  it('has an example id for every parameter of a path', () => {
    for (const { params } of operations) {
      for (const name of Object.keys(params)) expect(Object.keys(exampleIds)).toContain(name);
    }
  });

  it.each(operations)('$operationId has examples that match its schemas', ({ query, request, success, example }) => {
    query?.parse(example.query);
    request?.parse(example.request);
    expect(success.response.parse(example.response)).toEqual(example.response);
  });
});

function expectUnique(names: readonly string[]): void {
  expect(names).toEqual([...new Set(names)]);
}
