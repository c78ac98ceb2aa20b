import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import type { ISocketFactoryArgs } from 'kafkajs';
import { socketFactory } from './kafkajs-replacements.ts';

describe('the socket of a broker that has gone away', () => {
  it('keeps no listener for each time that kafkajs gives it up', async () => {
    const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    // As kafkajs asks for one without TLS.
    const plain = { host: '127.0.0.1', port, onConnect: () => undefined } as ISocketFactoryArgs;
    const socket = socketFactory(plain).resume();
    await once(socket, 'close');
    server.close();
    for (let time = 0; time < 20; time += 1) socket.unref();
    expect(socket.listenerCount('connect')).toBe(0);
  });
});
