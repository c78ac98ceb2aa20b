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

  /** Keeps the tokens' read model from going on while the work is done. */
  async function whileProjectionIsHeld(work: (release: () => Promise<void>) => Promise<void>): Promise<void> {
    const client = await assent.pool.connect();
    let held = true;
    const release = async (): Promise<void> => {
      if (held) await client.query('rollback');
      held = false;
    };
    try {
      await client.query(`begin; select 1 from processing.checkpoints where processor = 'tokens' for update`);
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

  it('N2 waits until it is there', async () => {
    await assent.get(`/api/v12/tokens/${await registerToken(assent)}`);
    await whileProjectionIsHeld(async (release) => {
      const { tokenId, position } = await registered();
      expect(await assent.get(`/api/v12/tokens/${tokenId}`)).toMatchObject({ status: 404 });
      const reading = assent.get(`/api/v12/tokens/${tokenId}`, { 'x-min-position': position });
      await release();
      expect(await reading).toMatchObject({ status: 200, body: { tokenId } });
    });
  });

  it('N2 answers 503 with the lag after five seconds', async () => {
    await whileProjectionIsHeld(async () => {
      const { tokenId, position } = await registered();
      const answer = await assent.get(`/api/v12/tokens/${tokenId}`, { 'x-min-position': position });
      expect(answer).toMatchObject({ status: 503, body: { code: 'READ_MODEL_BEHIND' } });
      expect(answer.headers.get('retry-after')).toBe('1');
      expect(answer.body.details.lag[0]).toMatchObject({ readModel: 'tokens', required: position });
    });
  });
});
