import { DeferredWork } from './deferred-work.ts';

describe('deferred work', () => {
  it('is done once for all who ask before it runs', async () => {
    const first = Promise.withResolvers<undefined>();
    let runs = 0;
    const deferred = new DeferredWork(() => {
      runs += 1;
      first.resolve(undefined);
      return Promise.resolve(undefined);
    });
    deferred.after(1);
    deferred.after(0);
    await first.promise;
    await deferred.close();
    expect(runs).toBe(2);
  });

  it('runs again by itself when the work says so, until it is closed', async () => {
    const third = Promise.withResolvers<undefined>();
    let runs = 0;
    const deferred = new DeferredWork(() => {
      runs += 1;
      if (runs === 3) third.resolve(undefined);
      return Promise.resolve(runs < 3 ? 0 : 3_600_000);
    });
    deferred.after(0);
    await third.promise;
    await deferred.close();
    expect(runs).toBe(4);
  });

  it('waits for a run that has begun before the last one', async () => {
    const [begun, gate] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
    const steps: string[] = [];
    const deferred = new DeferredWork(async () => {
      steps.push('begins');
      begun.resolve(undefined);
      await gate.promise;
      steps.push('ends');
      return undefined;
    });
    deferred.after(0);
    await begun.promise;
    const closed = deferred.close();
    gate.resolve(undefined);
    await closed;
    expect(steps).toEqual(['begins', 'ends', 'begins', 'ends']);
  });
});
