import { networkReasonOf } from './unreachable.ts';

const failure = (code: string) => ({ message: 'fetch failed', cause: { code } });

describe('why a server does not answer', () => {
  it.each(['DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'])(
    'is an untrusted certificate, with what to set (%s)',
    (code) => {
      expect(networkReasonOf(failure(code))).toMatch(/^its certificate is not trusted .*NODE_EXTRA_CA_CERTS/);
    },
  );

  it('is another protocol where there is no TLS', () => {
    expect(networkReasonOf(failure('ERR_SSL_WRONG_VERSION_NUMBER'))).toContain('needs a URL with http:');
  });

  it('is nothing that the network did for any other error', () => {
    expect(networkReasonOf(new TypeError('x is not a function'))).toBeUndefined();
  });
});
