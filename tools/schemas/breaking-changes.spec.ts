import { breakingChanges } from './breaking-changes.ts';

const published = {
  type: 'object',
  properties: {
    tokenId: { type: 'string', format: 'uuid' },
    amount: { type: 'string', pattern: '^\\d+$' },
    parentId: { type: ['string', 'null'] },
    waitsFor: { type: 'string', enum: ['decision', 'execution'] },
    note: { type: 'string', description: 'What somebody said.' },
    lines: { type: 'array', items: { type: 'object', properties: { n: { type: 'integer' } }, required: ['n'] } },
  },
  required: ['tokenId', 'amount', 'parentId', 'waitsFor', 'lines'],
};
const { properties } = published;
const withProperty = (name: string, schema: object) => ({
  ...published,
  properties: { ...properties, [name]: schema },
});

describe('N10 a change of a published schema', () => {
  it.each<[what: string, next: object]>([
    ['none', published],
    ['a new field', withProperty('more', { type: 'string' })],
    [
      'a new field that always comes',
      { ...withProperty('more', { type: 'string' }), required: [...published.required, 'more'] },
    ],
    ['another description', withProperty('note', { type: 'string', description: 'In other words.' })],
    ['a field that always comes now', { ...published, required: [...published.required, 'note'] }],
    ['a field that is never null now', withProperty('parentId', { type: 'string' })],
    ['fewer values', withProperty('waitsFor', { type: 'string', enum: ['decision'] })],
  ])('breaks nobody: %s', (_, next) => {
    expect(breakingChanges(published, next as typeof published)).toEqual([]);
  });

  it.each<[change: string, next: object]>([
    ['/tokenId has format "email" instead of "uuid"', withProperty('tokenId', { type: 'string', format: 'email' })],
    ['/amount may be number now', withProperty('amount', { type: ['string', 'number'], pattern: '^\\d+$' })],
    ['/amount has pattern no more instead of "^\\\\d+$"', withProperty('amount', { type: 'string' })],
    ['/note may be null now', withProperty('note', { type: ['string', 'null'] })],
    ['/note may be anything now', withProperty('note', {})],
    ['/waitsFor may be nothing now', withProperty('waitsFor', { type: 'string', enum: ['decision', 'nothing'] })],
    ['/waitsFor may have values besides those of its list now', withProperty('waitsFor', { type: 'string' })],
    ['/amount may be left out now', { ...published, required: published.required.filter((name) => name !== 'amount') }],
    ['/note is gone', { ...published, properties: { ...properties, note: undefined } }],
    [
      '/lines/items/n may be left out now',
      withProperty('lines', { type: 'array', items: { ...properties.lines.items, required: [] } }),
    ],
    ['/lines/items/n is gone', withProperty('lines', { type: 'array', items: { type: 'object', properties: {} } })],
    ['/note has another anyOf', withProperty('note', { type: 'string', anyOf: [{}] })],
    ['/ may be array now', { ...published, type: 'array' }],
  ])('breaks readers: %s', (change, next) => {
    expect(breakingChanges(published, JSON.parse(JSON.stringify(next)) as typeof published)).toEqual([change]);
  });
});
