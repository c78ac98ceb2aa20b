import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createEmptyDatabase, type TestDatabase } from '../../test/postgres/test-database.ts';
import { appliedMigrations, migrate, migrateTo } from './migrate.ts';
import type { Migrations } from './migration-files.ts';

describe('migrations', () => {
  let database: TestDatabase;
  let directory: string;
  let shop: Migrations;

  beforeEach(async () => {
    database = await createEmptyDatabase();
    directory = await mkdtemp(join(tmpdir(), 'assent-migrations-'));
    shop = { schema: 'shop', directory: pathToFileURL(`${directory}/`) };
    await write({
      '001_goods.sql': 'create table shop.goods (name text primary key)',
      '001_goods.down.sql': '-- Loses: all goods,\n-- and their names.\ndrop table shop.goods',
    });
  });

  afterEach(async () => {
    await database.drop();
    await rm(directory, { recursive: true });
  });

  async function write(files: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(join(directory, dirname(name)), { recursive: true });
      await writeFile(join(directory, name), text);
    }
  }

  const valueOf = async (expression: string): Promise<unknown> => {
    const { rows } = await database.pool.query<{ value: unknown }>(`select ${expression} as value`);
    return rows[0]?.value;
  };
  const priceFile = (price: number, type = 'integer') => ({
    'functions/price.sql': `create or replace function shop.price() returns ${type} language sql as 'select ${price}'`,
  });

  it('S7-53 install the current functions and then the current views after the numbered migrations', async () => {
    await write({
      ...priceFile(1),
      'views/a_view.sql': 'create or replace view shop.prices as select name, shop.price() as price from shop.goods',
    });
    await migrate(database.pool, shop);
    await database.pool.query(`insert into shop.goods values ('tea')`);
    expect(await valueOf('(select price from shop.prices)')).toBe(1);
  });

  it('S7-53 reinstall functions only when a text has changed', async () => {
    await write(priceFile(1));
    await migrate(database.pool, shop);
    const version = `(select xmin::text from pg_proc where proname = 'price')`;
    const before = await valueOf(version);
    await migrate(database.pool, shop);
    expect(await valueOf(version)).toBe(before);
    await write(priceFile(2));
    await migrate(database.pool, shop);
    expect(await valueOf('shop.price()')).toBe(2);
  });

  it('S7-53 change the signature of a function after a numbered migration has dropped it', async () => {
    await write(priceFile(1));
    await migrate(database.pool, shop);
    await write(priceFile(2, 'numeric'));
    await expect(migrate(database.pool, shop)).rejects.toThrow('cannot change return type');
    await write({
      '002_exact_prices.sql': 'drop function if exists shop.price()',
      '002_exact_prices.down.sql': 'drop function if exists shop.price()',
    });
    await migrate(database.pool, shop);
    expect(await valueOf('shop.price()')).toBe('2');
    await migrateTo(database.pool, { ...shop, count: 1 });
    await rm(join(directory, '002_exact_prices.sql'));
    await write(priceFile(1));
    await migrate(database.pool, shop);
    expect(await valueOf('shop.price()')).toBe(1);
  });

  it('S7-53 change nothing when the text of a function is wrong', async () => {
    await write({ 'functions/price.sql': 'create or replace function shop.price() returns integer' });
    await expect(migrate(database.pool, shop)).rejects.toThrow('no language specified');
    expect(await valueOf(`to_regnamespace('shop')`)).toBeNull();
  });

  it('S7-53 that are undone leave the earlier functions to the next start of the earlier version', async () => {
    await write(priceFile(1));
    await migrate(database.pool, shop);
    await write({ '002_more.sql': 'select 1', '002_more.down.sql': 'select 1', ...priceFile(2) });
    await migrate(database.pool, shop);
    await migrateTo(database.pool, { ...shop, count: 1 });
    await rm(join(directory, '002_more.sql'));
    await write(priceFile(1));
    await migrate(database.pool, shop);
    expect(await valueOf('shop.price()')).toBe(1);
  });

  it('S7-53 install the current functions where an earlier version recorded none', async () => {
    await database.pool.query(`create schema shop;
      create table shop.migrations (name text primary key, applied_at timestamptz not null default now());
      create table shop.goods (name text primary key);
      insert into shop.migrations (name) values ('001_goods.sql')`);
    await write(priceFile(1));
    await migrate(database.pool, shop);
    expect(await valueOf('shop.price()')).toBe(1);
  });

  it('run once when several processes start together', async () => {
    await Promise.all(Array.from({ length: 5 }, () => migrate(database.pool, shop)));
    expect(await appliedMigrations(database.pool, shop)).toEqual([
      { number: 1, name: '001_goods', loses: 'all goods, and their names.' },
    ]);
  });

  it('are none in a database without the schema, and listing them creates nothing', async () => {
    expect(await appliedMigrations(database.pool, shop)).toEqual([]);
    expect(await valueOf(`to_regnamespace('shop')`)).toBeNull();
  });

  it('S7-53 undo nothing when one of them cannot be undone', async () => {
    await write({
      '002_final.sql': 'create table shop.sales ()',
      '002_final.down.sql': `do $$ begin raise exception 'sales are final'; end $$`,
      '003_more.sql': 'create table shop.more ()',
      '003_more.down.sql': 'drop table shop.more',
    });
    await migrate(database.pool, shop);
    await expect(migrateTo(database.pool, { ...shop, count: 0 })).rejects.toThrow('sales are final');
    expect(await valueOf(`to_regclass('shop.more')`)).toBe('shop.more');
  });

  it('S7-53 each need a file that undoes it, and a number without a gap', async () => {
    await write({ '002_more.sql': 'select 1' });
    await expect(migrate(database.pool, shop)).rejects.toThrow(
      'Migration 002_more.sql of shop cannot be undone. Write 002_more.down.sql beside it.',
    );
    await rm(join(directory, '002_more.sql'));
    await write({ '003_more.sql': 'select 1', '003_more.down.sql': 'select 1' });
    await expect(migrate(database.pool, shop)).rejects.toThrow('003_more.sql of shop is out of sequence');
  });

  it('are refused when a newer version has run more', async () => {
    await write({ '002_more.sql': 'select 1', '002_more.down.sql': 'select 1' });
    await migrate(database.pool, shop);
    await rm(join(directory, '002_more.sql'));
    for (const use of [migrate, appliedMigrations]) {
      await expect(use(database.pool, shop)).rejects.toThrow('002_more.sql of shop, which this version does not have');
    }
  });
});
