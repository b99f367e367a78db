import type { DataRecord } from './look-up.ts';

/** Rows of another file by their key. */
export interface LookupTable {
  /** The newest row of a key; undefined when there is none. */
  find(key: string): DataRecord | undefined;
}

/** The tables of a mapping by their names. */
export type LookupTables = ReadonlyMap<string, LookupTable>;

export const noLookups: LookupTables = new Map();
