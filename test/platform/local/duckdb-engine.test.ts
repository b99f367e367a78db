import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { expect, test } from 'vitest';
import { defaultSettings } from '../../../functions/contract/settings.ts';
import { openDuckDbEngine } from '../../../functions/platform/local/duckdb-engine.ts';
import { queryEngineContract } from '../../contracts/query-engine.ts';

async function openEmpty() {
  const folder = mkdtempSync(join(tmpdir(), 'handback-engine-'));
  const engine = await openDuckDbEngine({ folder, settings: defaultSettings });
  const close = async () => {
    await engine.close();
    rmSync(folder, { recursive: true });
  };
  return { engine, folder, close };
}

queryEngineContract('DuckDB', openEmpty);

test('a file that lacks a column reads as nulls, and a half-written one is not read', async () => {
  const { engine, folder, close } = await openEmpty();
  const day = join(folder, 'erasures/dt=2026-01-01');
  mkdirSync(day, { recursive: true });
  const columns = (keys: string[], versions?: string[]) => ({
    columnData: [
      { name: 'customer_key', data: keys },
      ...(versions === undefined ? [] : [{ name: 'key_version', data: versions }]),
    ],
  });
  writeFileSync(join(day, 'a.parquet'), new Uint8Array(parquetWriteBuffer(columns(['a']))));
  writeFileSync(join(day, 'b.parquet.part'), 'PAR1');
  const read = async () =>
    (await engine.query('select customer_key, key_version, requested_at, dt from erasures order by 1')).rows;
  expect(await read()).toEqual([['a', null, null, '2026-01-01']]);
  writeFileSync(join(day, 'c.parquet'), new Uint8Array(parquetWriteBuffer(columns(['c'], ['1']))));
  expect(await read()).toEqual([
    ['a', null, null, '2026-01-01'],
    ['c', '1', null, '2026-01-01'],
  ]);
  await close();
});
