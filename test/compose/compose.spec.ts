import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readConfig, settingNames } from '#libs/process';
import { appNames } from '#libs/runtime';
import { people } from '../../tools/identity-provider/people.ts';
import { kafkaVersion } from '../../tools/kafka/broker-programs.ts';
import { keycloakVersion } from '../../tools/keycloak/keycloak-programs.ts';
import { realmFile } from '../../tools/keycloak/local-keycloak.ts';

interface Service {
  readonly image: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly profiles?: readonly string[];
  readonly healthcheck?: object;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
}

describe('docker-compose.yml', () => {
  const compose = parse(readFileSync('docker-compose.yml', 'utf8'), { merge: true }) as {
    readonly services: Readonly<Record<string, Service>>;
    readonly volumes: Readonly<Record<string, null>>;
  };
  const { services } = compose;
  const own = Object.entries(services).filter(([, { image }]) => image === 'assent');

  it('runs the gateway and the same apps as on one machine', () => {
    expect(own.map(([name]) => name).sort()).toEqual([...appNames, 'gateway', 'migrate'].sort());
    for (const [, { command = [] }] of own) {
      const [node, program = ''] = command;
      expect([node, program, existsSync(program)]).toEqual(['node', program, true]);
    }
  });

  it.each(own)('gives %s a valid environment', (_, { environment = {} }) => {
    const given = Object.entries(environment).map(([name, value]) => [name, value.replace(/^\$\{\w+:-(.*)\}$/, '$1')]);
    const mounted = { INTERNAL_SECRET: 'x'.repeat(32), INTERNAL_SECRET_FILE: '' };
    const config = readConfig({ ...(Object.fromEntries(given) as Record<string, string>), ...mounted });
    expect(config).toMatchObject({
      databaseUrl: 'postgres://assent_app:assent_app@postgres:5432/assent',
      kafkaBrokers: ['kafka:9092'],
      eventStoreUrl: undefined,
      eventStorePrefix: 'assent-',
      port: 9003,
    });
  });

  it('gives the URL of the database owner to the migration only', () => {
    const given = own.filter(([, { environment = {} }]) => 'DATABASE_ADMIN_URL' in environment);
    expect(given.map(([name]) => name)).toEqual(['migrate']);
  });

  it.each(own)('CV-14 passes every setting to %s', (_, { environment = {} }) => {
    // An app has no use for the data folder, the port of a local Kafka, the owner's URL and TLS.
    const useless = ['ASSENT_DATA', 'DATABASE_ADMIN_URL', 'KAFKA_PORT', 'TLS_CERT_FILE', 'TLS_KEY_FILE'];
    const settings = settingNames.filter((name) => !useless.includes(name));
    const given = Object.keys(environment).map((name) => name.replace(/_FILE$/, ''));
    expect(given).toEqual(expect.arrayContaining(settings));
  });

  it('S7-51 is extended by the override of docs/security.md, which mounts the TLS files where it says they are', () => {
    const [, yaml = ''] = /```yaml\n([^]*?)```/.exec(readFileSync('docs/security.md', 'utf8')) ?? [];
    const override = parse(yaml) as { readonly services: Readonly<Record<string, Service>> };
    expect(Object.keys(override.services)).toEqual(['gateway']);
    const { environment = {}, volumes = [] } = override.services['gateway'] ?? {};
    expect(Object.keys(environment)).toEqual(['TLS_CERT_FILE', 'TLS_KEY_FILE']);
    const [[, target = ''] = []] = volumes.map((volume) => volume.split(':'));
    for (const file of Object.values(environment)) expect(file.startsWith(`${target}/`)).toBe(true);
    const taken = (services['gateway']?.volumes ?? []).map((volume) => volume.split(':')[1]);
    expect(taken).not.toContain(target);
  });

  it('refers only to defined services and volumes', () => {
    for (const { depends_on = {}, environment = {}, volumes = [] } of Object.values(services)) {
      const hosts = Object.values(environment).flatMap(
        (value) => /^(?:http|postgres):\/\/(?:.*@)?(?!localhost)(\w+):/.exec(value)?.[1] ?? [],
      );
      for (const name of [...Object.keys(depends_on), ...hosts]) expect(Object.keys(services)).toContain(name);
      const named = volumes.filter((volume) => !volume.startsWith('./'));
      for (const volume of named) expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0]);
    }
  });

  it('waits only for services that end or have a health check', () => {
    for (const { depends_on = {} } of Object.values(services)) {
      for (const [name, { condition }] of Object.entries(depends_on)) {
        const service = services[name];
        // The image of the apps contains its own health check.
        const looked =
          condition === 'service_completed_successfully' ||
          service?.healthcheck !== undefined ||
          service?.image === 'assent';
        expect([name, condition, looked]).toEqual([name, condition, true]);
      }
    }
  });

  it('DESIGN-11 makes a secret for the gateway and its apps, which nobody else mounts', () => {
    const mounting = Object.entries(services).filter(([, { volumes = [] }]) =>
      volumes.some((volume) => volume.startsWith('internal-secret:')),
    );
    expect(mounting.map(([name]) => name).sort()).toEqual([...own.map(([name]) => name), 'internal-secret'].sort());
  });

  it('publishes ports on the loopback address only', () => {
    for (const { ports = [] } of Object.values(services)) {
      for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
    }
  });

  it('runs the same Keycloak as the tests, with the same realm, on demand', () => {
    const keycloak = services['keycloak'];
    expect(keycloak?.image).toBe(`quay.io/keycloak/keycloak:${keycloakVersion}`);
    expect(keycloak?.profiles).toEqual(['keycloak']);
    expect(keycloak?.volumes).toEqual([`./${realmFile}:/opt/keycloak/data/import/assent-realm.json:ro`]);
    const realm = JSON.parse(readFileSync(realmFile, 'utf8')) as {
      readonly users: readonly { readonly username: string; readonly realmRoles: readonly string[] }[];
    };
    const known = realm.users.filter(({ username }) => !username.startsWith('service-account-'));
    expect(Object.fromEntries(known.map(({ username, realmRoles }) => [username, realmRoles]))).toEqual(people);
  });

  it('runs the same version of Kafka as the tests, and EventStoreDB on demand', () => {
    expect(services['kafka']?.image).toBe(`apache/kafka:${kafkaVersion}`);
    expect(services['eventstoredb']?.profiles).toEqual(['eventstoredb']);
  });
});
