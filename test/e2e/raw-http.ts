import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

const longestMs = 10_000;

export interface RawAnswer {
  readonly status: number;
  /** Keyed by name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends a text unchanged, even if it is invalid HTTP, and reads until the server closes the connection. */
export async function sendRaw(url: string, text: string): Promise<RawAnswer> {
  const socket = open(url, text);
  // Keeps its side open, because Node drops a request whose client has closed it.
  socket.write(text);
  return answerOf(socket);
}

/**
 * Posts a JSON body of which the server has all headers and one byte when the promise is fulfilled.
 * @returns sends the rest
 */
export async function holdBack(
  url: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body: object,
): Promise<() => Promise<RawAnswer>> {
  const text = JSON.stringify(body);
  const lines = Object.entries({
    ...{ host: 'localhost', connection: 'close', 'content-type': 'application/json' },
    ...{ 'content-length': String(Buffer.byteLength(text)), expect: '100-continue' },
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  const socket = open(url, path);
  socket.write(`POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
  const [first] = (await once(socket, 'data')) as [Buffer];
  if (!String(first).startsWith('HTTP/1.1 100 ')) throw new Error(`The server did not go on: ${String(first)}`);
  socket.write(text.slice(0, 1));
  return () => {
    socket.write(text.slice(1));
    return answerOf(socket);
  };
}

function open(url: string, request: string): Socket {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.setTimeout(longestMs, () => socket.destroy(new Error(`No end of the answer to ${request.slice(0, 200)}`)));
  return socket;
}

async function answerOf(socket: Socket): Promise<RawAnswer> {
  let answer = '';
  for await (const part of socket) answer += String(part);
  const [head = '', ...rest] = answer.split('\r\n\r\n');
  const [statusLine = '', ...lines] = head.split('\r\n');
  const headers = lines.map((line) => [line.split(':')[0]?.toLowerCase(), line.replace(/^[^:]*:\s*/, '')]);
  return {
    status: Number(statusLine.split(' ')[1]),
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: rest.join('\r\n\r\n'),
  };
}

/** Sends a request with exactly these headers, then closes the connection. */
export function rawRequest(
  url: string,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  body = '',
): Promise<RawAnswer> {
  const lines = Object.entries({ connection: 'close', ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  return sendRaw(url, `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`);
}
