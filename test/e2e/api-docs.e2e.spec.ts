import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openApiDocument, problemKinds } from '#libs/contracts';
import { startProcess } from './assent-process.ts';
import { databaseSettings, startTestAssent, type TestAssent } from './running-assent.ts';

describe('the documentation that the API serves', () => {
  let assent: TestAssent;

  beforeAll(async () => {
    assent = await startTestAssent();
  });

  afterAll(async () => {
    await assent.close();
  });

  const page = async (path: string) => {
    const response = await fetch(assent.url + path);
    return { status: response.status, headers: response.headers, text: await response.text() };
  };

  it('CV-12 includes the OpenAPI document', async () => {
    const { status, body } = await assent.get('/openapi.json');
    expect(status).toBe(200);
    expect(body).toEqual(openApiDocument());
  });

  it('has a page that loads only its own files', async () => {
    const { status, headers, text } = await page('/docs');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
    const addresses = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(addresses).toHaveLength(5);
    for (const address of addresses) {
      const loaded = await page(`/${address}`);
      expect([address, loaded.status, loaded.text.length > 0]).toEqual([address, 200, true]);
    }
    expect((await page('/docs/swagger-ui-bundle.js')).headers.get('content-type')).toMatch(/^text\/javascript/);
  });

  it('also answers at a path with a trailing slash', async () => {
    const { status, text } = await page('/docs/');
    expect([status, text]).toEqual([200, (await page('/docs')).text]);
    expect((await page('/docs/nothing')).status).toBe(404);
  });

  it('is also served by the built program', async () => {
    const dataDirectory = await mkdtemp(join(tmpdir(), 'assent-docs-'));
    const { eventStoreUrl, eventStorePrefix } = assent.config;
    const built = await startProcess(dataDirectory, {
      ...databaseSettings(assent),
      ...(eventStoreUrl !== undefined && { EVENT_STORE_URL: eventStoreUrl, EVENT_STORE_PREFIX: eventStorePrefix }),
    });
    for (const path of ['/openapi.json', '/docs', '/docs/swagger-ui-bundle.js', '/problems']) {
      const [served, expected] = await Promise.all([fetch(built.url + path), fetch(assent.url + path)]);
      expect([path, served.status, await served.text()]).toEqual([path, 200, await expected.text()]);
    }
    await built.end('SIGTERM');
    await rm(dataDirectory, { recursive: true });
  });

  it.each(['package.json', '..%2Fpackage.json', 'constructor'])('does not serve %s', async (name) => {
    const { status, body } = await assent.get(`/docs/${name}`);
    expect(status).toBe(404);
    expect(body).toMatchObject({ code: 'ROUTE_NOT_FOUND' });
  });

  it('CV-1 explains every problem where its type points', async () => {
    const { headers, body } = await assent.get('/nowhere');
    expect(headers.get('content-type')).toContain('application/problem+json');
    const type = new URL(body.type, assent.url);
    const { status, text } = await page(type.pathname);
    expect(status).toBe(200);
    expect(type.hash).toBe('#ROUTE_NOT_FOUND');
    for (const code of Object.keys(problemKinds)) expect(text).toContain(`id="${code}"`);
  });
});
