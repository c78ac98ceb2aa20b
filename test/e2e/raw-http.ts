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
  const socket: Socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.setTimeout(longestMs, () => socket.destroy(new Error(`No end of the answer to ${text.slice(0, 200)}`)));
  // Keeps its side open, because Node drops a request whose client has closed it.
  socket.write(text);
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
