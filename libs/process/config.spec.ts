import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isLocalMode, InvalidConfiguration, readConfig, secretSettings, settingNames } from './config.ts';

describe('the configuration', () => {
  it('CV-14 refuses an owner of a database that is not named', () => {
    expect(() => readConfig({ DATABASE_ADMIN_URL: 'postgres://owner@h/d' })).toThrow(
      'DATABASE_ADMIN_URL needs DATABASE_URL',
    );
  });

  it('has a default for every setting', () => {
    expect(readConfig({})).toEqual({
      databaseUrl: undefined,
      databaseAdminUrl: undefined,
      eventStoreUrl: undefined,
      eventStorePrefix: 'assent-',
      dataDirectory: '.assent',
      host: '127.0.0.1',
      allowedHosts: [],
      publicUrl: undefined,
      publicHost: undefined,
      corsOrigins: [],
      trustedProxies: [],
      internalSecret: undefined,
      tls: undefined,
      maxConnections: 10_000,
      rateLimits: { address: 10_000, principal: 2_000, tenant: 8_000 },
      headersWithinMs: 10_000,
      requestWithinMs: 30_000,
      port: 9003,
      kafkaBrokers: undefined,
      kafkaPrefix: '',
      kafkaPort: undefined,
      longestProjectionLagMs: 600_000,
      inboxRetentionDays: 90,
      drainMs: 0,
      logLevel: 'warn',
      automaticExecution: true,
    });
  });

  it('treats an empty variable as unset', () => {
    expect(
      readConfig({ PORT: '9100', LOG_LEVEL: '', AUTOMATIC_EXECUTION: 'off', DATABASE_URL: 'postgres://h/d' }),
    ).toMatchObject({
      port: 9100,
      logLevel: 'warn',
      automaticExecution: false,
      databaseUrl: 'postgres://h/d',
    });
  });

  it('CV-14 names all invalid variables at once, without their values', () => {
    const read = () => readConfig({ PORT: '70000', DATABASE_URL: 'mysql://secret@h/d', AUTOMATIC_EXECUTION: 'maybe' });
    expect(read).toThrow(InvalidConfiguration);
    expect(read).toThrow(/PORT [\s\S]*AUTOMATIC_EXECUTION|AUTOMATIC_EXECUTION[\s\S]*PORT/);
    expect(read).toThrow('DATABASE_URL must be a URL such as postgres://');
    expect(read).not.toThrow('secret');
  });

  it.each([
    ['PORT', '70000', 'PORT must be a number from 0 to 65535'],
    ['PORT', '1.5', 'PORT must be a whole number'],
    ['DRAIN_SECONDS', 'soon', 'DRAIN_SECONDS must be a number from 0 to 300'],
    ['INBOX_RETENTION_DAYS', '29', 'INBOX_RETENTION_DAYS must be a number from 30 to 3650'],
    ['PROJECTION_LAG_SECONDS', '0', 'PROJECTION_LAG_SECONDS must be a number from 1 to 31536000'],
  ])('CV-14 states the range of %s when it is %s', (name, value, says) => {
    expect(() => readConfig({ [name]: value })).toThrow(says);
  });

  it('CV-14 lists every setting in .env.example', () => {
    const listed = [...readFileSync('.env.example', 'utf8').matchAll(/^# ([A-Z_]+)=/gm)].map(([, name]) => name);
    const variables = settingNames.flatMap((name) => (secretSettings.includes(name) ? [name, `${name}_FILE`] : [name]));
    const ofGateway = ['COMMAND_URL', 'QUERY_URL', 'SETTLEMENT_URL', 'MONITORING_URL'];
    expect(listed).toEqual([...variables, ...ofGateway]);
  });

  describe('with an identity provider', () => {
    const identity = { AUTH_ISSUER: 'https://id.example.com', AUTH_AUDIENCE: 'https://assent.example.com' };

    it('DESIGN-8 listens on any address, and is no longer in local mode', () => {
      const config = readConfig({ ...identity, HOST: '0.0.0.0' });
      expect(config.identity).toEqual({
        issuer: 'https://id.example.com',
        audience: ['https://assent.example.com'],
        jwksUrl: undefined,
        publicKey: undefined,
        tokenTypes: ['at+jwt'],
        rolesClaim: 'roles',
        rolesOf: undefined,
        tenantClaim: undefined,
        signClientId: 'assent-sign',
      });
      expect(isLocalMode(readConfig(identity))).toBe(false);
      expect(isLocalMode(readConfig({}))).toBe(true);
    });

    it('refuses to start as if it were protected', () => {
      expect(() => readConfig({ AUTH_ROLES_CLAIM: 'roles' })).toThrow(
        /AUTH_ISSUER is missing.*\n.*AUTH_AUDIENCE is missing/,
      );
      expect(() => readConfig({ AUTH_ISSUER: identity.AUTH_ISSUER })).toThrow('AUTH_AUDIENCE is missing');
      expect(() => readConfig({ HOST: '0.0.0.0', AUTH_AUDIENCE: 'a' })).toThrow('HOST must be a loopback address');
    });

    it.each([
      ['AUTH_ISSUER', 'http://id.example.com', 'must use https'],
      ['AUTH_ISSUER', 'https://id.example.com?a=b', 'must have no query'],
      ['AUTH_ISSUER', 'id.example.com', 'must be a URL'],
      ['AUTH_JWKS_URL', 'foo', 'must be a URL'],
      ['AUTH_AUDIENCE', 'a,', 'must list audiences'],
      ['AUTH_JWKS_URL', 'file:///etc/passwd', 'must be a URL'],
      ['AUTH_PUBLIC_KEY', 'a key', 'must be a public key in PEM'],
      ['AUTH_TOKEN_TYPES', 'JWT,id+jwt', 'must list types of at+jwt, JWT'],
      ['AUTH_ROLES_MAP', 'board=CEO', 'must list pairs such as assent-admins=ADMIN'],
    ])('CV-14 says what is wrong with %s=%s', (name, value, says) => {
      expect(() => readConfig({ ...identity, [name]: value })).toThrow(`${name} ${says}`);
    });

    it('takes a key on one line, types, and a mapping of roles', () => {
      const { publicKey } = generateKeyPairSync('ed25519');
      const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
      const config = readConfig({
        ...identity,
        AUTH_PUBLIC_KEY: pem.replaceAll('\n', '\\n'),
        AUTH_TOKEN_TYPES: 'at+jwt, JWT',
        AUTH_ROLES_MAP: 'board=VALIDATOR, board=AUDITOR,assent-admins=ADMIN',
      });
      expect(config.identity).toMatchObject({ publicKey: pem, tokenTypes: ['at+jwt', 'JWT'] });
      expect(config.identity?.rolesOf).toEqual(
        new Map([
          ['board', ['VALIDATOR', 'AUDITOR']],
          ['assent-admins', ['ADMIN']],
        ]),
      );
      expect(() => readConfig({ ...identity, AUTH_PUBLIC_KEY: pem, AUTH_JWKS_URL: 'https://a/jwks' })).toThrow(
        'AUTH_PUBLIC_KEY and AUTH_JWKS_URL exclude each other',
      );
    });
  });

  it.each(['0.0.0.0', '10.0.0.1', '::'])('refuses to listen on %s without authentication', (host) => {
    expect(() => readConfig({ HOST: host })).toThrow('HOST must be a loopback address');
    expect(readConfig({ HOST: host, UNAUTHENTICATED_NETWORK: 'trusted' }).host).toBe(host);
    expect(() => readConfig({ HOST: host, UNAUTHENTICATED_NETWORK: 'yes' })).toThrow(
      "UNAUTHENTICATED_NETWORK must be 'trusted'",
    );
  });

  it.each(['esdb://admin:secret@h:2113', 'esdb+discover://h', 'esdb://a:2113,b:2113?tls=false'])(
    'accepts %s as an event store',
    (url) => {
      expect(readConfig({ EVENT_STORE_URL: url }).eventStoreUrl).toBe(url);
    },
  );

  it('refuses an unknown event store without revealing its password', () => {
    const read = () => readConfig({ EVENT_STORE_URL: 'postgres://admin:secret@h/d' });
    expect(read).toThrow('EVENT_STORE_URL must be a URL such as esdb://');
    expect(read).not.toThrow('secret@');
  });

  it('S7-18 accepts a list of host names and refuses any other text', () => {
    expect(readConfig({ ALLOWED_HOSTS: 'Assent.Example, assent.internal,[fd00::1]' }).allowedHosts).toEqual([
      ...['assent.example', 'assent.internal', '[fd00::1]'],
    ]);
    for (const list of ['*', 'a:9003', 'http://a', 'a,', '.a'])
      expect(() => readConfig({ ALLOWED_HOSTS: list })).toThrow('ALLOWED_HOSTS must list host names');
  });

  it('C-35 keeps handled events for at least thirty days', () => {
    expect(readConfig({ INBOX_RETENTION_DAYS: '30' }).inboxRetentionDays).toBe(30);
    expect(() => readConfig({ INBOX_RETENTION_DAYS: '29' })).toThrow('INBOX_RETENTION_DAYS');
  });

  it('accepts a list of brokers and refuses any other text', () => {
    expect(readConfig({ KAFKA_BROKERS: 'a:9092, 10.0.0.1:9093,[::1]:9094' }).kafkaBrokers).toEqual([
      ...['a:9092', '10.0.0.1:9093', '[::1]:9094'],
    ]);
    for (const list of ['a', 'a:9092,', 'kafka://a:9092', 'a:0', 'a:99999'])
      expect(() => readConfig({ KAFKA_BROKERS: list })).toThrow('KAFKA_BROKERS must list brokers');
  });
});
