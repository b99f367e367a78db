import { cpSync } from 'node:fs';
import { defaultSettings } from '../../../functions/contract/definitions/settings.ts';
import { runCurate } from '../../../functions/curate/run-curate.ts';
import { ingestObject } from '../../../functions/ingest/ingest-object.ts';
import { reconcile } from '../../../functions/ingest/reconcile.ts';
import type { MaintainEnvironment } from '../../../functions/maintain/compact.ts';
import { runMaintenance } from '../../../functions/maintain/run-maintenance.ts';
import { type DuckDbEngine, openDuckDbEngine } from '../../../functions/platform/local/duckdb/engine.ts';
import { createFolderStore } from '../../../functions/platform/local/folder-store.ts';
import type { InputObject, ObjectStore } from '../../../functions/platform/ports.ts';
import { arrivedAt, environmentOf, inputObject } from '../../ingest/memory-lake.ts';
import { answer, ndjson, ticket } from '../../ingest/sample-events.ts';
import { standInTagger } from '../../tag/stand-in.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

export const days = 86_400_000;
/** So late that time alone makes no day of these again. */
export const curatedAt = arrivedAt + 300 * days;
export const upgradedAt = curatedAt + 3 * days;

/** Two deliveries over three days; the second repeats an event of the first. */
const opening = ticket({ ticket_id: 'a', customer_id: 'c1', text: 'Agent please!' });
const message = (ticket_id: string, day: string, more: object) =>
  ticket({
    ticket_id,
    type: 'message',
    author: 'customer',
    occurred_at: `2026-05-${day}T11:00:00Z`,
    ...more,
  });
export const deliveries = [
  inputObject(
    'first.ndjson',
    ndjson([
      opening,
      message('a', '01', { author: 'ai', handler: { kind: 'ai' }, text: 'Talk to a human?' }),
      message('a', '02', { text: 'Tack så mycket, nu fungerar det 😊' }),
      message('a', '02', { intent: 'refunds' }),
    ]),
  ),
  inputObject(
    'second.ndjson',
    ndjson([
      opening,
      ticket({ ticket_id: 'b', customer_id: 'c2', text: 'Mein Paket ist nicht da' }),
      message('b', '02', { text: 'Write to me@example.com, I want to speak to a person' }),
      ticket({ ticket_id: 'c', type: 'closed', occurred_at: '2026-05-03T10:00:00Z' }),
      answer({ ticket_id: 'a', comment: 'bad, very bad' }),
      answer({ survey_id: 's2', ticket_id: 'b' }),
    ]),
  ),
];

export async function ingestInto(folder: string, objects: readonly InputObject[]): Promise<void> {
  const store = createFolderStore(folder);
  for (const object of objects) await ingestObject(object, environmentOf(store));
}

export async function withEngine<T>(folder: string, use: (engine: DuckDbEngine) => Promise<T>): Promise<T> {
  const engine = await openDuckDbEngine({ folder });
  try {
    return await use(engine);
  } finally {
    await engine.close();
  }
}

export const curate = (folder: string, at: number) =>
  withEngine(folder, (engine) => {
    const store = createFolderStore(folder);
    return runCurate({ engine, store, settings: defaultSettings, clock: () => at, runId: `run-${at}` });
  });

export const nightOf = (engine: DuckDbEngine, store: ObjectStore, more: Partial<MaintainEnvironment> = {}) =>
  runMaintenance(engine, {
    store,
    tagger: standInTagger(),
    now: upgradedAt,
    graceMs: -10 * 365 * days,
    ...more,
  });

export const maintain = (folder: string, more = {}) =>
  withEngine(folder, (engine) => nightOf(engine, createFolderStore(folder), more));

export type Seen = Awaited<ReturnType<typeof seenBy>>;

export async function seenBy(engine: DuckDbEngine) {
  const { rows } = await engine.query(
    `select event_id, text, is_thanks, asks_for_person, sentiment, sentiment_negative, text_language, tag_version
     from ticket_events_current
     union all
     select event_id, comment, null, null, sentiment, sentiment_negative, text_language, tag_version
     from csat_events_current
     order by 1, 2`,
  );
  const { tables, violations } = await reconcile(engine);
  return { rows, tables, violations };
}

export const seenIn = (folder: string) => withEngine(folder, seenBy);

export const rowsIn = (folder: string, sql: string) =>
  withEngine(folder, async (engine) => (await engine.query(sql)).rows);

export function copyOf(folder: string): string {
  const copy = temporaryFolder();
  cpSync(folder, copy, { recursive: true });
  return copy;
}
