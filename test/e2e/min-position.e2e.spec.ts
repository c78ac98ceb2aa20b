import { startTestAssent, type TestAssent } from './running-assent.ts';
import { registerToken } from './steps.ts';

describe('a read of a position that its read model has not reached', () => {
  let assent: TestAssent;

  beforeAll(async () => {
    assent = await startTestAssent();
  });

  afterAll(async () => {
    await assent.close();
  });

  /** Stops a processor during the given work; default: the tokens' projection. */
  async function whileHeld(work: (release: () => Promise<void>) => Promise<void>, processor = 'tokens'): Promise<void> {
    const client = await assent.pool.connect();
    let held = true;
    const release = async (): Promise<void> => {
      if (held) await client.query('rollback');
      held = false;
    };
    try {
      await client.query('begin');
      await client.query('select 1 from processing.checkpoints where processor = $1 for update', [processor]);
      await work(release);
    } finally {
      await release();
      client.release();
    }
  }

  async function registered(): Promise<{ tokenId: string; position: string }> {
    const token = { name: 'A token', issuerAccountId: 'issuer', openingBalance: '1.00' };
    const { body } = await assent.post('/api/v12/tokens', token);
    return body as { tokenId: string; position: string };
  }

  it('N2 waits until the read model is there', async () => {
    await assent.get(`/api/v12/tokens/${await registerToken(assent)}`);
    await whileHeld(async (release) => {
      const { tokenId, position } = await registered();
      expect(await assent.get(`/api/v12/tokens/${tokenId}`)).toMatchObject({ status: 404 });
      const reading = assent.get(`/api/v12/tokens/${tokenId}`, { 'x-min-position': position });
      await release();
      expect(await reading).toMatchObject({ status: 200, body: { tokenId } });
    });
  });

  it('N2 answers 503 with the lag after five seconds', async () => {
    await whileHeld(async () => {
      const { tokenId, position } = await registered();
      const answer = await assent.get(`/api/v12/tokens/${tokenId}`, { 'x-min-position': position });
      expect(answer).toMatchObject({ status: 503, body: { code: 'READ_MODEL_BEHIND' } });
      expect(answer.headers.get('retry-after')).toBe('1');
      expect(answer.body.details.lag[0]).toMatchObject({ readModel: 'tokens', required: position });
    });
  });

  it.each(['consumer-group:settlement', 'settlement-processor'])(
    'N2 makes the trial balance wait for the books, which %s writes',
    async (writer) => {
      await registered();
      await whileHeld(async (release) => {
        const { position } = await registered();
        const path = '/api/v12/books/trial-balance?prefix=issuer:';
        const reading = assent.get(path, { 'x-min-position': position });
        const first = await Promise.race([reading, assent.get('/api/v12/tokens?limit=1')]);
        expect(first.body).not.toHaveProperty('accounts');
        await release();
        const { status, body } = await reading;
        expect([status, body.accounts]).toEqual([200, (await assent.get(path)).body.accounts]);
      }, writer);
    },
  );

  it('N2 refuses a trial balance at a position beyond the log and at an invalid position', async () => {
    const read = (position: string) => assent.get('/api/v12/books/trial-balance', { 'x-min-position': position });
    expect(await read('zzz')).toMatchObject({ status: 400, body: { code: 'VALIDATION_FAILED' } });
    expect(await read('9999999999999999')).toMatchObject({ status: 400, body: { code: 'VALIDATION_FAILED' } });
  });
});
