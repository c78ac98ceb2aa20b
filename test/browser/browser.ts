import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';

/** `describe` if a browser is available. Otherwise skips, and the summary of the run says how to get one. */
export const describeWithBrowser = process.env['TEST_BROWSER_MISSING'] === undefined ? describe : describe.skip;

export function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['TEST_BROWSER'] ?? '',
    // The sandbox needs privileges that root in a container does not have.
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
}

/** A page with an authenticator of its own, which verifies its person unless it is told not to. */
export interface SigningPage {
  readonly page: Page;
  verifiesPerson(does: boolean): Promise<void>;
  close(): Promise<void>;
}

export async function openSigningPage(browser: Browser): Promise<SigningPage> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const devTools: CDPSession = await context.newCDPSession(page);
  await devTools.send('WebAuthn.enable');
  const { authenticatorId } = await devTools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    page,
    verifiesPerson: async (isUserVerified) => {
      await devTools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
    },
    close: () => context.close(),
  };
}
