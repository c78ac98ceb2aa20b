import { randomUUID } from 'node:crypto';
import type { Bench, Group } from '../runner/bench.ts';

const clients = 64;
const versions = 20_000;
const warmUpMs = 1_000;
const sliceMs = 250;
/** The part of the reads that row-level security may cost: DESIGN §11. */
const atLeast = 0.9;

export const tenants: Group = {
  name: 'tenants',
  title: 'Row-level security',
  async run(bench) {
    const url = await bench.database();
    const versionIds = Array.from({ length: versions }, () => randomUUID());
    await bench.pool(url).query(
      `insert into secondary_token_versions (tenant_id, id, secondary_token_id, status, content, amount, recipient, approvers_list,
         created_at, updated_at, last_position)
       select case when number % 2 = 0 then 'other' else 'default' end, id, gen_random_uuid(), 'ACTIVE', '{}', 1, 'r', '[]', now(), now(), '1'
       from unnest($1::uuid[]) with ordinality as version (id, number)`,
      [versionIds.flatMap((id) => [id, randomUUID()])],
    );
    await bench.pool(url).query('analyze secondary_token_versions');
    const [secured, open] = [await readerOf(bench, url, true), await readerOf(bench, url, false)];
    for (const read of [secured, open]) await read(versionIds, warmUpMs);
    const slices = bench.quick ? 6 : 20;
    const { compared } = await bench.takeTurns('reads', {
      // Many short slices, so that other programs on the machine disturb both alike.
      compared: async () => {
        const reads = { secured: 0, open: 0 };
        for (let slice = 0; slice < slices; slice += 1) {
          reads.secured += (await secured(versionIds, sliceMs)) / slices;
          reads.open += (await open(versionIds, sliceMs)) / slices;
        }
        return reads;
      },
    });
    const what = `reading a version through HTTP, ${clients} clients`;
    const valuesOf = (name: 'secured' | 'open'): readonly number[] => compared.map((reads) => reads[name]);
    bench.figure({ what: `${what}, through row-level security`, unit: 'reads/s', values: valuesOf('secured') });
    bench.figure({ what: `${what}, as the system role`, unit: 'reads/s', values: valuesOf('open') });
    bench.figure({
      what: 'reads through row-level security, of those without',
      unit: '×',
      values: compared.map((reads) => reads.secured / reads.open),
      limit: { atLeast },
    });
  },
};

async function readerOf(
  bench: Bench,
  url: string,
  isSecured: boolean,
): Promise<(versionIds: readonly string[], ms: number) => Promise<number>> {
  const server = bench.actor('query-server');
  const http = bench.actor('http-clients');
  const address = await server.call('start', {
    url,
    isSecured,
    environment: { RATE_LIMIT_ADDRESS: 'off', RATE_LIMIT_PRINCIPAL: 'off', RATE_LIMIT_TENANT: 'off' },
  });
  await http.call('start', { command: address, query: address, connections: clients });
  return async (versionIds, ms) => {
    const { count, ms: took } = await http.call('reads', { versionIds, atOnce: clients, ms });
    return (count / took) * 1_000;
  };
}
