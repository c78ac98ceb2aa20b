import { connect } from 'node:net';

/**
 * HTTP/1.1 clients with as little work as they can have, because they share the machine with what they measure:
 * connections that are kept open, one request at a time on each, answers with a Content-Length.
 */
export class HttpConnections {
  #host;
  #port;
  #free = [];
  #all = new Set();

  constructor(url) {
    const { hostname, port } = new URL(url);
    this.#host = hostname;
    this.#port = Number(port);
  }

  /** Opens so many connections, which later requests then need not. */
  async open(count) {
    const opened = await Promise.all(Array.from({ length: count }, () => this.#connect()));
    this.#free.push(...opened);
  }

  /** On a free connection that the server has not closed meanwhile, or on a new one. @returns { status, body }, the body parsed */
  async send(method, path, content, headers = '') {
    const connection = this.#freeConnection() ?? (await this.#connect());
    const body = content === undefined ? '' : JSON.stringify(content);
    const type = method === 'GET' ? '' : 'content-type: application/json\r\n';
    const { status, text } = await connection.exchange(
      `${method} ${path} HTTP/1.1\r\nhost: ${this.#host}:${this.#port}\r\n${type}${headers}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
    this.#free.push(connection);
    return { status, body: text === '' ? undefined : JSON.parse(text) };
  }

  /** @throws when the answer is no success */
  async post(path, content) {
    return successful(path, await this.send('POST', path, content));
  }

  async get(path, headers) {
    return successful(path, await this.send('GET', path, undefined, headers));
  }

  close() {
    for (const connection of this.#all) connection.close();
  }

  #freeConnection() {
    for (let connection = this.#free.pop(); connection !== undefined; connection = this.#free.pop()) {
      if (connection.isOpen) return connection;
      this.#all.delete(connection);
    }
    return undefined;
  }

  async #connect() {
    const connection = new Connection(this.#host, this.#port);
    this.#all.add(connection);
    await connection.opened;
    return connection;
  }
}

function successful(path, { status, body }) {
  if (status >= 200 && status < 300) return body;
  throw new Error(`${path} answered ${status}: ${JSON.stringify(body)}`);
}

class Connection {
  #socket;
  #received = Buffer.alloc(0);
  #answer;

  constructor(host, port) {
    this.#socket = connect({ host, port, noDelay: true });
    this.opened = new Promise((resolve, reject) => {
      this.#socket.once('connect', resolve);
      this.#socket.once('error', reject);
    });
    this.#socket.on('data', (chunk) => this.#take(chunk));
    this.#socket.on('error', (error) => this.#answer?.reject(error));
    this.#socket.on('close', () => this.#answer?.reject(new Error('The server has closed the connection.')));
  }

  get isOpen() {
    return this.#socket.writable && this.#socket.readable;
  }

  exchange(request) {
    return new Promise((resolve, reject) => {
      this.#answer = { resolve, reject };
      this.#socket.write(request);
    });
  }

  close() {
    this.#answer = undefined;
    this.#socket.destroy();
  }

  #take(chunk) {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
    const end = this.#received.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = this.#received.toString('latin1', 0, end);
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? NaN);
    if (Number.isNaN(length)) {
      this.#answer?.reject(new Error(`The answer has no Content-Length:\n${head}`));
      return;
    }
    if (this.#received.length < end + 4 + length) return;
    const text = this.#received.toString('utf8', end + 4, end + 4 + length);
    this.#received = this.#received.subarray(end + 4 + length);
    const answer = this.#answer;
    this.#answer = undefined;
    answer?.resolve({ status: Number(head.slice(9, 12)), text });
  }
}
