import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerOf, ApiProblem, createAssentClient, UnexpectedAnswer, type AssentClient } from '#libs/client';
import { startTestAssent, type TestAssent } from './running-assent.ts';

describe('the client', () => {
  let assent: TestAssent;
  let client: AssentClient;

  beforeAll(async () => {
    assent = await startTestAssent();
    client = createAssentClient(assent.url);
  });

  afterAll(async () => {
    await assent.close();
  });

  it('sends requests and reads answers as documented', async () => {
    const body = { name: 'Bond 2031', issuerAccountId: 'acme', openingBalance: '10.00' };
    const { tokenId } = await answerOf(client.POST('/api/v12/tokens', { body }));
    const version = { content: {}, amount: '1.00', recipient: 'treasury' };
    const path = { tokenId };
    const created = await answerOf(
      client.POST('/api/v12/tokens/{tokenId}/versions', { params: { path }, body: version }),
    );
    const params = { path: { versionId: created.versionId }, header: { 'X-Min-Position': created.position } };
    const read = await answerOf(client.GET('/api/v12/versions/{versionId}', { params }));
    expect(read).toMatchObject({ tokenId, status: 'CREATED', amount: '1.00' });
  });

  it('throws the problem of a refused request', async () => {
    const versionId = randomUUID();
    const request = answerOf(client.GET('/api/v12/versions/{versionId}', { params: { path: { versionId } } }));
    const refused: unknown = await request.catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ApiProblem);
    expect(refused).toMatchObject({
      code: 'VERSION_NOT_FOUND',
      status: 404,
      message: `VERSION_NOT_FOUND: There is no version ${versionId}.`,
      problem: { type: '/problems#VERSION_NOT_FOUND', recommendedActions: [expect.any(String)] },
    });
  });

  it.each(['<html>Bad gateway</html>', '{"message":"no"}', ''])('does not take %j for a problem', async (text) => {
    const proxy = createServer((_, response) => response.writeHead(502).end(text));
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    const request = answerOf(createAssentClient(url).GET('/api/v12/books/trial-balance'));
    await expect(request).rejects.toThrow(UnexpectedAnswer);
    await expect(request).rejects.toMatchObject({ status: 502, url: `${url}/api/v12/books/trial-balance` });
    proxy.closeAllConnections();
    await new Promise((resolve) => proxy.close(resolve));
  });
});
