import { prepareApproved, storeOn } from '../actors/prepare.ts';
import { startAssentOn } from '../runner/assent.ts';
import type { Group } from '../runner/bench.ts';

/** Approvals in one call, and the milliseconds that it may take. */
const sizes = [
  { size: 100, atMost: 60 },
  { size: 1_000, atMost: 2_000 },
];

export const bulk: Group = {
  name: 'bulk',
  title: 'Executing many approvals in one call',
  async run(bench) {
    const assent = await startAssentOn(bench, { environment: { AUTOMATIC_EXECUTION: 'off' }, connections: 1 });
    const store = storeOn(assent.pool);
    const execute = async (size: number): Promise<number> => {
      const items = await prepareApproved(store, size);
      await assent.quiet();
      const { answer, ms } = await assent.http.call('request', {
        path: '/api/v12/approval-execution/bulk-execute',
        body: { approvalRequestIds: items.map(({ approvalRequestId }) => approvalRequestId), executedBy: 'bench' },
      });
      const { successCount } = answer as { readonly successCount: number };
      if (successCount !== size) throw new Error(`Only ${successCount} of ${size} approvals were executed.`);
      return ms;
    };
    for (let warmUp = 0; warmUp < 5; warmUp += 1) await execute(100);
    for (const { size, atMost } of sizes) {
      const { values } = await bench.takeTurns(`${size} approvals`, { values: () => execute(size) });
      bench.figure({ what: `${size} approvals in one call`, unit: 'ms', values, limit: { atMost } });
    }
    await store.close();
  },
};
