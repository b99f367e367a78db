import type { DuckDBConnection } from '@duckdb/node-api';
import { quote } from '../../../contract/lake/sql.ts';

const units: Readonly<Record<string, number>> = {
  MB: 1e6,
  GB: 1e9,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  TiB: 2 ** 40,
};

/** Bytes of a limit as DuckDB says or takes it, such as `18.8 GiB`; NaN for any other text. */
export function bytesOfLimit(text: string): number {
  const [, amount, unit = ''] = /^([\d.]+) ?([KMGT]i?B)$/.exec(text) ?? [];
  return Number(amount) * (units[unit] ?? Number.NaN);
}

/** Runs work with little memory where that will do. */
export type Sparingly = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Runs work with less memory than DuckDB may use: what does not fit goes to the disk. Work that cannot go on so is
 * run again with all of it, so it must leave nothing behind when it fails.
 * @param limit such as `2GB`; no more than DuckDB has anyway
 */
export function createSparingly(connection: DuckDBConnection, limit: string): Sparingly {
  const allow = (memory: string) => connection.run(`set memory_limit = ${quote(memory)}`);
  let asked: Promise<string> | undefined;
  return async (work) => {
    // Asked once: DuckDB says it rounded.
    asked ??= limitOf(connection);
    const all = await asked;
    if (!(bytesOfLimit(limit) < bytesOfLimit(all))) return await work();
    try {
      await allow(limit);
      return await work();
    } catch (error) {
      if (!(error instanceof Error && error.message.startsWith('Out of Memory Error'))) throw error;
      await allow(all);
      return await work();
    } finally {
      await allow(all);
    }
  };
}

async function limitOf(connection: DuckDBConnection): Promise<string> {
  const answer = await connection.runAndReadAll("select current_setting('memory_limit')");
  return String(answer.getRows()[0]?.[0]);
}
