import { parseArgs } from 'node:util';
import { startDevProvider, usualIssuer, usualPort } from './dev-provider.ts';
import { people } from './people.ts';

const usage = `Usage: npm run idp

Runs an OpenID Connect provider for development at ${usualIssuer}, with a person for each role and without
passwords. It keeps everything in memory. It has no options. Stop it with Ctrl-C.
`;

/** Runs an identity provider for development until it is stopped. */
async function main(): Promise<void> {
  if (parseArgs({ options: { help: { type: 'boolean', short: 'h' } } }).values.help === true) {
    process.stdout.write(usage);
    return;
  }
  const { issuer, audience } = await startDevProvider(usualPort);
  const who = Object.entries(people).map(([person, roles]) => `${person} (${roles.join(', ')})`);
  process.stdout.write(
    `The identity provider for development is ready at ${issuer}. It has ${who.join(', ')}.\n` +
      `Use it with AUTH_ISSUER=${issuer} AUTH_AUDIENCE=${audience} npm start; Ctrl-C stops it.\n`,
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
