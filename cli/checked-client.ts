import type { z } from 'zod';
import { createAssentClient, UnexpectedAnswer, type AssentClient } from '#libs/client';

/**
 * The client of every command. It checks each successful answer against the schema of its operation, because a proxy, or
 * another server at the URL, may answer anything with the status 200. Accepts additional fields, as of a newer release.
 *
 * Its calls throw UnexpectedAnswer for an answer that does not fit. `answerOf` checks the refusals.
 */
export function createCheckedClient(...given: Parameters<typeof createAssentClient>): AssentClient {
  const client = createAssentClient(...given);
  client.use({
    onResponse: async ({ request, response, schemaPath }) => {
      if (response.ok) await checkAnswer(request, response, schemaPath);
    },
  });
  return client;
}

/** @throws UnexpectedAnswer */
async function checkAnswer({ method, url }: Request, response: Response, path: string): Promise<void> {
  // Loaded with the first answer, because commands that send nothing should start at once.
  const { operations, planSchema } = await import('#libs/contracts');
  const operation = operations.find((each) => each.method === method && each.path === path);
  if (operation === undefined) throw new TypeError(`The API has no operation ${method} ${path}.`);
  const { response: schema, lines } = operation.success;
  const isDryRun = new URL(url).searchParams.get('dryRun') === 'true';
  if (lines !== true) await checkedBody(response.clone(), isDryRun ? planSchema : schema);
  else if (!isJsonLines(response)) throw new UnexpectedAnswer(response.url, response.status, 'without JSON Lines');
}

/** Whether the type of the answer fits. `saveExport` checks the lines. */
function isJsonLines({ headers }: Response): boolean {
  return headers.get('content-type')?.startsWith('application/jsonl') === true;
}

/**
 * The JSON body of an answer.
 * @throws UnexpectedAnswer when the body does not have the schema
 */
export async function checkedBody<Body>(response: Response, schema: z.ZodType<Body>): Promise<Body> {
  const body = await jsonOf(response);
  if (body === undefined) throw new UnexpectedAnswer(response.url, response.status, 'without JSON');
  const { data, error } = schema.safeParse(body);
  const [fault] = error?.issues ?? [];
  if (fault === undefined) return data as Body;
  // Encoded, because names of the other server's fields must not reach the terminal as they are.
  const field = fault.path.map((part) => encodeURIComponent(String(part))).join('.');
  const found = `with another body than documented (${field === '' ? '' : `${field}: `}${fault.message})`;
  throw new UnexpectedAnswer(response.url, response.status, found);
}

/** @returns undefined for a body that is not JSON */
async function jsonOf(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
