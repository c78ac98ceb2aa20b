import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { readConfig } from '#libs/process';
import { verifyVotes, type LoggedEvent } from '#libs/signatures';
import { runCli } from '../../cli/assent-cli.ts';
import { CredentialsFile } from '../../cli/identity/credentials.ts';
import { startDevProvider, type DevProvider } from '../../tools/identity-provider/dev-provider.ts';
import { describeWithBrowser, openSigningPage, startBrowser, type SigningPage } from '../browser/browser.ts';
import { TestBrowser } from '../identity/test-browser.ts';
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
    submit(assent, await createVersion(assent, await registerToken(assent), { recipient: 'the harbour', content }), {
      policy,
      validators: ['ann'],
    });
  // The submitter chooses the content of a version, so it can hold anything.
  const content = { title: '<img src=x onerror="document.title = 1">', '\u202Eeltit': 'a\u200Bb' };
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
    const visible = ['<img src=x', '\\u{202e}eltit', 'a\\u{200b}b'];
    for (const text of [
      'APPROVE (approval)',
      'the harbour',
      '"signedVotes":"required"',
      '100.00',
      'read “it” – all of it',
      approvalRequestId,
    ]) {
      expect(shown).toContain(text);
    }
    for (const text of visible) expect(shown).toContain(text);
    expect(await signing.page.title()).toBe('Sign a vote');
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

  it('S7-6 shows no statement that says otherwise than the person, or more', async () => {
    const approvalRequestId = await request();
    const { page } = signing;
    await page.goto(address(approvalRequestId));
    await page.fill('#name', 'ann');
    const changes: object[] = [
      { choice: 'REJECT' },
      { meaning: 'abstention' },
      { reason: 'another' },
      { tenant: 'acme' },
      { statement: 'assent-vote-1' },
      { rules: '0'.repeat(64) },
      { more: true },
    ];
    for (const change of changes) {
      await page.route('**/statements', async (route) => {
        const answer = await route.fetch();
        const { statement, ...rest } = (await answer.json()) as { statement: object };
        await route.fulfill({ response: answer, json: { ...rest, statement: { ...statement, ...change } } });
      });
      await page.click('#show-button');
      expect(await message()).toContain('another statement than you asked for');
      expect(await page.locator('#statement').isHidden()).toBe(true);
      await page.unroute('**/statements');
    }
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
  let homes: string;
  /** In which tenant the provider says that people are. */
  let tenant = 'default';

  beforeAll(async () => {
    provider = await startDevProvider(0, () => ({ tenant }));
    const settings = { AUTH_ISSUER: provider.issuer, AUTH_AUDIENCE: provider.audience, AUTH_TENANT_CLAIM: 'tenant' };
    const { identity } = readConfig(settings);
    homes = await mkdtemp(join(tmpdir(), 'assent-passkeys-'));
    [browser, assent] = await Promise.all([
      startBrowser(),
      startTestAssent({ automaticExecution: false, ...(identity && { identity }) }),
    ]);
    const ada = await signedIn('ada');
    expect(await ada.cli('tenants', 'create', 'acme', '--reason', 'a test')).toMatchObject({ tenantId: 'acme' });
    tenant = 'acme';
  });

  afterAll(async () => {
    await browser.close();
    await assent.close();
    await provider.stop();
    await rm(homes, { recursive: true });
  });

  interface SignedIn {
    readonly token: string;
    /** The command line of the person. Answers the JSON that it prints. */
    cli(...args: string[]): Promise<Record<string, any>>;
  }

  /** @param needs options of assent login */
  async function signedIn(person: string, needs: readonly string[] = []): Promise<SignedIn> {
    const env = { ASSENT_URL: assent.url, HOME: join(homes, `${tenant}-${person}`) };
    const run = async (args: readonly string[], onNote: (text: string) => void) => {
      let out = '';
      let err = '';
      const note = (text: string) => {
        err += text;
        onNote(text);
      };
      const code = await runCli([...args], { env, out: (text) => (out += text), err: note });
      return { code, out, err };
    };
    const browsing: Promise<void>[] = [];
    await run(['login', ...needs], (text) => {
      const [address] = /http:\S+/.exec(text) ?? [];
      if (address !== undefined) browsing.push(new TestBrowser().signIn(address, person));
    });
    await Promise.all(browsing);
    const credentials = await new CredentialsFile(env).of(assent.url);
    return {
      token: credentials?.accessToken ?? '',
      cli: async (...args) => {
        const { code, out, err } = await run([...args, '--json'], () => undefined);
        if (out === '') throw new Error(`${args.join(' ')}: ${code} ${err}`);
        return { code, ...(JSON.parse(out) as object) };
      },
    };
  }

  const address = (page: string) => `${assent.url.replace('127.0.0.1', 'localhost')}/sign/${page}`;

  it('DESIGN-11 C-30 S7-6 enrols and signs in a second tenant, whose export alone proves the vote', async () => {
    const { page } = await openSigningPage(browser);
    const message = async () => (await page.locator('#message:not(:empty)').textContent()) ?? '';
    const vera = `${provider.issuer}#vera`;
    await page.goto(address('enrol'));
    await page.click('#sign-in-button');
    await page.click('button[value=vera]');
    await page.click('#enrol-button');
    expect(await message()).toContain('is registered');
    expect(await page.locator('#principal').textContent()).toBe(vera);
    expect(page.url()).toMatch(/\/sign\/enrol$/);
    const kept = await page.evaluate('({ ...sessionStorage, ...localStorage, cookie: document.cookie })');
    expect(kept).toEqual({ cookie: '' });
    const [registered] = (await assent.log()).filter(({ type }) => type === 'SigningKeyRegistered');
    expect(registered).toMatchObject({ data: { principal: vera, comparison: 'principal' } });
    const { keyId } = registered?.data as { keyId: string };
    expect(registered?.stream).toBe(`acme.signing-key-${keyId}`);

    const [ada, sam] = [await signedIn('ada'), await signedIn('sam')];
    expect(await ada.cli('signing-keys', 'confirm', keyId, '--reason', 'by phone')).toMatchObject({
      status: 'CONFIRMED',
    });
    const approvalRequestId = await submitted(sam, vera);
    await page.goto(address(approvalRequestId));
    await page.click('#sign-in-button');
    await page.click('#show-button');
    await page.locator('#statement').waitFor();
    expect(await page.locator('#facts').innerText()).toContain('acme');
    await page.click('#sign-button');
    expect(await message()).toContain('is recorded with your signature');

    const file = join(homes, 'acme.jsonl');
    await ada.cli('tenants', 'export', 'acme', '--out', file);
    const trusted = join(homes, 'keys.txt');
    await writeFile(trusted, `${keyId} ${vera}\n`);
    const verify = (path: string) =>
      ada.cli('verify', 'votes', approvalRequestId, '--require-signatures', '--trusted-keys', trusted, '--from', path);
    expect(await verify(file)).toMatchObject({
      code: 0,
      valid: true,
      tenant: 'acme',
      votes: [{ verdict: 'signed', statement: { tenant: 'acme', principal: vera }, key: { kind: 'webauthn' } }],
    });
    // As if it were the vote of another tenant.
    const text = await readFile(file, 'utf8');
    const moved = join(homes, 'moved.jsonl');
    await writeFile(moved, text.replaceAll('acme', 'other'));
    expect(await verify(moved)).toMatchObject({ code: 1, tenant: 'other', votes: [{ verdict: 'invalid' }] });
  });

  /** A version whose only validator is the person. @returns the id of the approval request */
  async function submitted({ token }: SignedIn, validator: string): Promise<string> {
    const headers = { authorization: `Bearer ${token}` };
    const post = async (path: string, body: object) =>
      (await expectStatus(201, assent.post(`/api/v12/${path}`, body, headers))).body as Record<string, string>;
    const { tokenId } = await post('tokens', { name: 'A token', issuerAccountId: 'issuer', openingBalance: '1.00' });
    const terms = { content: { title: 'A version' }, amount: '1.00', recipient: 'the harbour' };
    const { versionId } = await post(`tokens/${tokenId}/versions`, terms);
    const { approvalRequestId } = await post(`versions/${versionId}/submit`, { policy, validators: [validator] });
    return approvalRequestId ?? '';
  }

  it('DESIGN-11 signs in again as the rule of the tenant asks, and comes back', async () => {
    const { page } = await openSigningPage(browser);
    const vera = `${provider.issuer}#vera`;
    const approvalRequestId = await submitted(await signedIn('sam'), vera);
    await page.goto(address(approvalRequestId));
    await page.click('#sign-in-button');
    await page.click('button[value=vera]');
    await page.locator('#ballot').waitFor();
    const rule = ['step-up', 'require', 'approvals:vote', '--acr', 'gold', '--reason', 'a test'];
    expect(await (await signedIn('ada', ['--acr', 'gold'])).cli(...rule)).toMatchObject({ acr: 'gold' });

    await page.click('#show-button');
    await page.locator('#sign-in').waitFor();
    expect(await page.locator('#message').textContent()).toContain('requires the authentication context gold');
    await page.click('#sign-in-button');
    await page.click('button[value=vera]');
    await page.locator('#ballot').waitFor();
    expect(page.url()).toBe(address(approvalRequestId));
    await page.click('#show-button');
    await page.locator('#statement').waitFor();
    expect(await page.locator('#facts').innerText()).toContain(approvalRequestId);
  });

  it('DESIGN-11 takes no code of a sign-in that did not begin on the page', async () => {
    const { page } = await openSigningPage(browser);
    await page.goto(`${address('signed-in')}?code=stolen&state=other`);
    expect(await page.locator('#message:not(:empty)').textContent()).toContain('did not begin here');
    expect(page.url()).toBe(address('signed-in'));
  });
});
