import createClient, { type Client, type ClientOptions } from 'openapi-fetch';
import { ApiProblem, isProblem, UnexpectedAnswer } from './api-problem.ts';
import type { components, paths } from './openapi-types.ts';

/** A method for each HTTP method, which takes the paths, parameters and bodies of the API and no others. */
export type AssentClient = Client<paths>;

/** What the API takes and answers, by the names of its OpenAPI document. */
export type Schemas = components['schemas'];

export function createAssentClient(url: string, options: Omit<ClientOptions, 'baseUrl'> = {}): AssentClient {
  return createClient<paths>({ ...options, baseUrl: url });
}

/**
 * The body of a successful answer, as in `await answerOf(client.GET('/api/v12/books/trial-balance'))`.
 * @throws ApiProblem when the API refused the request
 * @throws UnexpectedAnswer when something else answered
 */
export async function answerOf<Answer extends { data?: unknown; error?: unknown; response: Response }>(
  request: Promise<Answer>,
): Promise<NonNullable<Answer['data']>> {
  const { data, error, response } = await request;
  if (response.ok && data !== undefined && data !== null) return data;
  throw isProblem(error) ? new ApiProblem(error) : new UnexpectedAnswer(response.url, response.status);
}
