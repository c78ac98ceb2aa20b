/** Reads all pages of a list. */
export async function everyPage<Item>(
  read: (query: { limit: number; cursor?: string }) => Promise<{ items: readonly Item[]; nextCursor: string | null }>,
): Promise<Item[]> {
  const items: Item[] = [];
  for (let cursor: string | null | undefined = undefined; cursor !== null;) {
    const page: { items: readonly Item[]; nextCursor: string | null } = await read({
      limit: 500,
      ...(cursor !== undefined && { cursor }),
    });
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}
