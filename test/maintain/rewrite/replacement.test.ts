import { expect, test } from 'vitest';
import { ingestedKey } from '../../../functions/contract/lake/lake-keys.ts';
import { tableSpec } from '../../../functions/contract/lake/tables.ts';
import { concatenate, writeReplacement } from '../../../functions/maintain/rewrite/replacement.ts';
import { rewriteOf } from '../../../functions/maintain/rewrite/rewrite.ts';
import { readColumns } from '../../../functions/parquet/parquet-columns.ts';
import { encodeColumns } from '../../../functions/parquet/parquet-file.ts';
import { createMemoryStore } from '../../ingest/memory-lake.ts';

const spec = tableSpec('quarantine');
const object = 'a'.repeat(32);
const dt = '2026-05-01';
const keyOf = (n: number) => ingestedKey('quarantine', dt, object, n);
const ticket = { source: 'desk', ticketId: 'mine', until: Date.UTC(2026, 5, 1) };

/** Rejected records, each with its number; every thousandth names the ticket. */
const rejected = (from: number, count: number) =>
  spec.columns.map(({ name }) =>
    Array.from({ length: count }, (_, i) => {
      const no = from + i;
      if (name === 'record_no') return no;
      if (name === 'raw') return `{"ticket_id":"${no % 1000 === 7 ? 'mine' : `t${no}`}"}`;
      if (name === 'reason') return 'invalid_field';
      return name === 'object_id' ? object : null;
    }),
  );

/** A store with an object's rejected records in several files, one of them of several row groups. */
function storeOf(...counts: number[]) {
  const store = createMemoryStore();
  let from = 0;
  for (const [n, count] of counts.entries()) {
    store.objects.set(keyOf(n), encodeColumns(spec, rejected(from, count)));
    from += count;
  }
  return { store, rewrite: rewriteOf('quarantine', dt, [...store.objects.keys()]), all: rejected(0, from) };
}

const column = (name: string) => spec.columns.findIndex((each) => each.name === name);

test('files of one object become one with every row in its order, those that name the ticket emptied', async () => {
  const { store, rewrite, all } = storeOf(45_000, 1, 3000);
  const made = await writeReplacement(store, rewrite, { tickets: [ticket] });
  expect(made?.erased).toBe(48);
  const columns = await readColumns(spec, made?.bytes ?? new Uint8Array());
  expect(columns[column('record_no')]).toEqual(all[column('record_no')]);
  expect(columns[column('reason')]).toEqual(all[column('reason')]);
  const named = (no: number) => no % 1000 === 7;
  expect(columns[column('raw')]).toEqual(all[column('raw')]?.map((text, no) => (named(no) ? null : text)));
  expect(columns[column('message')]?.filter((text) => text === 'erased')).toHaveLength(48);
});

test('past so many bytes of files all texts go, and every row stays with its reason', async () => {
  const { store, rewrite, all } = storeOf(2000, 2000);
  const first = store.objects.get(keyOf(0))?.length ?? 0;
  const made = await concatenate(store, rewrite, { tickets: [ticket] }, first + 1);
  expect(made?.erased).toBe(2 + 2000);
  const columns = await readColumns(spec, made?.bytes ?? new Uint8Array());
  expect(columns[column('raw')]?.filter((text) => text !== null)).toHaveLength(1998);
  expect(columns[column('record_no')]).toEqual(all[column('record_no')]);
  expect(columns[column('reason')]).toEqual(all[column('reason')]);
});

test('where a source is gone nothing is made', async () => {
  const { store, rewrite } = storeOf(10, 10);
  store.objects.delete(keyOf(1));
  expect(await writeReplacement(store, rewrite, { tickets: [ticket] })).toBeUndefined();
});
