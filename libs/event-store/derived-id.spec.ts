import fc from 'fast-check';
import { v5 as uuidV5, v7 as uuidV7, validate, version } from 'uuid';
import { derivedId, timedId } from './derived-id.ts';

const timed = fc
  .date({ min: new Date(0), max: new Date(2 ** 47), noInvalidDate: true })
  .map((date) => uuidV7({ msecs: date.getTime() }));

describe('an id that derives from another', () => {
  it('is the UUID of version 5 when its parent does not begin with its time', () => {
    fc.assert(
      fc.property(fc.uuid({ version: [1, 3, 4, 5, 6] }), fc.string({ unit: 'grapheme' }), (parent, role) => {
        expect(derivedId(parent, role)).toBe(uuidV5(role, parent));
      }),
    );
  });

  it('begins with the time of a parent that does, and so on', () => {
    fc.assert(
      fc.property(timed, fc.string(), fc.string(), (parent, role, other) => {
        const child = derivedId(parent, role);
        const grandchild = derivedId(child, other);
        for (const id of [child, grandchild]) {
          expect(validate(id) && version(id)).toBe(8);
          expect(id.slice(0, 13)).toBe(parent.slice(0, 13));
        }
        expect(grandchild).not.toBe(child);
      }),
    );
  });

  it('is always the same, and another one for another parent or role', () => {
    fc.assert(
      fc.property(timed, timed, fc.string(), fc.string(), (parent, otherParent, role, otherRole) => {
        fc.pre(parent !== otherParent && role !== otherRole);
        expect(derivedId(parent.toUpperCase(), role)).toBe(derivedId(parent, role));
        expect(derivedId(otherParent, role)).not.toBe(derivedId(parent, role));
        expect(derivedId(parent, otherRole)).not.toBe(derivedId(parent, role));
      }),
    );
  });

  it('has a UUID for a parent', () => {
    expect(() => derivedId('nobody', 'child')).toThrow("'nobody' is not a UUID.");
  });
});

describe('a new id', () => {
  it('is a UUID of version 7 that begins with its time, and another one each time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 48 - 1 }), (ms) => {
        const id = timedId(ms);
        expect(validate(id) && version(id)).toBe(7);
        expect(parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(ms);
        expect(timedId(ms)).not.toBe(id);
      }),
    );
  });
});
