import { createLogger } from './logger.ts';
import { redacted } from './masking/mask-secrets.ts';

const secret = 'hunter2hunter2';

describe('the log', () => {
  const lines: string[] = [];
  const logger = createLogger('debug', { write: (line) => void lines.push(line) });
  const logged = (log: () => void): string => {
    lines.length = 0;
    log();
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: expect.any(Number) });
    return lines[0] ?? '';
  };

  const failure = Object.assign(
    new Error(`connect to postgres://ann:${secret}@db failed`, {
      cause: new Error(`password=${secret}`, { cause: new TypeError(`Authorization: Basic ${secret}=`) }),
    }),
    { config: { headers: { authorization: secret }, data: JSON.stringify({ client_secret: secret }) } },
  );
  it.each([
    ['the message', () => logger.warn(`token=${secret}`)],
    ['what is put into the message', () => logger.warn('met %s and %j', `password=${secret}`, { apiKey: secret })],
    ['fields', () => logger.error({ request: { headers: { cookie: `sid=${secret}` } } }, 'refused')],
    ['an error with its causes and fields', () => logger.error({ err: failure }, 'failed')],
    ['an error of several', () => logger.error({ err: new AggregateError([failure], 'all failed') })],
    ['an error alone', () => logger.fatal(failure)],
    ['what a child always says', () => logger.child({ password: secret }).info('x')],
  ])('P7-9 has no secret in %s', (_, log) => {
    const line = logged(log);
    expect(line).not.toContain(secret);
    expect(line).toContain(redacted);
  });

  it('P7-9 is otherwise what it was', () => {
    const line = logged(() => logger.info({ stream: 'token-1', n: 1 }, 'appended'));
    expect(JSON.parse(line)).toEqual({ level: 30, time: expect.any(String), stream: 'token-1', n: 1, msg: 'appended' });
  });
});
