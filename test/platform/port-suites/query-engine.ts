import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tableNames, tableSpec } from '../../../functions/contract/lake/tables.ts';
import { viewNames, viewSpec } from '../../../functions/contract/lake/views.ts';
import type { QueryEngine } from '../../../functions/platform/ports.ts';

/** What every adapter of the QueryEngine port must do; `open` gives one over an empty lake. */
export function queryEngineContract(
  name: string,
  open: () => Promise<{ engine: QueryEngine; close: () => Promise<void> }>,
): void {
  describe(`${name} as a query engine`, () => {
    let engine: QueryEngine;
    let close: () => Promise<void>;
    beforeAll(async () => {
      ({ engine, close } = await open());
    });
    afterAll(async () => close());

    test.each(tableNames)('the table %s without files is empty and typed', async (table) => {
      const spec = tableSpec(table);
      const names = [...spec.columns.map((column) => column.name), ...(spec.partition ? ['dt'] : [])];
      const { columns, rows } = await engine.query(`select ${names.join(', ')} from ${table}`);
      expect(rows).toEqual([]);
      expect(columns.slice(0, spec.columns.length)).toEqual(
        spec.columns.map((column) => ({ name: column.name, type: column.type })),
      );
    });

    test.each(viewNames)('the view %s has the columns that its page promises', async (view) => {
      const promised = viewSpec(view).columns.map((column) => ({ name: column.name, type: column.type }));
      expect((await engine.query(`select * from ${view} where 1 = 0`)).columns).toEqual(promised);
    });

    test('values come as the port says', async () => {
      const { columns, rows } = await engine.query(
        "select 'a' as s, cast(null as varchar) as z, '' as e, cast(9007199254740991 as bigint) as b, " +
          "1.5e0 as d, true as t, date '2026-02-28' as day, timestamp '2026-02-28 23:59:59.123' as at",
      );
      expect(rows).toEqual([
        ['a', null, '', 9007199254740991, 1.5, true, '2026-02-28', '2026-02-28T23:59:59.123Z'],
      ]);
      expect(columns.map(({ type }) => type)).toEqual([
        'string',
        'string',
        'string',
        'bigint',
        'double',
        'boolean',
        'date',
        'timestamp',
      ]);
    });

    longAnswers(() => engine);

    test('inserted rows are read back, by day, and add to those already there', async () => {
      const row = (key: string, dt: string) =>
        `select 'r' as reason, '${key}' as object_key, 'o' as object_id, timestamp '2026-01-01 00:00:00' as requested_at, '${dt}' as dt`;
      const rows = (...all: string[]) =>
        `select object_key, object_id, reason, requested_at, dt from (${all.join(' union all ')}) as given`;
      expect(await engine.insert('retractions', rows(row('a', '2026-01-01'), row('b', '2026-01-02')))).toBe(
        2,
      );
      expect(await engine.insert('retractions', rows(row('c', '2026-01-02')))).toBe(1);
      expect(await engine.insert('retractions', `${rows(row('d', '2026-01-02'))} where 1 = 0`)).toBe(0);
      const read = async (where: string) =>
        (await engine.query(`select object_key, dt from retractions where ${where} order by object_key`))
          .rows;
      expect(await read("dt >= '2026-01-02'")).toEqual([
        ['b', '2026-01-02'],
        ['c', '2026-01-02'],
      ]);
      expect(await read('1 = 1')).toHaveLength(3);
    });

    test('each row knows its file', async () => {
      const { rows } = await engine.query('select distinct "$path" as path, dt from retractions order by 2');
      for (const [path, dt] of rows) expect(path).toContain(`retractions/dt=${dt}/`);
    });

    test('dates, differences and divisions are those of Athena', async () => {
      const { rows } = await engine.query(
        "select 7 / 2, date_diff('day', timestamp '2026-01-01 23:00:00', timestamp '2026-01-02 01:00:00'), " +
          "date_add('day', 1, date '2026-02-28'), date_add('minute', 90, timestamp '2026-02-28 23:00:00'), " +
          "date_trunc('month', date '2026-02-28'), day_of_week(date '2026-02-28'), " +
          'greatest(1, cast(null as integer)), json_extract_scalar(\'{"a":"b"}\', \'$.a\')',
      );
      expect(rows).toEqual([[3, 0, '2026-03-01', '2026-03-01T00:30:00.000Z', '2026-02-01', 6, null, 'b']]);
    });

    test('a wrong query fails with a named error', async () => {
      await expect(engine.query('select nothing from nowhere')).rejects.toThrow(/nowhere/);
    });
  });
}

/** Answers that an engine may have to give in pieces. */
export function longAnswers(engine: () => QueryEngine): void {
  const digits = '(values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9))';
  const thousand = `${digits} as a (n) cross join ${digits} as b (n) cross join ${digits} as c (n)`;

  test('an answer of thousands of rows comes whole, NULL, empty and quoted texts among them', async () => {
    const { rows } = await engine().query(
      'with counted as (select a.n + 10 * b.n + 100 * c.n + 1000 * d.n as i ' +
        `from ${thousand} cross join (values (0), (1), (2)) as d (n)) ` +
        "select case when i % 5 = 0 then cast(null as varchar) when i % 5 = 1 then '' " +
        `when i % 5 = 2 then 'say "' || cast(i as varchar) || '", then' when i % 5 = 3 then chr(10) || 'new' || chr(13) ` +
        "else ' ' end as words, cast(case when i % 7 > 0 then i end as bigint) as i, " +
        "case when i % 3 > 0 then i % 3 = 1 end as odd, date_add('day', i, date '2026-01-01') as day, " +
        "date_add('minute', i, timestamp '2026-01-01 00:00:00') as at, cast(i as double) / 4 as quarter " +
        'from counted order by counted.i',
    );
    expect(rows).toEqual(Array.from({ length: 3000 }, (_, i) => wideRow(i)));
  });

  test('a column of NULL and empty texts alone comes whole, too', async () => {
    const { rows } = await engine().query(
      `select case when a.n > 4 then '' end as t from ${thousand} cross join (values (0), (1)) as d (n) order by a.n`,
    );
    expect(rows).toEqual([...Array(1000).fill([null]), ...Array(1000).fill([''])]);
  });
}

/** The i-th of many rows with a cell of each type. */
function wideRow(i: number) {
  const at = new Date(Date.UTC(2026, 0, 1, 0, i)).toISOString();
  const day = new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10);
  const words = [null, '', `say "${i}", then`, '\nnew\r', ' '][i % 5];
  return [words, i % 7 > 0 ? i : null, i % 3 > 0 ? i % 3 === 1 : null, day, at, i / 4];
}
