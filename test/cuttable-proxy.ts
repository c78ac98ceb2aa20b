import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface CuttableProxy {
  readonly port: number;
  /** Breaks every connection, as a restart of the server does, and accepts new ones. */
  cut(): void;
  /** Breaks every connection, and every new one until `bringBack`. */
  takeAway(): void;
  /** Connects to the server again, or to another one at the given port. */
  bringBack(port?: number): void;
  close(): Promise<void>;
}

/** Forwards connections to a server, and can break them. */
export async function startCuttableProxy(host: string, port: number): Promise<CuttableProxy> {
  const clients = new Set<Socket>();
  let serverPort: number | undefined = port;
  const proxy = createServer({ noDelay: true }, (client) => {
    if (serverPort === undefined) {
      client.resetAndDestroy();
      return;
    }
    const server = connect({ port: serverPort, host, noDelay: true });
    clients.add(client);
    client
      .on('error', () => undefined)
      .on('close', () => {
        clients.delete(client);
        server.destroy();
      });
    server.on('error', () => undefined).on('close', () => client.destroy());
    client.pipe(server).pipe(client);
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const cut = (): void => {
    for (const client of clients) client.resetAndDestroy();
  };
  return {
    port: (proxy.address() as AddressInfo).port,
    cut,
    takeAway: () => {
      serverPort = undefined;
      cut();
    },
    bringBack: (other = port) => {
      serverPort = other;
    },
    close: async () => {
      const closed = once(proxy, 'close');
      proxy.close();
      cut();
      await closed;
    },
  };
}
