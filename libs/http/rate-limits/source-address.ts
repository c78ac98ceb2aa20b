import { isIP } from 'node:net';

/** The part of a Fastify request that says where it comes from. */
interface Addressed {
  readonly ip: string;
  readonly socket: { readonly remoteAddress?: string | undefined };
}

/**
 * The address of the client. Some proxies append it with a port, and a client can send any text as X-Forwarded-For: the port is
 * removed, and text that is no address counts as the address of the proxy.
 */
export function sourceAddressOf({ ip, socket }: Addressed): string {
  if (isIP(ip) !== 0) return ip;
  const withoutPort = /^\[(.+)\](?::\d+)?$/.exec(ip)?.[1] ?? /^([\d.]+):\d+$/.exec(ip)?.[1];
  if (withoutPort !== undefined && isIP(withoutPort) !== 0) return withoutPort;
  return socket.remoteAddress ?? '';
}

/**
 * The key of an address in a limit. An IPv6 customer has a whole /64, so its first four groups are the key. An IPv4 address within
 * IPv6 counts as the IPv4 address.
 */
export function addressKey(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!address.includes(':')) return address;
  const [head = [], tail = []] = address.replace(/%.*$/, '').split('::').map(groupsOf);
  const omitted = Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0');
  return [...head, ...omitted, ...tail]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}

const groupsOf = (text: string): readonly string[] => (text === '' ? [] : text.split(':'));
