import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import type { ISocketFactoryArgs } from 'kafkajs';
import { socketFactory } from './kafkajs-replacements.ts';

describe('the socket of a lost broker', () => {
  it('does not gather a listener each time that kafkajs gives it up', async () => {
    const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    // The options of kafkajs for a socket without TLS.
    const plain = { host: '127.0.0.1', port, onConnect: () => undefined } as ISocketFactoryArgs;
    const socket = socketFactory(plain).resume();
    await once(socket, 'close');
    server.close();
    for (let time = 0; time < 20; time += 1) socket.unref();
    expect(socket.listenerCount('connect')).toBe(0);
  });
});
