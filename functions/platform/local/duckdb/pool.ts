import type { DuckDBConnection } from '@duckdb/node-api';

/** Connections that queries take in turn, each one query at a time. */
export interface DuckDbPool {
  /** Runs work on a connection that nobody else uses meanwhile; waits for one where all are taken. */
  use<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T>;
  /** Ends what is running. */
  interrupt(): void;
}

/** @param connections at least one */
export function createPool(connections: readonly DuckDBConnection[]): DuckDbPool {
  const free = [...connections];
  const waiting: ((connection: DuckDBConnection) => void)[] = [];
  const take = (): Promise<DuckDBConnection> => {
    const connection = free.pop();
    return connection === undefined
      ? new Promise((resolve) => waiting.push(resolve))
      : Promise.resolve(connection);
  };
  const giveBack = (connection: DuckDBConnection): void => {
    const next = waiting.shift();
    if (next === undefined) free.push(connection);
    else next(connection);
  };
  return {
    async use(work) {
      const connection = await take();
      try {
        return await work(connection);
      } finally {
        giveBack(connection);
      }
    },
    interrupt() {
      for (const connection of connections) connection.interrupt();
    },
  };
}
