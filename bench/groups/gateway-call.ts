import { GatewayCalls } from '#libs/http';

const calls = 20_000;

export interface GatewayCallCost {
  /** µs for the gateway. */
  readonly sign: number;
  /** µs for the app. */
  readonly verify: number;
}

/** How long the gateway takes to sign a call with an access token of about 1,400 bytes, and the app to verify it (ADR 39). */
export function measureGatewayCall(): GatewayCallCost {
  const gateway = new GatewayCalls('a secret of the installation with 32 characters');
  const headers = {
    authorization: `Bearer ${'x'.repeat(1_400)}`,
    'x-forwarded-for': '192.0.2.1',
    'x-forwarded-proto': 'https',
    'x-assent-deadline': '1800000000000;1800000005000',
  };
  const method = 'POST';
  const target = '/api/v12/approval-execution/0198c5a2-0000-7000-8000-000000000002/execute-manual';
  const request = {
    method,
    url: target,
    originalUrl: target,
    headers: { ...headers, ...gateway.sign({ method, target, headers }) },
  };
  if (gateway.refusalOf(request) !== undefined) throw new Error('A signed call was refused.');
  return {
    sign: each(() => gateway.sign({ method, target, headers })),
    verify: each(() => gateway.refusalOf(request)),
  };
}

/** @returns µs of processor time, because other processes may be busy */
function each(work: () => unknown): number {
  const before = process.cpuUsage();
  for (let call = 0; call < calls; call += 1) work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / calls;
}
