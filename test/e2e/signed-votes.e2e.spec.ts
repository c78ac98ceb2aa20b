import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../../cli/assent-cli.ts';
import { startTestProvider, type TestProvider } from '../identity/test-provider.ts';
import { verifyVotes, type LoggedEvent } from '#libs/signatures';
import {
  confirmedKey,
  expectStatus,
  newTestKey,
  registrationOf,
  signedBallot,
  type TestKey,
} from '../signatures/signed-vote.ts';
import { eventually } from '../eventually.ts';
import { startTestAssent, type Answer, type TestAssent } from './running-assent.ts';
import { createVersion, passDays, registerToken, submit } from './steps.ts';

const signedVotes = 'required' as const;
const withoutSignatures = { numerator: 2, denominator: 3, basis: 'eligible', inclusive: true } as const;
const policy = { ...withoutSignatures, signedVotes } as const;

describe('signed votes', () => {
  let assent: TestAssent;
  let ann: TestKey;
  let bob: TestKey;

  beforeAll(async () => {
    assent = await startTestAssent();
    [ann, bob] = [await confirmedKey(assent, 'ann'), await confirmedKey(assent, 'bob')];
  });

  afterAll(async () => {
    await assent.close();
  });

  async function request(terms: { readonly policy: typeof withoutSignatures } = { policy }): Promise<string> {
    const versionId = await createVersion(assent, await registerToken(assent));
    return submit(assent, versionId, { ...terms, validators: ['ann', 'bob', 'cem'] });
  }
  const cast = (approvalRequestId: string, ballot: object): Promise<Answer> =>
    assent.post(`/api/v12/approvals/${approvalRequestId}/votes`, ballot);
  const refused = (code: string, status: number) => ({ status, body: { code } });
  const approve = { validatorId: 'ann', choice: 'APPROVE', reason: 'read it' } as const;

  async function evidence(approvalRequestId: string, limit = 100): Promise<readonly LoggedEvent[]> {
    const events: LoggedEvent[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const query = cursor === '' ? '' : `&cursor=${cursor}`;
      const { body } = await expectStatus(
        200,
        assent.get(`/api/v12/approvals/${approvalRequestId}/evidence?limit=${limit}${query}`),
      );
      events.push(...(body as { items: LoggedEvent[] }).items);
      cursor = (body as { nextCursor: string | null }).nextCursor;
    }
    return events;
  }

  it('S7-6 are recorded with their proof, which the log alone verifies', async () => {
    const approvalRequestId = await request();
    expect(await cast(approvalRequestId, approve)).toMatchObject(refused('SIGNATURE_REQUIRED', 422));
    await expectStatus(201, cast(approvalRequestId, await signedBallot(assent, approvalRequestId, approve, ann)));
    const ballot = await signedBallot(assent, approvalRequestId, { validatorId: 'Bob', choice: 'APPROVE' }, bob);
    const { body } = await expectStatus(201, cast(approvalRequestId, ballot));
    expect(body).toMatchObject({ validatorId: 'bob', status: 'APPROVED' });

    const headers = { 'x-min-position': await assent.head() };
    expect((await assent.get(`/api/v12/approvals/${approvalRequestId}`, headers)).body).toMatchObject({
      policy: { signedVotes: 'required' },
      votes: [
        { validatorId: 'ann', signature: { keyId: ann.keyId, meaning: 'approval' } },
        { validatorId: 'bob', signature: { keyId: bob.keyId } },
      ],
    });
    const report = verifyVotes(approvalRequestId, await evidence(approvalRequestId));
    expect(report).toMatchObject({ valid: true, votes: [{ verdict: 'signed' }, { verdict: 'signed' }] });
    expect(verifyVotes(approvalRequestId, await evidence(approvalRequestId, 1))).toEqual(report);
    // The whole log proves as much.
    const log = (await assent.log()) as unknown as readonly LoggedEvent[];
    expect(verifyVotes(approvalRequestId, log)).toEqual(report);
  });

  it('S7-6 replace the vote without a signature that stands, also with the same choice', async () => {
    const approvalRequestId = await request({ policy: withoutSignatures });
    await expectStatus(201, cast(approvalRequestId, approve));
    const signed = await signedBallot(assent, approvalRequestId, { ...approve, reason: 'signed now' }, ann);
    await expectStatus(201, cast(approvalRequestId, signed));

    const headers = { 'x-min-position': await assent.head() };
    expect((await assent.get(`/api/v12/approvals/${approvalRequestId}`, headers)).body).toMatchObject({
      status: 'OPEN',
      tally: { approve: 1 },
      votes: [{ validatorId: 'ann', reason: 'signed now', signature: { keyId: ann.keyId } }],
    });
    const report = verifyVotes(approvalRequestId, await evidence(approvalRequestId));
    expect(report).toMatchObject({ valid: true, votes: [{ verdict: 'unsigned' }, { verdict: 'signed' }] });
  });

  it('S7-6 are unsigned when somebody inserts them', async () => {
    const approvalRequestId = await request();
    await expectStatus(201, cast(approvalRequestId, await signedBallot(assent, approvalRequestId, approve, ann)));
    await assent.pool.query(
      `insert into event_store.events (position, stream, revision, id, type, schema_version, data, metadata, recorded_at)
       select (select max(position) + 1 from event_store.events), stream, revision + 1, gen_random_uuid(), type,
         schema_version, replace((data::jsonb - 'signature')::text, '"ann"', '"bob"')::json, metadata, recorded_at
       from event_store.events where stream = $1 and type = 'VoteCast'`,
      [`approval-${approvalRequestId}`],
    );
    const report = verifyVotes(approvalRequestId, await evidence(approvalRequestId));
    expect(report).toMatchObject({
      valid: false,
      votes: [{ verdict: 'signed' }, { validatorId: 'bob', verdict: 'unsigned' }],
    });
  });

  it('S7-6 are refused for another request, choice, reason, person or number', async () => {
    const approvalRequestId = await request();
    const other = await request();
    const ballot = await signedBallot(assent, approvalRequestId, approve, ann);
    const expired = refused('STATEMENT_EXPIRED', 409);
    const invalid = refused('SIGNATURE_INVALID', 422);
    expect(await cast(other, ballot)).toMatchObject(invalid);
    expect(await cast(approvalRequestId, { ...ballot, choice: 'REJECT' })).toMatchObject(invalid);
    expect(await cast(approvalRequestId, { ...ballot, reason: 'read it.' })).toMatchObject(invalid);
    expect(await cast(approvalRequestId, { ...ballot, validatorId: 'bob' })).toMatchObject(
      refused('SIGNING_KEY_NOT_USABLE', 403),
    );
    const signature = { ...ballot.signature, nonce: 'A'.repeat(22) };
    expect(await cast(approvalRequestId, { ...ballot, signature })).toMatchObject(invalid);
    // A dry run leaves the statement usable, and so did the refusals.
    const path = `/api/v12/approvals/${approvalRequestId}/votes?dryRun=true`;
    expect((await assent.post(path, ballot)).body).toMatchObject({ accepted: true });
    // A newer statement replaces it.
    const newer = await signedBallot(assent, approvalRequestId, approve, ann);
    expect(await cast(approvalRequestId, ballot)).toMatchObject(expired);
    await expectStatus(201, cast(approvalRequestId, newer));
    // The same vote again changes nothing, but a bad signature is still refused.
    await expectStatus(201, cast(approvalRequestId, newer));
    expect(await cast(approvalRequestId, { ...newer, signature })).toMatchObject(invalid);
    const rejection = { validatorId: 'ann', choice: 'REJECT' } as const;
    await expectStatus(201, cast(approvalRequestId, await signedBallot(assent, approvalRequestId, rejection, ann)));
    expect(await cast(approvalRequestId, newer)).toMatchObject(expired);
    expect(
      await assent.post(`/api/v12/approvals/${approvalRequestId}/statements`, { ...approve, validatorId: 'dan' }),
    ).toMatchObject(refused('VALIDATOR_NOT_ELIGIBLE', 403));
  });

  it('S7-6 count once, of several that arrive together', async () => {
    const approvalRequestId = await request();
    const ballot = await signedBallot(assent, approvalRequestId, approve, ann);
    const answers = await Promise.all([1, 2, 3, 4].map(() => cast(approvalRequestId, ballot)));
    expect(answers.filter(({ status }) => status === 201).length).toBeGreaterThan(0);
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
    const votes = (await assent.log()).filter(
      ({ stream, type }) => stream === `approval-${approvalRequestId}` && type === 'VoteCast',
    );
    expect(votes).toHaveLength(1);
  });

  it('S7-6 need a key that is confirmed and not revoked', async () => {
    const approvalRequestId = await request();
    const cem = newTestKey();
    const unusable = refused('SIGNING_KEY_NOT_USABLE', 403);
    const signed = () => signedBallot(assent, approvalRequestId, { validatorId: 'cem', choice: 'APPROVE' }, cem);
    const registration = { validatorId: 'cem', ...registrationOf(cem, 'cem') };
    const confirm = (executedBy: string) =>
      assent.post(`/api/v12/signing-keys/${cem.keyId}/confirm`, { reason: 'known', executedBy });
    expect(await cast(approvalRequestId, await signed())).toMatchObject(unusable);
    expect(await assent.post('/api/v12/signing-keys', { ...registration, validatorId: 'dan' })).toMatchObject(
      refused('SIGNATURE_INVALID', 422),
    );
    await expectStatus(201, assent.post('/api/v12/signing-keys', registration));
    expect(await cast(approvalRequestId, await signed())).toMatchObject(unusable);
    expect(await confirm('CEM')).toMatchObject(refused('SECOND_PERSON_REQUIRED', 403));
    await expectStatus(200, confirm('ops'));
    await expectStatus(201, cast(approvalRequestId, await signed()));
    const again = await signedBallot(assent, approvalRequestId, { validatorId: 'cem', choice: 'REJECT' }, cem);
    await expectStatus(
      200,
      assent.post(`/api/v12/signing-keys/${cem.keyId}/revoke`, { reason: 'lost', executedBy: 'cem' }),
    );
    expect(await cast(approvalRequestId, again)).toMatchObject(unusable);
    expect(verifyVotes(approvalRequestId, await evidence(approvalRequestId))).toMatchObject({ valid: true });
    const { body } = await assent.get('/api/v12/signing-keys?validatorId=CEM', {
      'x-min-position': await assent.head(),
    });
    expect(body).toMatchObject({
      items: [{ keyId: cem.keyId, status: 'REVOKED', confirmedBy: 'ops', revokedBy: 'cem' }],
    });
  });

  it('S7-6 are cast and verified on the command line', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'assent-sign-'));
    const cli = async (...args: string[]) => {
      const printed = { out: '', err: '' };
      const code = await runCli(args, {
        env: { ASSENT_URL: assent.url },
        out: (text) => (printed.out += text),
        err: (text) => (printed.err += text),
      });
      return { code, ...printed };
    };
    const json = async (...args: string[]) => JSON.parse((await cli(...args, '--json')).out) as Record<string, unknown>;
    try {
      const [file, log] = [join(folder, 'cem.pem'), join(folder, 'log.jsonl')];
      const created = await json('signing-keys', 'create', file);
      expect((await stat(file)).mode & 0o077).toBe(0);
      expect((await cli('signing-keys', 'create', file)).code).toBe(2);
      const registered = await json('signing-keys', 'register', '--key', file, '--by', 'cem');
      expect(registered).toMatchObject({ keyId: created['keyId'], status: 'REGISTERED' });
      const because = ['--reason', 'known', '--by', 'ops'];
      expect(await json('signing-keys', 'confirm', String(created['keyId']), ...because)).toMatchObject({
        status: 'CONFIRMED',
      });

      const approvalRequestId = await request();
      const sign = (...more: string[]) =>
        cli(
          'sign',
          approvalRequestId,
          '--key',
          file,
          '--choice',
          'reject',
          '--reason',
          'too much',
          '--by',
          'cem',
          ...more,
        );
      const shown = await sign();
      expect(shown).toMatchObject({ code: 2 });
      expect(shown.err).toMatch(/recipient +someone[\s\S]*add --yes/);
      const signed = await sign('--yes');
      expect(signed).toMatchObject({ code: 0 });
      expect(signed.out).toContain('REJECT');

      await eventually(
        async () => (await cli('approval', approvalRequestId)).out,
        (out) => /cem +│? *REJECT[^\n]*rejection, key/.test(out),
      );

      const verified = await cli('verify', 'votes', approvalRequestId);
      expect(verified).toMatchObject({ code: 0 });
      for (const text of ['cem', 'rejection', 'too much', 'confirmed by ops', 'SHA-256'])
        expect(verified.out).toContain(text);
      const events = (await assent.log()).map((event) => JSON.stringify(event));
      const exported = [...events, JSON.stringify({ end: { tenantId: 'default', events: events.length } })].join('\n');
      await writeFile(log, exported);
      const offline = ['verify', 'votes', approvalRequestId, '--from', log, '--url', 'http://127.0.0.1:1'];
      expect(await cli(...offline)).toEqual(verified);
      const trusted = [...offline, '--trusted-keys', join(folder, 'keys.txt')];
      await writeFile(join(folder, 'keys.txt'), `# by phone\n${String(created['keyId'])} cem\n`);
      expect(await cli(...trusted)).toEqual(verified);
      await writeFile(join(folder, 'keys.txt'), `${'0'.repeat(64)} cem\n`);
      expect(await cli(...trusted)).toMatchObject({ code: 1, out: expect.stringContaining('not one of the trusted') });
      await writeFile(join(folder, 'keys.txt'), 'cem\n');
      expect(await cli(...trusted)).toMatchObject({ code: 2, err: expect.stringContaining('Line 1') });
      await writeFile(log, exported.replaceAll('too much', 'too little'));
      expect(await cli(...offline)).toMatchObject({ code: 1, out: expect.stringContaining('invalid') });
      await writeFile(log, events.join('\n'));
      expect(await cli(...offline)).toMatchObject({ code: 2, err: expect.stringContaining('events may be missing') });
      await writeFile(log, exported.slice(exported.indexOf('\n') + 1));
      expect(await cli(...offline)).toMatchObject({
        code: 2,
        err: expect.stringContaining(`of ${events.length} events`),
      });
      await writeFile(log, `{}\n${exported}`);
      expect(await cli(...offline)).toMatchObject({ code: 2, err: expect.stringContaining('Line 1') });
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('S7-6 are refused ten minutes after their statement', async () => {
    const approvalRequestId = await request();
    const ballot = await signedBallot(assent, approvalRequestId, approve, ann);
    await passDays(assent, 11 / (24 * 60));
    expect(await cast(approvalRequestId, ballot)).toMatchObject(refused('STATEMENT_EXPIRED', 409));
  });
});

describe('signing keys of principals', () => {
  let provider: TestProvider;
  let assent: TestAssent;

  beforeAll(async () => {
    provider = await startTestProvider();
    assent = await startTestAssent({ identity: { ...provider.config, tenantClaim: 'tenant' } });
  });

  afterAll(async () => {
    await assent.close();
    await provider.stop();
  });

  const tokenIn = (tenant: string, sub: string, ...roles: string[]) => provider.token({ tenant, sub, roles });

  it('C-24 S7-6 are registered by themselves and confirmed by an administrator', async () => {
    const as = async (sub: string, ...roles: string[]) => ({
      authorization: `Bearer ${await tokenIn('default', sub, ...roles)}`,
    });
    const [vera, ada, victor, both] = [
      await as('vera', 'VALIDATOR'),
      await as('ada', 'ADMIN'),
      await as('victor', 'VALIDATOR'),
      await as('vera', 'VALIDATOR', 'ADMIN'),
    ];
    const key = newTestKey();
    const registration = registrationOf(key, `${provider.issuer}#vera`);
    const post = (path: string, body: object, headers: Record<string, string>) =>
      assent.post(`/api/v12/signing-keys${path}`, body, headers);
    const because = { reason: 'read on the phone' };
    const status = async (answer: Promise<Answer>) => [(await answer).status, (await answer).body.code as unknown];
    expect(await status(post('', registration, ada))).toEqual([403, 'PERMISSION_DENIED']);
    expect(await status(post('', registration, victor))).toEqual([422, 'SIGNATURE_INVALID']);
    const named = { ...registration, validatorId: `${provider.issuer}#vera` };
    expect(await status(post('', named, victor))).toEqual([403, 'ACTING_FOR_ANOTHER']);
    await expectStatus(201, post('', registration, vera));
    expect(await status(post(`/${key.keyId}/confirm`, because, victor))).toEqual([403, 'PERMISSION_DENIED']);
    expect(await status(post(`/${key.keyId}/confirm`, because, both))).toEqual([403, 'SECOND_PERSON_REQUIRED']);
    await expectStatus(200, post(`/${key.keyId}/confirm`, because, ada));
    expect(await status(post(`/${key.keyId}/revoke`, because, victor))).toEqual([403, 'SIGNING_KEY_OF_ANOTHER']);
    await expectStatus(200, post(`/${key.keyId}/revoke`, because, vera));
    await expectStatus(200, post(`/${key.keyId}/revoke`, because, ada));
  });

  it('DESIGN-11 C-30 S7-6 belong to one tenant, and so do the votes and their proof', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'assent-sign-acme-'));
    /** @returns the JSON that the command prints, with its exit code */
    const cli = async (token: string, ...args: string[]): Promise<Record<string, any>> => {
      const printed = { out: '', err: '' };
      const code = await runCli([...args, '--json'], {
        env: { ASSENT_URL: assent.url, ASSENT_TOKEN: token },
        out: (text) => (printed.out += text),
        err: (text) => (printed.err += text),
      });
      return { ...(JSON.parse(printed.out === '' ? printed.err : printed.out) as object), exit: code };
    };
    try {
      const vera = `${provider.issuer}#vera`;
      const owner = await tokenIn('default', 'ada', 'ADMIN', 'VALIDATOR');
      const [ada, acmeVera, sam, defaultVera] = [
        await tokenIn('acme', 'ada', 'ADMIN', 'AUDITOR'),
        await tokenIn('acme', 'vera', 'VALIDATOR'),
        await tokenIn('acme', 'sam', 'SUBMITTER'),
        await tokenIn('default', 'vera', 'VALIDATOR'),
      ];
      await cli(owner, 'tenants', 'create', 'acme', '--reason', 'a test');
      const key = async (name: string, validator: string, admin: string): Promise<[string, string]> => {
        const file = join(folder, name);
        const { keyId } = await cli(validator, 'signing-keys', 'create', file);
        expect(await cli(validator, 'signing-keys', 'register', '--key', file)).toMatchObject({ status: 'REGISTERED' });
        const confirmed = await cli(admin, 'signing-keys', 'confirm', String(keyId), '--reason', 'by phone');
        expect(confirmed).toMatchObject({ status: 'CONFIRMED', principal: vera });
        return [file, String(keyId)];
      };
      const [file, keyId] = await key('acme.pem', acmeVera, ada);
      const [foreign, foreignId] = await key('default.pem', defaultVera, owner);
      expect(await cli(ada, 'signing-keys', 'confirm', foreignId, '--reason', 'x')).toMatchObject({
        code: 'SIGNING_KEY_NOT_FOUND',
      });

      const post = async (path: string, body: object): Promise<Record<string, string>> =>
        (await expectStatus(201, assent.post(`/api/v12/${path}`, body, { authorization: `Bearer ${sam}` }))).body;
      const { tokenId } = await post('tokens', { name: 'Gold', issuerAccountId: 'issuer', openingBalance: '9.00' });
      const terms = { content: { title: 'A version' }, amount: '1.00', recipient: 'the harbour' };
      const { versionId } = await post(`tokens/${tokenId}/versions`, terms);
      const { approvalRequestId = '' } = await post(`versions/${versionId}/submit`, {
        policy: { ...policy, numerator: 1, denominator: 1 },
        validators: [vera],
      });
      const sign = (token: string, pem: string) =>
        cli(token, 'sign', approvalRequestId, '--key', pem, '--choice', 'approve', '--reason', 'read it', '--yes');
      // The same principal with a key of the other tenant, and in the other tenant.
      expect(await sign(acmeVera, foreign)).toMatchObject({ code: 'SIGNING_KEY_NOT_USABLE' });
      expect(await sign(defaultVera, file)).toMatchObject({ code: 'APPROVAL_REQUEST_NOT_FOUND' });
      expect(await sign(acmeVera, file)).toMatchObject({ exit: 0, choice: 'APPROVE', status: 'APPROVED' });

      const log = join(folder, 'acme.jsonl');
      await cli(ada, 'tenants', 'export', 'acme', '--out', log);
      await writeFile(join(folder, 'keys.txt'), `${keyId} ${vera}\n`);
      const offline = ['--from', log, '--trusted-keys', join(folder, 'keys.txt'), '--url', 'http://127.0.0.1:1'];
      const verified = await cli('', 'verify', 'votes', approvalRequestId, '--require-signatures', ...offline);
      expect(verified).toMatchObject({
        exit: 0,
        valid: true,
        tenant: 'acme',
        votes: [{ verdict: 'signed', statement: { tenant: 'acme', principal: vera, reason: 'read it' } }],
      });
      expect(await cli(ada, 'verify', 'votes', approvalRequestId)).toEqual(verified);
      expect(await cli(owner, 'verify', 'votes', approvalRequestId)).toMatchObject({
        code: 'APPROVAL_REQUEST_NOT_FOUND',
      });
      const text = await readFile(log, 'utf8');
      await writeFile(log, text.replaceAll('acme', 'other'));
      expect(await cli('', 'verify', 'votes', approvalRequestId, ...offline)).toMatchObject({
        exit: 1,
        tenant: 'other',
        votes: [{ verdict: 'invalid' }],
      });
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
