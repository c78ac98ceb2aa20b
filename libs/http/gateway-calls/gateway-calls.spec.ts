import type { FastifyRequest } from 'fastify';
import { GatewayCalls } from './gateway-calls.ts';
import { messageSignature, signatureParameters } from './message-signature.ts';

describe('a signature of RFC 9421', () => {
  it('DESIGN-11 is that of the example in appendix B.2.5', () => {
    const secret = Buffer.from(
      'uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ==',
      'base64',
    );
    const components = [
      ['date', 'Tue, 20 Apr 2021 02:07:55 GMT'],
      ['@authority', 'example.com'],
      ['content-type', 'application/json'],
    ] as const;
    const parameters = signatureParameters(components, { created: 1_618_884_473, keyId: 'test-shared-secret' });
    expect(parameters).toBe('("date" "@authority" "content-type");created=1618884473;keyid="test-shared-secret"');
    expect(messageSignature(components, parameters, secret).toString('base64')).toBe(
      'pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=',
    );
  });
});

describe('a call of the gateway', () => {
  const secret = 'a secret of the installation with 32 characters';
  let nowSeconds = 1_000_000;
  const calls = new GatewayCalls(secret, () => nowSeconds);
  const headers = { authorization: 'Bearer token', 'x-forwarded-for': '192.0.2.1', 'x-forwarded-proto': 'https' };
  const call = { method: 'POST', target: '/api/v12/tokens?dryRun=true', headers };
  const signed = () => ({ ...call, headers: { ...headers, ...calls.sign(call) } });
  const received = ({ method, target, headers: all }: ReturnType<typeof signed>) =>
    ({ method, url: target, originalUrl: target, headers: all }) as unknown as FastifyRequest;
  const detailOf = (request: ReturnType<typeof signed>) => calls.refusalOf(received(request))?.detail;

  beforeEach(() => {
    nowSeconds = 1_000_000;
  });

  it('DESIGN-11 passes for 30 seconds', () => {
    const request = signed();
    expect(detailOf(request)).toBeUndefined();
    nowSeconds += 30;
    expect(detailOf(request)).toBeUndefined();
    nowSeconds += 1;
    expect(detailOf(request)).toContain('older than 30 seconds');
    nowSeconds -= 62;
    expect(detailOf(request)).toContain('from the future');
  });

  it.each([
    ['another method', (request) => ({ ...request, method: 'GET' })],
    ['another path', (request) => ({ ...request, target: '/api/v12/tokens' })],
    ['another client', (request) => withHeader(request, 'x-forwarded-for', '192.0.2.2')],
    ['another token', (request) => withHeader(request, 'authorization', 'Bearer other')],
    ['a header that is not covered', (request) => withHeader(request, 'x-api-key', 'key')],
    ['another time', (request) => changed(request, 'signature-input', /created=\d+/, 'created=1000001')],
    ['another key id', (request) => changed(request, 'signature-input', 'gateway', 'other')],
    ['another signature', (request) => withHeader(request, 'signature', `assent=:${'A'.repeat(43)}=:`)],
    ['a short signature', (request) => withHeader(request, 'signature', 'assent=:AAAA:')],
    ['no form', (request) => withHeader(request, 'signature', 'nonsense')],
  ] satisfies readonly (readonly [string, (request: ReturnType<typeof signed>) => ReturnType<typeof signed>])[])(
    'DESIGN-11 is refused with %s',
    (_, change) => {
      expect(detailOf(change(signed()))).toBe('The signature of the request is wrong.');
    },
  );

  it('DESIGN-11 is refused without a signature, and with that of another secret', () => {
    expect(detailOf(call as ReturnType<typeof signed>)).toBe('The request is not signed.');
    const other = new GatewayCalls(`${secret}!`, () => nowSeconds).sign(call);
    expect(detailOf({ ...call, headers: { ...headers, ...other } })).toBe('The signature of the request is wrong.');
  });

  it('DESIGN-11 needs no signature for probes and metrics', () => {
    for (const target of ['/health/ready', '/metrics', '/q/health']) {
      expect(calls.refusalOf(received({ ...call, target } as ReturnType<typeof signed>))).toBeUndefined();
    }
  });

  function withHeader(request: ReturnType<typeof signed>, name: string, value: string): ReturnType<typeof signed> {
    return { ...request, headers: { ...request.headers, [name]: value } };
  }
  function changed(request: ReturnType<typeof signed>, name: 'signature-input', from: RegExp | string, to: string) {
    return withHeader(request, name, request.headers[name].replace(from, to));
  }
});
