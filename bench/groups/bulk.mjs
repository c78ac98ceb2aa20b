import { prepareApproved, storeOn } from '../actors/prepare.mjs';
import { startAssentOn } from '../runner/assent.mjs';

const limits = { 100: { atMost: 60 }, 1_000: { atMost: 2_000 } };

export const bulk = {
  name: 'bulk',
  title: 'Executing many approvals in one call',
  async run(bench) {
    const assent = await startAssentOn(bench, { environment: { AUTOMATIC_EXECUTION: 'off' }, connections: 1 });
    const store = storeOn(assent.pool);
    const execute = async (size) => {
      const items = await prepareApproved(store, size);
      await assent.quiet();
      const { answer, ms } = await assent.http.call('request', {
        method: 'POST',
        path: '/api/v12/approval-execution/bulk-execute',
        body: { approvalRequestIds: items.map(({ approvalRequestId }) => approvalRequestId), executedBy: 'bench' },
      });
      if (answer.successCount !== size) throw new Error(`Only ${answer.successCount} of ${size} were executed.`);
      return ms;
    };
    for (let warmUp = 0; warmUp < 5; warmUp += 1) await execute(100);
    for (const size of [100, 1_000]) {
      const { values } = await bench.takeTurns(`${size} approvals`, { values: () => execute(size) });
      bench.figure({ what: `${size} approvals in one call`, unit: 'ms', values, limit: limits[size] });
    }
    await store.close();
  },
};
