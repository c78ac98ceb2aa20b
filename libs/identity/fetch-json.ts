const answerWithinMs = 10_000;
/** Key sets have a few kilobytes. */
const largestBytes = 524_288;

/**
 * A JSON document of the identity provider. Redirects are refused: the configured address is the one that is trusted.
 * @throws Error that names the address and the reason
 */
export async function fetchJson(url: string, signal: AbortSignal): Promise<unknown> {
  try {
    const response = await fetch(url, {
      headers: { accept: 'application/json' },
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(answerWithinMs)]),
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw new Error(`HTTP status ${response.status}`);
    }
    return JSON.parse(await textOf(response)) as unknown;
  } catch (cause) {
    const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
    throw new Error(`${url} cannot be read: ${inner instanceof Error ? inner.message : String(inner)}.`, { cause });
  }
}

async function textOf({ body }: { readonly body: AsyncIterable<Uint8Array> | null }): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.length;
    if (bytes > largestBytes) throw new Error(`the document is larger than ${largestBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
