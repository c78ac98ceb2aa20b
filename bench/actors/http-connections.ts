import { connect, type Socket } from 'node:net';

/**
 * HTTP/1.1 clients that do as little work as possible, because they share the machine with Assent. Connections stay open,
 * each carries one request at a time, and each answer has a Content-Length.
 */
export class HttpConnections {
  readonly #host: string;
  readonly #port: number;
  readonly #free: Connection[] = [];
  readonly #all = new Set<Connection>();

  readonly #credentials: string;

  /** @param token an access token that every request carries */
  constructor(url: string, token?: string) {
    this.#credentials = token === undefined ? '' : `authorization: Bearer ${token}\r\n`;
    const { hostname, port } = new URL(url);
    this.#host = hostname;
    this.#port = Number(port);
  }

  /** Opens connections before later requests need them. */
  async open(count: number): Promise<void> {
    const opened = await Promise.all(Array.from({ length: count }, () => this.#connect()));
    this.#free.push(...opened);
  }

  /** @throws when the answer is no success */
  post<Answer>(path: string, content: object): Promise<Answer> {
    return this.#successOf('POST', path, JSON.stringify(content)) as Promise<Answer>;
  }

  /** @throws when the answer is no success */
  get<Answer>(path: string): Promise<Answer> {
    return this.#successOf('GET', path, '') as Promise<Answer>;
  }

  /** The status of the answer to a GET, whatever it is. */
  async statusOf(path: string): Promise<number> {
    return (await this.#send('GET', path, '')).status;
  }

  close(): void {
    for (const connection of this.#all) connection.close();
  }

  /** @returns the parsed body */
  async #successOf(method: 'GET' | 'POST', path: string, body: string): Promise<unknown> {
    const { status, text } = await this.#send(method, path, body);
    if (status < 200 || status >= 300) throw new Error(`${path} answered ${status}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }

  /** Uses a free connection that the server has not closed, or opens one. Repeats a GET whose reused connection fails. */
  async #send(method: 'GET' | 'POST', path: string, body: string): Promise<Answer> {
    const free = this.#freeConnection();
    const connection = free ?? (await this.#connect());
    const type = method === 'GET' ? '' : 'content-type: application/json\r\n';
    const request = `${method} ${path} HTTP/1.1\r\nhost: ${this.#host}:${this.#port}\r\n${this.#credentials}${type}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
    try {
      const answer = await connection.exchange(request);
      this.#free.push(connection);
      return answer;
    } catch (fault) {
      this.#all.delete(connection);
      // The server may close an idle connection just as it is reused (RFC 9112, section 9.3.1).
      if (free === undefined || method !== 'GET') throw fault;
      return this.#send(method, path, body);
    }
  }

  #freeConnection(): Connection | undefined {
    for (let connection = this.#free.pop(); connection !== undefined; connection = this.#free.pop()) {
      if (connection.isOpen) return connection;
      this.#all.delete(connection);
    }
    return undefined;
  }

  async #connect(): Promise<Connection> {
    const connection = new Connection(this.#host, this.#port);
    this.#all.add(connection);
    await connection.opened;
    return connection;
  }
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

class Connection {
  readonly opened: Promise<void>;
  readonly #socket: Socket;
  #received: Buffer = Buffer.alloc(0);
  #waiting: { readonly resolve: (answer: Answer) => void; readonly reject: (error: Error) => void } | undefined;

  constructor(host: string, port: number) {
    this.#socket = connect({ host, port, noDelay: true });
    this.opened = new Promise((resolve, reject) => {
      this.#socket.once('connect', resolve);
      this.#socket.once('error', reject);
    });
    this.#socket.on('data', (chunk) => this.#take(chunk));
    this.#socket.on('error', (error) => this.#waiting?.reject(error));
    this.#socket.on('close', () => this.#waiting?.reject(new Error('The server closed the connection.')));
  }

  get isOpen(): boolean {
    return this.#socket.writable && this.#socket.readable;
  }

  exchange(request: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#waiting = undefined;
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
    const end = this.#received.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = this.#received.toString('latin1', 0, end);
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? NaN);
    if (Number.isNaN(length)) {
      this.#waiting?.reject(new Error(`The answer has no Content-Length:\n${head}`));
      return;
    }
    if (this.#received.length < end + 4 + length) return;
    const text = this.#received.toString('utf8', end + 4, end + 4 + length);
    this.#received = this.#received.subarray(end + 4 + length);
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.resolve({ status: Number(head.slice(9, 12)), text });
  }
}
