import { exampleIds, type OpenApiDocument, type OpenApiOperation, type OpenApiParameter } from '#libs/contracts';

/** Real ids for the names of {@link exampleIds}. Missing ones keep the example's id. */
export type Ids = Readonly<Partial<Record<keyof typeof exampleIds, string>>>;

export interface ExampleRequest {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** A documented operation with its method and the template of its path. */
export interface Documented {
  readonly operationId: string;
  readonly method: string;
  readonly template: string;
  readonly operation: OpenApiOperation;
}

export function documentedOperations(document: OpenApiDocument): readonly Documented[] {
  return Object.entries(document.paths).flatMap(([template, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      operationId: operation.operationId,
      method: method.toUpperCase(),
      template,
      operation,
    })),
  );
}

/** The request of a documented example, with real ids instead of example ids. */
export function exampleRequest({ method, template, operation }: Documented, ids: Ids): ExampleRequest {
  const parameters = operation.parameters.filter((parameter): parameter is OpenApiParameter => 'name' in parameter);
  const examples = (place: string) =>
    parameters.filter((parameter) => parameter.in === place && parameter.example !== undefined);
  let path = template;
  for (const { name, example } of examples('path'))
    path = path.replace(`{${name}}`, encodeURIComponent(String(example)));
  const query = new URLSearchParams(
    Object.fromEntries(examples('query').map(({ name, example }) => [name, String(example)])),
  );
  const body = operation.requestBody?.content['application/json']?.example;
  return {
    method,
    path: withIds(query.size === 0 ? path : `${path}?${query.toString()}`, ids),
    body: body === undefined ? undefined : JSON.parse(withIds(JSON.stringify(body), ids)),
  };
}

function withIds(text: string, ids: Ids): string {
  return Object.entries(exampleIds).reduce(
    (replaced, [name, example]) => replaced.replaceAll(example, ids[name as keyof Ids] ?? example),
    text,
  );
}
