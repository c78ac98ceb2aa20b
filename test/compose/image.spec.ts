import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { nodeFlags } from '#libs/process';
import { selfSignedCertificate } from '../tls/self-signed.ts';

describe('Dockerfile', () => {
  const dockerfile = readFileSync('Dockerfile', 'utf8');

  it('starts Node with the same flags as every other way of starting', () => {
    const [, flags] = /^ENV NODE_OPTIONS="(.*)"$/m.exec(dockerfile) ?? [];
    expect(flags).toBe(nodeFlags.join(' '));
  });

  it('uses only flags that NODE_OPTIONS accepts', () => {
    for (const flag of nodeFlags) expect(process.allowedNodeEnvironmentFlags.has(flag)).toBe(true);
  });

  it('CV-11 asks for readiness over the protocol that the process speaks', async () => {
    const { folder, certFile, keyFile } = selfSignedCertificate();
    const ready: RequestListener = ({ url }, response) => response.writeHead(url === '/health/ready' ? 200 : 404).end();
    const draining: RequestListener = (_, response) => response.writeHead(503).end();
    const pair = { cert: readFileSync(certFile), key: readFileSync(keyFile) };
    try {
      expect(await check(createServer(ready), {})).toBe(0);
      expect(await check(createServer(draining), {})).toBe(1);
      expect(await check(createTlsServer(pair, ready), { TLS_CERT_FILE: certFile })).toBe(0);
      expect(await check(createTlsServer(pair, ready), {})).toBe(1);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  /** @returns the exit code of the health check while the server listens */
  async function check(server: Server, environment: Readonly<Record<string, string>>): Promise<number> {
    const [, command = '[]'] = /^ {2}CMD (\[.*\])$/m.exec(dockerfile) ?? [];
    const [, ...args] = JSON.parse(command) as string[];
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const env = { PORT: String((server.address() as AddressInfo).port), ...environment };
    const code = await new Promise<number>((resolve) => {
      execFile(process.execPath, args, { env }, (error) => resolve(error === null ? 0 : 1));
    });
    server.closeAllConnections();
    server.close();
    return code;
  }
});
