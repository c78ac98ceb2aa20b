import { z } from 'zod';
import type { PageQuery } from '#libs/contracts';
import { listCursor, type Filters, type ListCursor } from '#libs/http';

/** Pages a list that is in memory, in the order of its keys. */
export interface EntryPages<Entry> {
  page(entries: Iterable<Entry>, query: PageQuery, filters?: Filters): { items: Entry[]; nextCursor: string | null };
}

/**
 * @param list the name of the list, unique in the API
 * @param keyOf the unique key of an entry
 */
export function entryPages<Entry>(list: string, keyOf: (entry: Entry) => string): EntryPages<Entry> {
  const cursors: ListCursor<string> = listCursor(list, z.string());
  return {
    page: (entries, { limit, cursor }, filters) => {
      const after = cursors.read(cursor, filters);
      const rest = [...entries]
        .map((entry) => ({ key: keyOf(entry), entry }))
        .filter(({ key }) => after === undefined || key > after)
        .sort((one, other) => (one.key < other.key ? -1 : 1));
      const shown = rest.slice(0, limit);
      const last = shown.at(-1);
      const nextCursor = rest.length > limit && last !== undefined ? cursors.write(last.key, filters) : null;
      return { items: shown.map(({ entry }) => entry), nextCursor };
    },
  };
}
