import type { Adapter, AdapterPayload } from 'oidc-provider';

/** Keeps the sign-ins of one provider until its process ends. The provider itself checks when they expire. */
export function memoryAdapter(): (model: string) => Adapter {
  const kept = new Map<string, AdapterPayload>();
  return (model) => {
    const keyOf = (id: string) => `${model}:${id}`;
    const ofModel = () => [...kept].filter(([key]) => key.startsWith(keyOf('')));
    const done = Promise.resolve();
    return {
      upsert: (id, payload) => (kept.set(keyOf(id), payload), done),
      find: (id) => Promise.resolve(kept.get(keyOf(id))),
      findByUid: (uid) => Promise.resolve(ofModel().find(([, payload]) => payload.uid === uid)?.[1]),
      findByUserCode: (code) => Promise.resolve(ofModel().find(([, payload]) => payload.userCode === code)?.[1]),
      consume: (id) => {
        const payload = kept.get(keyOf(id));
        if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1_000);
        return done;
      },
      destroy: (id) => (kept.delete(keyOf(id)), done),
      revokeByGrantId: (grantId) => {
        for (const [key, payload] of ofModel()) if (payload.grantId === grantId) kept.delete(key);
        return done;
      },
    };
  };
}
