import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultSettings, type Settings } from '../../functions/contract/definitions/settings.ts';
import { type CurateOptions, runCurate } from '../../functions/curate/run-curate.ts';
import { type DuckDbEngine, openDuckDbEngine } from '../../functions/platform/local/duckdb/engine.ts';
import { createFolderStore } from '../../functions/platform/local/folder-store.ts';
import type { CsatRow, TicketRow } from './oracle/rows.ts';
import { writeHistory } from './write-lake.ts';

/** A lake in a temporary folder, with shorthand for tests that tell a handful of events. */
export interface SmallLake {
  readonly folder: string;
  readonly engine: DuckDbEngine;
  /** Lands one object with these events. */
  land(
    objectId: string,
    arrivedAt: string,
    events: readonly (Partial<TicketRow> | Partial<CsatRow>)[],
  ): Promise<void>;
  curate(now: string, options?: Partial<CurateOptions>): ReturnType<typeof runCurate>;
  /** First column of each row, sorted. */
  column(sql: string): Promise<unknown[]>;
  close(): Promise<void>;
}

export async function openSmallLake(settings: Settings = defaultSettings): Promise<SmallLake> {
  const folder = mkdtempSync(join(tmpdir(), 'handback-small-'));
  const engine = await openDuckDbEngine({ folder });
  let runs = 0;
  return {
    folder,
    engine,
    async land(object_id, arrivedAt, events) {
      const arrival = { ingested_at: Date.parse(arrivedAt), object_id };
      const rows = events.map((event, index) => ({ ...event, ...arrival, record_no: index + 1 }));
      await writeHistory(engine, {
        tickets: rows.filter((row) => !('survey_id' in row)) as TicketRow[],
        csats: rows.filter((row) => 'survey_id' in row) as CsatRow[],
      });
    },
    curate(now, options = {}) {
      const clock = () => Date.parse(now);
      const store = createFolderStore(folder);
      return runCurate({ engine, store, settings, clock, runId: `run-${++runs}`, ...options });
    },
    async column(sql) {
      return (await engine.query(sql)).rows.map(([cell]) => cell).sort();
    },
    async close() {
      await engine.close();
      rmSync(folder, { recursive: true });
    },
  };
}

let events = 0;

/** A ticket event of the source `desk`. */
export const ticketEvent = (
  ticket_id: string,
  type: string,
  occurredAt: string,
  rest: Partial<TicketRow> = {},
): Partial<TicketRow> => ({
  event_id: `e${++events}`,
  source: 'desk',
  ticket_id,
  type,
  occurred_at: Date.parse(occurredAt),
  ...rest,
});

/** A survey event of the source `desk`. */
export const surveyEvent = (
  ticket_id: string,
  type: string,
  occurredAt: string,
  rest: Partial<CsatRow> = {},
): Partial<CsatRow> => ({
  event_id: `e${++events}`,
  source: 'desk',
  survey_id: `s-${ticket_id}`,
  ticket_id,
  type,
  occurred_at: Date.parse(occurredAt),
  ...rest,
});
