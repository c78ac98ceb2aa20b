import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ProblemException } from './problem-exception.ts';

/** The filters of a list. A cursor is tied to them, because with other filters it would silently skip rows. */
export type Filters = Readonly<Record<string, string | undefined>>;

/** The cursors of one list. A cursor is an opaque text that identifies the last row of a page. */
export interface ListCursor<Place> {
  write(place: Place, filters?: Filters): string;
  /**
   * @returns undefined without a cursor
   * @throws ProblemException INVALID_CURSOR for a damaged cursor, or one from another list or other filters
   */
  read(cursor: string | undefined, filters?: Filters): Place | undefined;
}

/** The time of a row in a cursor, as `toISOString` writes it. PostgreSQL knows no year 0. */
export const placeTimeSchema = z.iso.datetime({ precision: 3 }).refine((time) => !time.startsWith('0000'));
/** A text of a row in a cursor. PostgreSQL stores no NUL. */
export const placeTextSchema = z.string().regex(/^[^\0]*$/);

const sealLength = 12;

/**
 * @param list the name of the list, unique in the API
 * @param places the schema of the values that identify a row, in the order of the list
 */
export function listCursor<Place>(list: string, places: z.ZodType<Place>): ListCursor<Place> {
  const sealOf = (place: string, filters: Filters): string =>
    createHash('sha256')
      .update(JSON.stringify([list, place, Object.entries(filters).sort()]))
      .digest('base64url')
      .slice(0, sealLength);
  return {
    write: (place, filters = {}) => {
      const text = JSON.stringify(place);
      return sealOf(text, filters) + Buffer.from(text).toString('base64url');
    },
    read: (cursor, filters = {}) => {
      if (cursor === undefined) return undefined;
      const text = Buffer.from(cursor.slice(sealLength), 'base64url').toString();
      // Encodes the text again and compares, because base64 decoders skip unknown characters.
      const intact = sealOf(text, filters) + Buffer.from(text).toString('base64url');
      if (cursor !== intact) throw invalidCursor();
      // The seal is not secret, so a forged cursor may contain an invalid place.
      const place = places.safeParse(jsonOf(text));
      if (!place.success) throw invalidCursor();
      return place.data;
    },
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function invalidCursor(): ProblemException {
  const detail = 'must be the nextCursor of an earlier page of the same list, with the same filters';
  return new ProblemException('INVALID_CURSOR', `cursor ${detail}`, { errors: [{ pointer: 'query/cursor', detail }] });
}
