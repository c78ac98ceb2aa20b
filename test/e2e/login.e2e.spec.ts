import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { readConfig } from '#libs/process';
import { runCli } from '../../cli/assent-cli.ts';
import { startDevProvider, usualIssuer, type DevProvider } from '../../tools/identity-provider/dev-provider.ts';
import { people } from '../../tools/identity-provider/people.ts';
import { TestBrowser } from '../identity/test-browser.ts';
import { startTestAssent, type TestAssent } from './running-assent.ts';

describe('signing in on the command line', () => {
  let provider: DevProvider;
  let assent: TestAssent;
  let home: string;

  beforeAll(async () => {
    provider = await startDevProvider(0);
    const { issuer } = provider;
    assent = await startTestAssent({
      identity: {
        issuer,
        audience: [provider.audience],
        jwksUrl: undefined,
        publicKey: undefined,
        tokenTypes: ['at+jwt'],
        rolesClaim: 'roles',
        rolesOf: undefined,
        tenantClaim: undefined,
        signClientId: 'assent-sign',
      },
    });
    home = await mkdtemp(join(tmpdir(), 'assent-login-'));
  });

  afterAll(async () => {
    await assent.close();
    await provider.stop();
    await rm(home, { recursive: true });
  });

  /** @param onNote of what the command tells while it runs */
  async function cli(args: readonly string[], onNote: (text: string) => void = () => undefined) {
    let out = '';
    let err = '';
    const code = await runCli([...args], {
      env: { ASSENT_URL: assent.url, HOME: home },
      out: (text) => (out += text),
      err: (text) => {
        err += text;
        onNote(text);
      },
    });
    return { code, out, err };
  }

  /** Signs in as the person does, in a browser that has no other person's cookies. */
  async function signIn(person: string, ...options: string[]) {
    const browsing: Promise<void>[] = [];
    const login = await cli(['login', ...options], (text) => {
      const [address] = /http:\S+/.exec(text) ?? [];
      if (address !== undefined) browsing.push(new TestBrowser().signIn(address, person));
    });
    await Promise.all(browsing);
    return login;
  }

  const file = () => join(home, '.config', 'assent', 'credentials.json');

  it('DESIGN-11 every person of the provider gets their roles, in a file that is theirs alone', async () => {
    for (const [person, roles] of Object.entries(people)) {
      expect(await signIn(person)).toMatchObject({
        code: 0,
        out: `You are signed in as ${provider.issuer}#${person} (${roles.join(', ')}).\n`,
      });
    }
    expect((await stat(file())).mode & 0o777).toBe(0o600);
  });

  it('DESIGN-11 the commands that follow act as this person', async () => {
    await signIn('audrey');
    expect(await cli(['pending'])).toMatchObject({ code: 0 });
    const retried = await cli(['retry', '7d9c4c6e-0000-4000-8000-000000000001', '--reason', 'a test', '--json']);
    expect(retried.code).toBe(1);
    expect(JSON.parse(retried.out)).toMatchObject({ code: 'PERMISSION_DENIED' });
  });

  it('the README shows how, and its commands work', async () => {
    const readme = await readFile('README.md', 'utf8');
    const [, start = '', ...commands] = (/```sh\n(npm run idp[\s\S]*?)```/.exec(readme)?.[1] ?? '')
      .trim()
      .split('\n')
      .map((line) => line.replace(/ +#.*$/, ''));
    const settings = [...start.matchAll(/(AUTH_\w+)=(\S+)/g)].map(([, name = '', value]) => [name, value] as const);
    expect(readConfig(Object.fromEntries(settings)).identity).toMatchObject({
      issuer: usualIssuer,
      audience: [provider.audience],
    });
    expect(commands.length).toBeGreaterThanOrEqual(3);
    for (const command of commands) {
      const [npx, assentCli, name = '', ...args] = command.split(' ');
      expect([npx, assentCli]).toEqual(['npx', 'assent']);
      const { code } = name === 'login' ? await signIn('ada', ...args) : await cli([name, ...args]);
      expect([command, code]).toEqual([command, 0]);
    }
  });

  it('RFC 8628 a machine without a browser signs in with a code', async () => {
    const { code, out } = await signIn('olga', '--device', '--max-age', '60', '--acr', 'gold');
    expect([code, out]).toEqual([0, `You are signed in as ${provider.issuer}#olga (OPS).\n`]);
    const kept = JSON.parse(await readFile(file(), 'utf8')) as Record<string, { accessToken: string }>;
    const claims = decodeJwt(kept[assent.url]?.accessToken ?? '');
    expect(claims).toMatchObject({ acr: 'gold', auth_time: expect.any(Number) });
  });

  it('RFC 9470 a command that needs a fresh or strong sign-in names the login that is, and then works', async () => {
    const setRule = (...rule: string[]) => cli(['step-up', 'require', 'access:read', ...rule, '--reason', 'policy']);
    await signIn('ada', '--acr', 'gold');
    expect((await setRule('--max-age', '3600', '--acr', 'gold')).code).toBe(0);
    expect((await cli(['grants', 'list'])).code).toBe(0);
    await signIn('ada');
    const refused = await cli(['grants', 'list']);
    const command = 'npx assent login --max-age 3600 --acr gold';
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining(`→ Run ${command} and repeat`) });
    await signIn('ada', '--max-age', '3600', '--acr', 'gold');
    expect((await cli(['grants', 'list'])).code).toBe(0);
    expect((await cli(['step-up', 'release', 'access:read', '--reason', 'over'])).code).toBe(0);
    expect((await cli(['login', '--max-age', 'soon'])).code).toBe(2);
  });

  it('DESIGN-11 a client that the provider does not know is named, with the next step', async () => {
    expect(await cli(['login', '--device', '--client-id', 'nope'])).toEqual({
      code: 1,
      out: '',
      err:
        `The identity provider ${provider.issuer} refused the sign-in: client authentication failed (invalid_client).\n` +
        '→ Register the client nope with the provider, or name another client with --client-id.\n',
    });
  });

  it('an access token that has expired is renewed, and a token of the command line wins', async () => {
    await signIn('vera');
    const kept = JSON.parse(await readFile(file(), 'utf8')) as Record<string, { accessToken: string }>;
    const mine = kept[assent.url];
    await writeFile(file(), JSON.stringify({ [assent.url]: { ...mine, accessToken: 'expired', expiresAt: 0 } }));
    expect(await cli(['whoami'])).toMatchObject({ code: 0, out: expect.stringMatching(/#vera\ntenant +default\n/) });
    expect((await cli(['whoami', '--token', 'none'])).code).toBe(1);
    expect((await cli(['logout'])).code).toBe(0);
    const out = await cli(['whoami', '--json']);
    expect(JSON.parse(out.out)).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await cli(['whoami', '--token', mine?.accessToken ?? ''])).toMatchObject({ code: 0 });
  });
});
