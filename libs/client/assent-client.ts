import createClient, { type Client, type ClientOptions } from 'openapi-fetch';
import { ApiProblem, isProblem, UnexpectedAnswer } from './api-problem.ts';
import type { components, paths } from './openapi-types.ts';

/** A method for each HTTP method. It accepts only the paths, parameters and bodies of the API. */
export type AssentClient = Client<paths>;

/** The API's requests and answers, by their names in the OpenAPI document. */
export type Schemas = components['schemas'];

export function createAssentClient(url: string, options: Omit<ClientOptions, 'baseUrl'> = {}): AssentClient {
  const client = createClient<paths>({ ...options, baseUrl: url });
  client.use({
    // The API requires the JSON content type also without a body, because a form of a web page cannot send it.
    onRequest: ({ request }) => {
      if (request.method !== 'GET') request.headers.set('content-type', 'application/json');
    },
    // Every answer of the API is JSON. The page of another server would end in a SyntaxError.
    onResponse: ({ response }) => {
      const type = response.headers.get('content-type') ?? '';
      if (response.ok && !/^application\/[\w.+-]*json/.test(type))
        throw new UnexpectedAnswer(response.url, response.status, 'without JSON');
    },
  });
  return client;
}

/** The effects that a command would have: the answer to `?dryRun=true`. */
export type Plan = Schemas['Plan'];

/**
 * The body of a successful answer, as in `await answerOf(client.GET('/api/v12/books/trial-balance'))`.
 * @throws ApiProblem when the API refused the request
 * @throws UnexpectedAnswer when another server answered, or when `dryRun` returned a plan
 */
export async function answerOf<Answer extends { data?: unknown; error?: unknown; response: Response }>(
  request: Promise<Answer>,
): Promise<Exclude<NonNullable<Answer['data']>, Plan>> {
  const { data, error, response } = await request;
  if (!response.ok || data === undefined || data === null || isPlan(data)) throw fault(error, response);
  return data as Exclude<NonNullable<Answer['data']>, Plan>;
}

/**
 * The plan of a command that was sent with `dryRun: 'true'`.
 * @throws as {@link answerOf}
 */
export async function planOf(request: Promise<{ data?: unknown; error?: unknown; response: Response }>): Promise<Plan> {
  const { data, error, response } = await request;
  if (!response.ok || !isPlan(data)) throw fault(error, response);
  return data;
}

function isPlan(data: unknown): data is Plan {
  return typeof data === 'object' && data !== null && 'dryRun' in data;
}

function fault(error: unknown, response: Response): Error {
  if (isProblem(error)) return new ApiProblem(error);
  const lacks = response.ok ? 'without the documented body' : 'without a problem document';
  return new UnexpectedAnswer(response.url, response.status, lacks);
}
