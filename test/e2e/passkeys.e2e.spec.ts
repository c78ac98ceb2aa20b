import type { Browser } from 'playwright-core';
import { readConfig } from '#libs/process';
import { verifyVotes, type LoggedEvent } from '#libs/signatures';
import { startDevProvider, type DevProvider } from '../../tools/identity-provider/dev-provider.ts';
import { describeWithBrowser, openSigningPage, startBrowser, type SigningPage } from '../browser/browser.ts';
import { expectStatus } from '../signatures/signed-vote.ts';
import { startTestAssent, type TestAssent } from './running-assent.ts';
import { createVersion, registerToken, submit } from './steps.ts';

const signedVotes = 'required' as const;
const policy = { numerator: 1, denominator: 1, basis: 'eligible', inclusive: true, signedVotes } as const;

describeWithBrowser('votes with a passkey, in a browser', () => {
  let browser: Browser;
  let assent: TestAssent;
  let signing: SigningPage;
  let keyId = '';

  beforeAll(async () => {
    [browser, assent] = await Promise.all([startBrowser(), startTestAssent({ automaticExecution: false })]);
    signing = await openSigningPage(browser);
  });

  afterAll(async () => {
    await browser.close();
    await assent.close();
  });

  const address = (page: string) => `${assent.url.replace('127.0.0.1', 'localhost')}/sign/${page}`;
  const message = () => signing.page.locator('#message:not(:empty)').textContent();
  const request = async (): Promise<string> =>
    submit(assent, await createVersion(assent, await registerToken(assent), { recipient: 'the harbour' }), {
      policy,
      validators: ['ann'],
    });
  const log = async () => (await assent.log()) as unknown as readonly LoggedEvent[];

  async function showStatement(approvalRequestId: string, choice = 'APPROVE'): Promise<string> {
    const { page } = signing;
    await page.goto(address(approvalRequestId));
    await page.fill('#name', 'ann');
    await page.selectOption('#choice', choice);
    await page.fill('#reason', 'read “it” – all of it');
    await page.click('#show-button');
    await page.locator('#statement').waitFor();
    return page.locator('#facts').innerText();
  }

  async function sign(): Promise<string> {
    await signing.page.click('#sign-button');
    return (await message()) ?? '';
  }

  it('S7-6 loads nothing from elsewhere and runs no inline script', async () => {
    const { headers } = await fetch(address('enrol'));
    expect(headers.get('content-security-policy')).toContain("script-src 'self';");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect((await fetch(address('nothing'))).status).toBe(404);
    expect((await fetch(address('assets/nothing.js'))).status).toBe(404);
  });

  it('S7-6 makes a passkey, which another person confirms', async () => {
    const { page } = signing;
    await page.goto(address('enrol'));
    await page.fill('#name', 'ann');
    await page.click('#enrol-button');
    keyId = /[\da-f]{64}/.exec((await message()) ?? '')?.[0] ?? (await message()) ?? '';
    const { body } = await assent.get('/api/v12/signing-keys', { 'x-min-position': await assent.head() });
    expect(body).toMatchObject({
      items: [{ keyId, kind: 'webauthn', status: 'REGISTERED', passkey: { rpId: 'localhost', userVerified: true } }],
    });
    const early = await request();
    await showStatement(early);
    expect(await sign()).toContain('no confirmed passkey');
    const confirm = (executedBy: string) =>
      assent.post(`/api/v12/signing-keys/${keyId}/confirm`, { reason: 'read on the phone', executedBy });
    expect((await confirm('ann')).status).toBe(403);
    await expectStatus(200, confirm('ops'));
  });

  it('S7-6 shows the statement, signs it, and the log alone proves it', async () => {
    const approvalRequestId = await request();
    const shown = await showStatement(approvalRequestId);
    for (const text of ['APPROVE (approval)', 'the harbour', '100.00', 'read “it” – all of it', approvalRequestId]) {
      expect(shown).toContain(text);
    }
    expect(await sign()).toContain('is recorded with your signature');
    const events = await log();
    const report = verifyVotes(approvalRequestId, events);
    expect(report).toMatchObject({
      valid: true,
      votes: [
        { validatorId: 'ann', verdict: 'signed', reason: 'read “it” – all of it', key: { keyId, kind: 'webauthn' } },
      ],
    });
    expect(shown).toContain(report.votes[0]?.statementHash);

    // One changed bit in any part of the evidence, and it proves nothing.
    const changed = (text: string) => `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`;
    const verdictWith = (change: (vote: any) => object) =>
      verifyVotes(
        approvalRequestId,
        events.map((event) =>
          event.type === 'VoteCast' ? { ...event, data: change(event.data) as LoggedEvent['data'] } : event,
        ),
      ).votes[0]?.verdict;
    for (const field of ['signature', 'nonce'] as const) {
      expect(
        verdictWith((vote) => ({ ...vote, signature: { ...vote.signature, [field]: changed(vote.signature[field]) } })),
      ).toBe('invalid');
    }
    for (const field of ['authenticatorData', 'clientDataJSON'] as const) {
      const withPart = (vote: any) => ({ ...vote.signature.passkey, [field]: changed(vote.signature.passkey[field]) });
      expect(verdictWith((vote) => ({ ...vote, signature: { ...vote.signature, passkey: withPart(vote) } }))).toBe(
        'invalid',
      );
    }
    expect(verdictWith((vote) => ({ ...vote, choice: 'REJECT' }))).toBe('invalid');
    expect(verdictWith((vote) => vote)).toBe('signed');
  });

  it('S7-6 refuses an authenticator that does not verify its person', async () => {
    const approvalRequestId = await request();
    await showStatement(approvalRequestId);
    await signing.verifiesPerson(false);
    try {
      expect(await sign()).not.toContain('is recorded');
    } finally {
      await signing.verifiesPerson(true);
    }
    expect(verifyVotes(approvalRequestId, await log()).votes).toEqual([]);
  });

  it('S7-6 refuses what was signed for another request, and a vote after the revocation', async () => {
    const [one, other] = [await request(), await request()];
    await showStatement(one);
    // The page is tricked into sending the signature to another request.
    await signing.page.route('**/votes', (route) => route.continue({ url: route.request().url().replace(one, other) }));
    expect(await sign()).toContain('another statement');
    await signing.page.unroute('**/votes');
    await showStatement(one);
    await expectStatus(
      200,
      assent.post(`/api/v12/signing-keys/${keyId}/revoke`, { reason: 'lost', executedBy: 'ann' }),
    );
    expect(await sign()).toMatch(/revoked|no confirmed passkey/);
    expect(verifyVotes(one, await log()).votes).toEqual([]);
  });

  it('S7-6 says on an IP address why it cannot sign', async () => {
    await signing.page.goto(`${assent.url}/sign/enrol`);
    expect(await message()).toContain('never at an IP address');
  });
});

describeWithBrowser('the page to sign on, with an identity provider', () => {
  let browser: Browser;
  let provider: DevProvider;
  let assent: TestAssent;

  beforeAll(async () => {
    provider = await startDevProvider(0);
    const { identity } = readConfig({ AUTH_ISSUER: provider.issuer, AUTH_AUDIENCE: provider.audience });
    [browser, assent] = await Promise.all([startBrowser(), startTestAssent({ ...(identity && { identity }) })]);
  });

  afterAll(async () => {
    await browser.close();
    await assent.close();
    await provider.stop();
  });

  it('DESIGN-11 S7-6 signs the person in and makes a passkey in their name', async () => {
    const { page } = await openSigningPage(browser);
    await page.goto(`${assent.url.replace('127.0.0.1', 'localhost')}/sign/enrol`);
    await page.click('#sign-in-button');
    await page.click('button[value=vera]');
    await page.click('#enrol-button');
    expect(await page.locator('#message:not(:empty)').textContent()).toContain('is registered');
    expect(await page.locator('#principal').textContent()).toBe(`${provider.issuer}#vera`);
    expect(page.url()).toMatch(/\/sign\/enrol$/);
    const [registered] = (await assent.log()).filter(({ type }) => type === 'SigningKeyRegistered');
    expect(registered).toMatchObject({ data: { principal: `${provider.issuer}#vera`, comparison: 'principal' } });
  });
});
