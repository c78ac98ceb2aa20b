/** As much of a browser as signing in takes: redirects, cookies and forms. */
export class TestBrowser {
  readonly #cookies = new Map<string, string>();

  /** Opens an address, and signs in as the person on the page that comes. Confirms the code of a device on the way. */
  async signIn(address: string, person: string): Promise<void> {
    let { url, html } = await this.#open(address);
    for (let pages = 0; pages < 5 && html.includes('<form'); pages += 1) {
      const form = /<form([^>]*)>([\s\S]*?)<\/form>/.exec(html);
      const attributes = form?.[1] ?? '';
      const content = form?.[2] ?? '';
      const action = /action="([^"]*)"/.exec(attributes)?.[1] ?? url;
      const fields = new URLSearchParams();
      for (const [input] of content.matchAll(/<input[^>]*>/g)) {
        fields.set(/name="([^"]*)"/.exec(input)?.[1] ?? '', /value="([^"]*)"/.exec(input)?.[1] ?? '');
      }
      if (content.includes('name="person"')) fields.set('person', person);
      ({ url, html } = await this.#open(new URL(action, url).href, fields));
    }
  }

  /** Follows redirects by itself, because fetch keeps no cookies. */
  async #open(address: string, form?: URLSearchParams): Promise<{ url: string; html: string }> {
    let url = address;
    let body = form;
    for (let redirects = 0; redirects < 10; redirects += 1) {
      const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await fetch(url, {
        method: body === undefined ? 'GET' : 'POST',
        redirect: 'manual',
        headers: { cookie },
        ...(body !== undefined && { body }),
      });
      for (const line of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        this.#cookies.set(name, value);
      }
      const html = await answer.text();
      const next = answer.headers.get('location');
      if (next === null) return { url, html };
      url = new URL(next, url).href;
      body = undefined;
    }
    throw new Error(`Too many redirects from ${address}.`);
  }
}
