import { InvalidArgumentError, Option } from 'commander';
import { answerOf } from '#libs/client';
import { createCheckedClient } from '../checked-client.ts';
import { option, optional, required, type CliCommand } from '../cli-command.ts';
import { accessOfSignIn } from '../identity/access-token.ts';
import { CredentialsFile, type Credentials } from '../identity/credentials.ts';
import { SignInFailed, signInFailureOf } from '../identity/sign-in-failed.ts';
import {
  signInServerOf,
  signInWithBrowser,
  signInWithDevice,
  type SignInNeeds,
  type SignInServer,
} from '../identity/sign-in.ts';
import { list } from '../table.ts';

const usualClient = 'assent-cli';

/** In local mode. */
function needsNoToken(url: string): SignInFailed {
  const message = `Nobody signs in at ${url}: it has no identity provider.`;
  return new SignInFailed('refused', 'NOT_SIGNED_IN', message, 'Use it without a token. It needs none.');
}

/** Signs a person in, for the commands that follow. */
export const login: CliCommand = {
  name: 'login',
  summary: 'sign in with the identity provider of Assent',
  arguments: [],
  options: [
    new Option('--device', 'show a code for a browser on another machine'),
    new Option('--max-age <seconds>', 'sign in again if the last sign-in is older').argParser(seconds),
    option('--acr <contexts>', 'the authentication contexts that are enough, separated by spaces'),
    option('--client-id <id>', 'the client of the identity provider').default(usualClient),
  ],
  operations: [],
  run: async ({ url, values, environment, note }) => {
    const server = await signInServerOf(url, required(values, 'clientId'));
    if (server === undefined) throw needsNoToken(url);
    const [maxAge, acr] = [values['maxAge'], optional(values, 'acr')];
    const needs = { ...(typeof maxAge === 'number' && { maxAge }), ...(acr !== undefined && { acr }) };
    const credentials = await signedIn(server, needs, values['device'] === true, note);
    await new CredentialsFile(environment).keep(url, credentials);
    const headers = { authorization: `Bearer ${credentials.accessToken}` };
    const json = await answerOf(createCheckedClient(url, { headers }).GET('/api/v12/principal'));
    return { json, text: `You are signed in as ${json.id} (${json.roles.join(', ') || 'no role'}).` };
  },
};

/** @throws InvalidArgumentError, before anything is sent */
function seconds(text: string): number {
  if (/^\d{1,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a number of seconds.');
}

/** @throws SignInFailed */
async function signedIn(
  server: SignInServer,
  needs: SignInNeeds,
  byDevice: boolean,
  note: (line: string) => void,
): Promise<Credentials> {
  try {
    return byDevice
      ? await signInWithDevice(server, needs, (address, code) => note(`Open ${address} and compare the code ${code}.`))
      : await signInWithBrowser(server, needs, (address) => note(`Open this address to sign in:\n${address.href}`));
  } catch (error) {
    throw signInFailureOf(error, server);
  }
}

/** Forgets what `login` has kept. */
export const logout: CliCommand = {
  name: 'logout',
  summary: 'forget the credentials of the last sign-in',
  arguments: [],
  options: [],
  operations: [],
  run: async ({ url, environment }) => {
    await new CredentialsFile(environment).keep(url, undefined);
    return { json: { url, signedIn: false }, text: `You are signed out of ${url}.` };
  },
};

/** Ignores `--token` and ASSENT_TOKEN, so that a script can set ASSENT_TOKEN again and again. */
export const token: CliCommand = {
  name: 'token',
  summary: 'print the access token of the last sign-in, renewed if need be, for programs such as curl',
  arguments: [],
  options: [],
  operations: [],
  run: async ({ url, environment }) => {
    const { token: accessToken, failure } = await accessOfSignIn(url, environment);
    if (failure !== undefined) throw failure;
    if (accessToken !== undefined) return { json: { accessToken }, text: accessToken };
    if ((await signInServerOf(url, usualClient)) === undefined) throw needsNoToken(url);
    throw new SignInFailed('refused', 'NOT_SIGNED_IN', `Nobody is signed in to ${url}.`, 'Run npx assent login.');
  },
};

export const whoami: CliCommand = {
  name: 'whoami',
  summary: 'show who is signed in, and what they may do',
  arguments: [],
  options: [],
  operations: ['GET /api/v12/principal'],
  run: async ({ client }) => {
    const json = await answerOf(client.GET('/api/v12/principal'));
    const text = list([
      ['principal', json.id],
      ['tenant', json.tenantId],
      ['roles', json.roles.join(', ') || 'none'],
      ['may', json.permissions.join(', ')],
    ]);
    return { json, text };
  },
};
