import fc from 'fast-check';
import { openApiDocument } from '#libs/contracts';
import { documentedOperations, exampleRequest, type Documented } from '../openapi/example-requests.ts';
import { rawRequest, type RawAnswer } from './raw-http.ts';
import { startTestAssent, type TestAssent } from './running-assent.ts';
import { createVersion, registerToken, submittedVersion } from './steps.ts';

interface GeneratedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const numRuns = Number(process.env['GENERATED_REQUESTS'] ?? 1_500);

/** An answer may exceed twenty times the size of its request by this much, for the explanations of a problem. */
const constantBytes = 20_000;

const operations = documentedOperations(openApiDocument());

/** Texts that are known to break programs, and random ones. */
const hostileText = fc.oneof(
  fc.constantFrom(
    '',
    '\0',
    '\u202e',
    '\ud800',
    '%',
    '..',
    '../..',
    "'",
    '{}',
    'null',
    '-0',
    '1e999',
    'NaN',
    '__proto__',
  ),
  fc.constantFrom('0000-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z', '2030-02-30T00:00:00Z', '99999999999999999999'),
  fc.constantFrom('9'.repeat(16), '9'.repeat(38), 'x'.repeat(3_000), 'é'.repeat(300), '👩‍👩‍👧'.repeat(50)),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.uuid(),
);
const hostileValue = fc.oneof(
  { weight: 3, arbitrary: hostileText },
  fc.jsonValue({ maxDepth: 4, noUnicodeString: false }),
  fc.constantFrom<unknown>(0, -1, 1, 2 ** 31, 2 ** 53, 1e21, true, null, [], {}, [[]], Array(200).fill(null)),
  fc.array(hostileText, { maxLength: 30 }),
);

/** An example from the documentation with some parts replaced. */
function requestTo(documented: Documented, ids: Readonly<Record<string, string>>): fc.Arbitrary<GeneratedRequest> {
  const { method, path, body } = exampleRequest(documented, ids);
  const [address = '', query = ''] = path.split('?');
  const names = Object.keys(body ?? {});
  const encoded = hostileText.map((text) => encodeURIComponent(text.toWellFormed()));
  const bodies = fc.oneof(
    { weight: 4, arbitrary: replaced(body, names) },
    { weight: 1, arbitrary: hostileValue.map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: fc.string({ maxLength: 60 }) },
  );
  return fc.record({
    method: fc.oneof({ weight: 9, arbitrary: fc.constant(method) }, fc.constantFrom('GET', 'PUT', 'QUERY', 'HEAD')),
    path: fc
      .tuple(
        fc.oneof({ weight: 3, arbitrary: fc.constant(address) }, replacedSegment(address, encoded)),
        fc.oneof(
          { weight: 2, arbitrary: fc.constant(query) },
          fc.constantFrom('dryRun=true', 'dryRun=', 'dryRun=true&dryRun=true', '%', '=&&=', 'a[b]=c'),
          fc
            .tuple(fc.constantFrom('cursor', 'limit', 'name', 'versionId', 'recipient', 'group', 'prefix'), encoded)
            .map(([name, value]) => `${query}&${name}=${value}`),
        ),
      )
      .map(([before, after]) => (after === '' ? before : `${before}?${after}`)),
    headers: fc.oneof(
      { weight: 3, arbitrary: fc.constant({}) },
      fc
        .tuple(
          fc.constantFrom('idempotency-key', 'x-min-position', 'x-correlation-id', 'traceparent', 'accept', 'if-match'),
          fc.oneof(fc.constantFrom('9'.repeat(16), '1', '""', '"a"', '*/*;q=x', '\t'), fc.string({ maxLength: 300 })),
        )
        .map(([name, value]) => ({ [name]: value.replaceAll(/[^ -~]/g, '') })),
    ),
    body: method === 'GET' ? fc.constant('') : bodies,
  });
}

function replaced(body: unknown, names: readonly string[]): fc.Arbitrary<string> {
  if (names.length === 0) return fc.constantFrom('', '{}', 'null', '[]');
  return fc
    .tuple(fc.constantFrom(...names), fc.option(hostileValue, { nil: undefined }))
    .map(([name, value]) => JSON.stringify({ ...(body as object), [name]: value }));
}

function replacedSegment(address: string, encoded: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const segments = address.split('/');
  return fc
    .tuple(fc.integer({ min: 1, max: segments.length - 1 }), encoded)
    .map(([at, text]) => segments.with(at, text).join('/'));
}

describe('generated requests', () => {
  let assent: TestAssent;
  let ids: Readonly<Record<string, string>>;

  beforeAll(async () => {
    assent = await startTestAssent();
    const { tokenId, versionId, approvalRequestId } = await submittedVersion(assent);
    ids = { tokenId, versionId, approvalRequestId };
    await createVersion(assent, await registerToken(assent));
  });

  afterAll(async () => {
    await assent.close();
  });

  function send({ method, path, headers, body }: GeneratedRequest): Promise<RawAnswer> {
    const { host } = new URL(assent.url);
    const length = String(Buffer.byteLength(body));
    const described = { host, 'content-type': 'application/json', 'content-length': length, ...headers };
    return rawRequest(assent.url, method, path, described, body);
  }

  it('S7-18 are answered without a 5xx, and with at most twenty times their size', async () => {
    const requests = fc.constantFrom(...operations).chain((operation) => requestTo(operation, ids));
    await fc.assert(
      fc.asyncProperty(requests, async (request) => {
        const { status, body } = await send(request);
        const sent = request.path.length + Buffer.byteLength(request.body) + JSON.stringify(request.headers).length;
        if (status >= 500 || status < 200) throw new Error(`${status} ${body}`);
        // The size of a page depends on its rows, not on its request.
        const isPage = request.method === 'GET' && status === 200;
        if (!isPage && body.length > constantBytes + 20 * sent) throw new Error(`${body.length} bytes for ${sent}`);
      }),
      { numRuns },
    );
  }, 120_000);
});
