import type { SchemaElement } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { Day } from '../contract/instant.ts';
import { type Column, tableSpec } from '../contract/tables.ts';
import type { InputSnapshot } from './input-snapshot.ts';

/** What is current from a moment on. The map is complete: a reader needs only the newest commit. */
export interface Commit {
  /** 1, 2, 3, … */
  readonly sequence: number;
  readonly runId: string;
  /** Events that had arrived by then were seen. */
  readonly knownAt: number;
  readonly committedAt: number;
  readonly definitionVersions: Readonly<Record<string, string>>;
  readonly seen: InputSnapshot;
  /** Last day with events that the run saw. */
  readonly lastEventDay: Day;
  /** Intake day → run whose rows count. */
  readonly days: ReadonlyMap<Day, string>;
}

type Value = string | bigint;

/** A commit as a Parquet object of the table `commits`, one row an intake day. The same commit, the same bytes. */
export function encodeCommit(commit: Commit): Uint8Array {
  const { columns } = tableSpec('commits');
  const days = [...commit.days].sort(([a], [b]) => (a < b ? -1 : 1));
  const same: Readonly<Record<string, Value>> = {
    sequence: BigInt(commit.sequence),
    run_id: commit.runId,
    known_at: BigInt(commit.knownAt),
    committed_at: BigInt(commit.committedAt),
    definition_versions: JSON.stringify(commit.definitionVersions),
    seen: JSON.stringify(commit.seen),
    last_event_day: commit.lastEventDay,
  };
  const cellOf = (column: string, [day, runId]: [string, string]): Value | null =>
    column === 'day' ? day : column === 'day_run_id' ? runId : (same[column] ?? null);
  const bytes = parquetWriteBuffer({
    schema: [{ name: 'root', num_children: columns.length }, ...columns.map(schemaElement)],
    columnData: columns.map(({ name }) => ({ name, data: days.map((day) => cellOf(name, day)) })),
    createdBy: 'handback',
  });
  return new Uint8Array(bytes);
}

function schemaElement({ name, type }: Column): SchemaElement {
  const element = { name, repetition_type: 'OPTIONAL' } as const;
  if (type === 'bigint') return { ...element, type: 'INT64' };
  if (type === 'timestamp')
    return {
      ...element,
      type: 'INT64',
      logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: false, unit: 'MILLIS' },
    };
  return { ...element, type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } };
}
