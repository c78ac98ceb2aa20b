import { createServer } from 'node:net';
import { host } from './server-process.ts';

/** A port of this machine that is currently free. */
export function freePort(): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const probe = createServer().on('error', reject);
    probe.listen(0, host, () => {
      const address = probe.address();
      probe.close(() => {
        if (address !== null && typeof address === 'object') resolvePort(address.port);
        else reject(new Error('The operating system returned no free port.'));
      });
    });
  });
}
