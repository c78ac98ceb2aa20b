import { generateKeyPair } from 'jose';
import { eventually } from '../../test/eventually.ts';
import { startTestProvider, type TestProvider } from '../../test/identity/test-provider.ts';
import { AccessTokens } from './access-tokens.ts';
import { InvalidToken, KeysUnavailable } from './errors.ts';
import { keyTimes, PublishedKeys } from './published-keys.ts';

const hourMs = 3_600_000;

describe('the keys that a provider publishes', () => {
  let provider: TestProvider;
  let keys: PublishedKeys;
  let tokens: AccessTokens;
  let nowMs: number;
  let faults: Error[];

  beforeEach(async () => {
    provider = await startTestProvider();
    nowMs = 0;
    faults = [];
    keys = new PublishedKeys(provider.config, (fault) => faults.push(fault), { ...keyTimes, now: () => nowMs });
    tokens = new AccessTokens(provider.config, keys);
  });

  afterEach(async () => {
    await keys.close();
    await provider.stop();
  });

  it('S7-6 ten thousand tokens with unknown keys cause one fetch in thirty seconds', async () => {
    await tokens.verify(await provider.token());
    const { privateKey } = await generateKeyPair('ES256');
    const unknown = await provider.token({}, { key: privateKey, header: { kid: 'unknown' } });
    const refused = async (times: number) => {
      const all = await Promise.allSettled(Array.from({ length: times }, async () => tokens.verify(unknown)));
      return all.filter((one) => one.status === 'rejected' && one.reason instanceof InvalidToken).length;
    };
    expect(await refused(5_000)).toBe(5_000);
    expect(provider.fetches).toBe(1);
    nowMs += 30_000;
    expect(await refused(5_000)).toBe(5_000);
    expect(provider.fetches).toBe(2);
  });

  it('DESIGN-11 keys rotate without a restart, twice, and a withdrawn key ends the tokens that it signed', async () => {
    const first = await provider.token();
    await tokens.verify(first);
    for (let rotation = 0; rotation < 2; rotation += 1) {
      await provider.rotate();
      nowMs += 30_000;
      expect(await tokens.verify(await provider.token())).toMatchObject({ keyId: provider.kid });
    }
    await expect(tokens.verify(first)).rejects.toThrow('does not publish');
  });

  it('DESIGN-11 while the provider is away its last good keys serve for a day, and then nothing is known', async () => {
    const token = await provider.token();
    await tokens.verify(token);
    await provider.stop();
    nowMs += 30_000;
    const { privateKey } = await generateKeyPair('ES256');
    const other = await provider.token({}, { key: privateKey, header: { kid: 'new' } });
    await expect(tokens.verify(other)).rejects.toThrow(KeysUnavailable);
    expect(keys.fault?.message).toContain(`${provider.issuer}/jwks cannot be read`);
    nowMs += 30_000;
    await expect(tokens.verify(other)).rejects.toThrow(KeysUnavailable);
    // Once for each reason: an hour without the provider would fill the log otherwise.
    expect(faults).toHaveLength(1);
    nowMs += 23 * hourMs;
    expect(await tokens.verify(token)).toMatchObject({ subject: 'ann' });
    expect(await tokens.verify(await provider.token({ sub: 'bob' }))).toMatchObject({ subject: 'bob' });
    nowMs += hourMs;
    expect(keys.edition()).toBeUndefined();
    await expect(tokens.verify(token)).rejects.toThrow(KeysUnavailable);
    await provider.start();
    nowMs += 30_000;
    expect(await tokens.verify(token)).toMatchObject({ subject: 'ann' });
    expect(keys.fault).toBeUndefined();
  });

  it('a provider that is away at the start is asked again by itself', async () => {
    await provider.stop();
    const own = new PublishedKeys(provider.config, () => undefined, { ...keyTimes, betweenFirstFetchesMs: 20 });
    try {
      await expect(new AccessTokens(provider.config, own).verify(await provider.token())).rejects.toThrow(
        KeysUnavailable,
      );
      await provider.start();
      await eventually(
        () => Promise.resolve(own.edition()),
        (edition) => edition !== undefined,
      );
      expect(own.fault).toBeUndefined();
    } finally {
      await own.close();
    }
  });

  it('a key set without a usable key is a fault of the provider', async () => {
    const other = await startTestProvider('ES384');
    const unusable = new PublishedKeys(other.config, () => undefined);
    try {
      const fault = await eventually(
        () => Promise.resolve(unusable.fault),
        (found) => found !== undefined,
      );
      expect(fault?.message).toContain('publishes no key that can verify a token');
      expect(unusable.edition()).toBeUndefined();
    } finally {
      await unusable.close();
      await other.stop();
    }
  });
});
