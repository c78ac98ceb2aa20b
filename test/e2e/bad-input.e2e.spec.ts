import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { startTestAssent, type TestAssent } from './running-assent.ts';
import { createVersion, registerToken, submittedVersion } from './steps.ts';

describe('bad input', () => {
  let assent: TestAssent;
  let tokenId: string;
  let versionId: string;
  let approvalRequestId: string;
  let recorded: number;

  beforeAll(async () => {
    assent = await startTestAssent();
    tokenId = await registerToken(assent);
    versionId = await createVersion(assent, tokenId);
    ({ approvalRequestId } = await submittedVersion(assent));
    recorded = await countEvents();
  });

  afterEach(async () => {
    expect(await countEvents()).toBe(recorded);
  });

  afterAll(async () => {
    await assent.close();
  });

  async function countEvents(): Promise<number> {
    return (await assent.log()).length;
  }

  const token = { name: 'A token', issuerAccountId: 'issuer', openingBalance: '1.00' };
  const version = { content: {}, amount: '1.00', recipient: 'someone' };
  const submission = { tier: 'STANDARD', validators: ['v1'] };
  const vote = { validatorId: 'v1', choice: 'APPROVE' };
  const policy = { numerator: 1, denominator: 2, basis: 'cast', inclusive: false };
  let deep: object = {};
  for (let level = 0; level < 1_000; level += 1) deep = { deep };

  it.each<[what: string, path: () => string, body: unknown, pointer: string]>([
    ['an unknown field', () => '/api/v12/tokens', { ...token, surprise: 1 }, '/surprise'],
    ['a missing field', () => '/api/v12/tokens', { ...token, name: undefined }, '/name'],
    ['an empty name', () => '/api/v12/tokens', { ...token, name: '' }, '/name'],
    ['half a surrogate pair', () => '/api/v12/tokens', { ...token, name: '\ud800' }, '/name'],
    ['a number as an amount', () => '/api/v12/tokens', { ...token, openingBalance: 12 }, '/openingBalance'],
    ['a parent id that is not a UUID', () => '/api/v12/tokens', { ...token, parentTokenId: 'x' }, '/parentTokenId'],
    ['an array as the body', () => '/api/v12/tokens', [], ''],
    ['a negative amount', () => `/api/v12/tokens/${tokenId}/versions`, { ...version, amount: '-1.00' }, '/amount'],
    ['an amount of zero', () => `/api/v12/tokens/${tokenId}/versions`, { ...version, amount: '0.00' }, '/amount'],
    [
      'an amount with an exponent',
      () => `/api/v12/tokens/${tokenId}/versions`,
      { ...version, amount: '1e3' },
      '/amount',
    ],
    ['a text as content', () => `/api/v12/tokens/${tokenId}/versions`, { ...version, content: 'x' }, '/content'],
    [
      'a NUL in content',
      () => `/api/v12/tokens/${tokenId}/versions`,
      { ...version, content: { a: ['\u0000'] } },
      '/content/a/0',
    ],
    [
      'content with too many levels',
      () => `/api/v12/tokens/${tokenId}/versions`,
      { ...version, content: deep },
      `/content${'/deep'.repeat(64)}`,
    ],
    [
      'two parents',
      () => `/api/v12/tokens/${tokenId}/versions`,
      { ...version, parentTokenId: randomUUID(), parentVersionId: randomUUID() },
      '/parentVersionId',
    ],
    ['no validators', () => `/api/v12/versions/${versionId}/submit`, { ...submission, validators: [] }, '/validators'],
    [
      'a validator twice',
      () => `/api/v12/versions/${versionId}/submit`,
      { ...submission, validators: ['a', 'b', 'a'] },
      '/validators/2',
    ],
    ['neither tier nor policy', () => `/api/v12/versions/${versionId}/submit`, { validators: ['a'] }, '/tier'],
    ['both tier and policy', () => `/api/v12/versions/${versionId}/submit`, { ...submission, policy }, '/tier'],
    ['an unknown tier', () => `/api/v12/versions/${versionId}/submit`, { ...submission, tier: 'GOLD' }, '/tier'],
    [
      'a window of zero days',
      () => `/api/v12/versions/${versionId}/submit`,
      { ...submission, votingWindowDays: 0 },
      '/votingWindowDays',
    ],
    [
      'an unknown choice',
      () => `/api/v12/approvals/${approvalRequestId}/votes`,
      { ...vote, choice: 'MAYBE' },
      '/choice',
    ],
    ['a path id that is not a UUID', () => '/api/v12/approvals/abc/votes', vote, 'approvalRequestId'],
    [
      'an execution without a reason',
      () => `/api/v12/approval-execution/${versionId}/execute-manual`,
      { approvalRequestId: randomUUID(), executedBy: 'me' },
      '/reason',
    ],
  ])('S7-18 names the field for %s, and records nothing', async (_, path, body, pointer) => {
    const answer = await assent.post(path(), body);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toMatch('application/problem+json');
    expect(answer.body).toMatchObject({ code: 'VALIDATION_FAILED', status: 400 });
    expect(answer.body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
    expect(answer.body.recommendedActions).not.toHaveLength(0);
  });

  it.each([
    ['a body that is not JSON', '{"name":', 'application/json', 400, 'VALIDATION_FAILED'],
    ['an empty body', '', 'application/json', 400, 'VALIDATION_FAILED'],
    ['a body over 1 MB', JSON.stringify({ name: 'x'.repeat(1_100_000) }), 'application/json', 413, 'PAYLOAD_TOO_LARGE'],
    ['a body of another type', 'name=x', 'application/x-www-form-urlencoded', 415, 'UNSUPPORTED_MEDIA_TYPE'],
    [
      'a body deeper than the stack',
      `{"a":${'['.repeat(500_000)}${']'.repeat(500_000)}}`,
      'application/json',
      400,
      'VALIDATION_FAILED',
    ],
    ['XML', '<a/>', 'text/xml', 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['plain text', 'x', 'text/plain', 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ])('refuses %s', async (_, body, contentType, status, code) => {
    const response = await fetch(`${assent.url}/api/v12/tokens`, {
      method: 'POST',
      headers: { 'content-type': contentType },
      body,
    });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ code, status });
  });

  it('S7-18 refuses a body that would exceed the size of an append, with the limit, and records nothing', async () => {
    const content = `{"numbers":[${Array.from({ length: 90_000 }, () => '1e20').join()}]}`;
    const body = `{"content":${content},"amount":"1.00","recipient":"someone"}`;
    expect(body.length).toBeLessThan(1_048_576);
    for (const query of ['', '?dryRun=true']) {
      const answer = await postRaw(`/api/v12/tokens/${tokenId}/versions${query}`, body);
      expect(answer.status).toBe(413);
      expect(await answer.json()).toMatchObject({
        code: 'PAYLOAD_TOO_LARGE',
        detail: expect.stringContaining('1048576') as unknown,
        details: { maximum: 1_048_576 },
      });
    }
  });

  it.each<[what: string, member: string, pointer: string]>([
    ['a duplicate key', '"content":{"a":1,"b":{"c":1,"c":2}}', '/content/b/c'],
    ['a duplicate key with an escape', '"content":{"a":1,"\\u0061":1}', '/content/a'],
    ['a duplicate field', '"content":{},"content":{"a":1}', '/content'],
    ['an integer beyond 2^53', '"content":{"n":[9007199254740993]}', '/content/n/0'],
    ['an integer of many digits', '"content":{"n":123456789012345678901}', '/content/n'],
    ['a number too small for a double', '"content":{"n":1e-400}', '/content/n'],
    ['a number too large for a double', '"content":{"n":1e400}', '/content/n'],
    ['more digits than a double holds', '"content":{"n":3.141592653589793238}', '/content/n'],
  ])('S7-18 refuses %s, which would change when stored, and records nothing', async (_, member, pointer) => {
    const answer = await postRaw(`/api/v12/tokens/${tokenId}/versions`, `{"amount":"1.00","recipient":"x",${member}}`);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 'VALIDATION_FAILED', errors: [{ pointer }] });
  });

  it.each([
    ['an own __proto__', '{"__proto__":{"admin":true}}'],
    ['a constructor with a prototype', '{"constructor":{"prototype":{"admin":true}}}'],
    ['bytes that are not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
  ])('refuses a body with %s', async (_, body) => {
    const answer = await postRaw('/api/v12/tokens', body);
    expect(answer.status).toBe(400);
    const problem = (await answer.json()) as { code: string; detail: string };
    expect(problem).toMatchObject({ code: 'VALIDATION_FAILED' });
    expect(problem.detail).toMatch(/is not valid JSON|is not UTF-8/);
  });

  function postRaw(path: string, body: string | Buffer): Promise<Response> {
    return fetch(assent.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: new Uint8Array(Buffer.from(body)),
    });
  }

  it.each<[what: string, path: () => string, body: object | (() => object), status: number, code: string]>([
    ['a missing token', () => `/api/v12/tokens/${randomUUID()}/versions`, version, 404, 'TOKEN_NOT_FOUND'],
    [
      'a missing parent token',
      () => `/api/v12/tokens/${tokenId}/versions`,
      { ...version, parentTokenId: randomUUID() },
      404,
      'TOKEN_NOT_FOUND',
    ],
    [
      'a missing previous version',
      () => `/api/v12/tokens/${tokenId}/versions`,
      { ...version, previousVersionId: randomUUID() },
      404,
      'VERSION_NOT_FOUND',
    ],
    ['a missing version', () => `/api/v12/versions/${randomUUID()}/submit`, submission, 404, 'VERSION_NOT_FOUND'],
    [
      'a missing approval request',
      () => `/api/v12/approvals/${randomUUID()}/votes`,
      vote,
      404,
      'APPROVAL_REQUEST_NOT_FOUND',
    ],
    [
      'a vote of someone who is not a validator',
      () => `/api/v12/approvals/${approvalRequestId}/votes`,
      { ...vote, validatorId: 'stranger' },
      403,
      'VALIDATOR_NOT_ELIGIBLE',
    ],
    [
      'S7-23 the revocation of someone who is not a validator',
      () => `/api/v12/approvals/${approvalRequestId}/validators/stranger/revoke`,
      { reason: 'gone' },
      404,
      'VALIDATOR_NOT_FOUND',
    ],
    [
      'a policy that no vote can meet',
      () => `/api/v12/versions/${versionId}/submit`,
      { validators: ['a'], policy: { ...policy, numerator: 2 } },
      422,
      'INVALID_POLICY',
    ],
    [
      'C-25 an approval of another version',
      () => `/api/v12/approval-execution/${versionId}/execute-manual`,
      () => ({ approvalRequestId, executedBy: 'me', reason: 'why not' }),
      422,
      'APPROVAL_VERSION_MISMATCH',
    ],
    [
      'a missing approval',
      () => `/api/v12/approval-execution/${versionId}/execute-manual`,
      { approvalRequestId: randomUUID(), executedBy: 'me', reason: 'why not' },
      404,
      'APPROVAL_REQUEST_NOT_FOUND',
    ],
    [
      'the retirement of a version that is not active',
      () => `/api/v12/versions/${versionId}/retire`,
      { reason: 'x' },
      409,
      'INVALID_STATE_TRANSITION',
    ],
    [
      'a missing settlement',
      () => `/api/v12/settlements/${randomUUID()}/retry`,
      { reason: 'r' },
      404,
      'SETTLEMENT_NOT_FOUND',
    ],
  ])('refuses %s with its code, and records nothing', async (_, path, body, status, code) => {
    const sent: unknown = typeof body === 'function' ? body() : body;
    expect(await assent.post(path(), sent)).toMatchObject({ status, body: { code, status } });
  });

  it('refuses reads of missing resources, and invalid parameters', async () => {
    expect(await assent.get(`/api/v12/versions/${randomUUID()}`)).toMatchObject({
      status: 404,
      body: { code: 'VERSION_NOT_FOUND' },
    });
    expect(await assent.get(`/api/v12/approvals/${randomUUID()}`)).toMatchObject({ status: 404 });
    expect(await assent.get(`/api/v12/approval-execution/${randomUUID()}/audit`)).toMatchObject({ status: 404 });
    expect(await assent.get(`/api/v12/approval-execution/${randomUUID()}/status`)).toMatchObject({ status: 404 });
    expect(await assent.get('/api/v12/settlements?versionId=x')).toMatchObject({ status: 400 });
    expect(await assent.get('/api/v12/settlements?limit=0')).toMatchObject({ status: 400 });
    expect(await assent.get('/api/v12/settlements?cursor=abc')).toMatchObject({ status: 400 });
    expect(await assent.get('/api/v12/books/trial-balance?cursor=%00')).toMatchObject({ status: 400 });
    expect(await assent.get(`/api/v12/approval-execution/${versionId}/audit?cursor=WyJhIiwiYiJd`)).toMatchObject({
      status: 400,
    });
    expect(await assent.get('/nowhere')).toMatchObject({ status: 404, body: { code: 'ROUTE_NOT_FOUND' } });
  });

  it.each([
    ['1'],
    ['1:1'],
    ['soon'],
    ['00000000000000001'],
    ['0000000000000001:0000000000000001'],
    ['9999999999999999'],
  ])('N2 refuses the position %s, which no command returned, at once', async (position) => {
    const startedAt = performance.now();
    expect(await assent.get('/api/v12/settlements', { 'x-min-position': position })).toMatchObject({
      status: 400,
      body: { code: 'VALIDATION_FAILED', errors: [{ pointer: 'X-Min-Position' }] },
    });
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });

  it.each([
    ['an invalid percent escape', () => '/api/v12/versions/%zz'],
    ['bytes that are not UTF-8', () => `/api/v12/versions/${versionId}%ff`],
    ['only a percent sign', () => '/%'],
    ['a parameter of thousands of characters', () => `/api/v12/versions/${'a'.repeat(8_000)}`],
  ])('CV-1 S7-18 refuses an address with %s as a problem', async (_, path) => {
    const answer = await assent.get(path(), { 'x-correlation-id': 'order-67' });
    expect(answer).toMatchObject({ status: 400, body: { code: 'VALIDATION_FAILED', status: 400, instance: path() } });
    expect(answer.headers.get('content-type')).toMatch('application/problem+json');
    expect(answer.headers.get('x-correlation-id')).toBe('order-67');
  });

  it('S7-23 accepts the longest allowed validator name in a path', async () => {
    for (const validatorId of ['v'.repeat(200), '𝒳'.repeat(100)]) {
      const path = `/api/v12/approvals/${approvalRequestId}/validators/${encodeURIComponent(validatorId)}/revoke`;
      expect(await assent.post(`${path}?dryRun=true`, { reason: 'gone' })).toMatchObject({
        status: 200,
        body: { refusal: { code: 'VALIDATOR_NOT_FOUND', status: 404 } },
      });
    }
  });

  it.each([
    ['invalid HTTP', 'nonsense\r\n\r\n', 400, 'VALIDATION_FAILED'],
    ['two lengths', 'POST / HTTP/1.1\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n', 400, 'VALIDATION_FAILED'],
    ['headers without end', `GET / HTTP/1.1\r\nx: ${'x'.repeat(70_000)}\r\n\r\n`, 413, 'PAYLOAD_TOO_LARGE'],
    [
      'a long URL',
      `GET /?${'x'.repeat(17_000)} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`,
      413,
      'PAYLOAD_TOO_LARGE',
    ],
  ])('CV-1 S7-18 refuses %s as a problem', async (_, sent, status, code) => {
    const [head = '', body = ''] = (await sendRaw(sent)).split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(head).toMatch('content-type: application/problem+json');
    expect(JSON.parse(body)).toMatchObject({ code, status, type: `/problems#${code}` });
  });

  async function sendRaw(text: string): Promise<string> {
    const socket = connect(Number(new URL(assent.url).port), '127.0.0.1');
    socket.end(text);
    let answer = '';
    for await (const part of socket) answer += String(part);
    return answer;
  }

  it('CV-3 echoes a correlation id, and ignores an invalid trace header', async () => {
    const headers = { 'x-correlation-id': 'order-66', traceparent: 'nonsense' };
    const answer = await assent.get('/nowhere', headers);
    expect(answer.headers.get('x-correlation-id')).toBe('order-66');
    expect(answer.body.traceId).toMatch(/^[0-9a-f]{32}$/);
  });
});
