import { sqlText } from '../contract/lake/compose-sql.ts';
import { dayPrefix, erasureSweepsPrefix } from '../contract/lake/lake-keys.ts';
import { rowsByName } from '../contract/lake/rows.ts';
import { bindParameters } from '../contract/lake/sql.ts';
import { dayOf } from '../contract/records/instant.ts';
import { readNewestCommit } from '../curate/commit.ts';
import { keyOfPath } from '../curate/prune.ts';
import type { ObjectInfo, ObjectStore, QueryEngine } from '../platform/ports.ts';
import type { MaintainEnvironment } from './compact.ts';
import { type Marked, planErasure } from './erasure-plan.ts';
import { beginRewrite, busyKeys, openRewrites } from './rewrite/carry-out.ts';
import { dayOfKey } from './rewrite/rewrite.ts';
import { newestSweep, putSweep } from './sweeps.ts';

export interface ErasedFiles {
  /** Files that were rewritten without rows of erased tickets. */
  readonly files: number;
  /** Rows that were emptied. */
  readonly rows: number;
  /** True when no file holds a row of an erased ticket any more. */
  readonly isComplete: boolean;
}

/** How long a search that found nothing holds: what arrived since may name erased tickets again. */
const sweepHoldsMs = 7 * 24 * 3_600_000;

/**
 * Erases from the files what the views leave out: rows of erased tickets in events and quarantine. Only requests
 * that the newest commit knows of, since curation finds the days to recompute by these rows.
 * @returns undefined when nothing was asked for since the last search
 */
export async function eraseFiles(
  engine: QueryEngine,
  environment: MaintainEnvironment,
): Promise<ErasedFiles | undefined> {
  const { store, now } = environment;
  const knownAt = (await readNewestCommit(engine))?.knownAt ?? now;
  const known = { known_at: { instant: knownAt } };
  const [request] = rowsByName(
    await engine.query(bindParameters(sqlText('maintain/erasure_requests'), known)),
  );
  if (request?.requested_at == null) return undefined;
  const sweep = await newestSweep(store, erasureSweepsPrefix);
  const isNew = sweep === undefined || Date.parse(String(request.requested_at)) > sweep.knownAt;
  if (!isNew && sweep.at > now - sweepHoldsMs) return undefined;
  const keep = bindParameters(sqlText('maintain/keep_erased_tickets'), { ...known, dt: dayOf(now) });
  await engine.insert('erasures', keep);
  const erased = await eraseMarked(environment, await findMarked(engine));
  if (erased.isComplete) await putSweep(store, erasureSweepsPrefix, { at: now, knownAt });
  return erased;
}

async function eraseMarked(
  { store, isTimeUp = () => false }: MaintainEnvironment,
  marked: readonly Marked[],
): Promise<ErasedFiles> {
  const busy = busyKeys(await openRewrites(store));
  let [files, rows, isComplete] = [0, 0, true];
  for (const { rewrite, tickets } of planErasure(marked, await quarantineFiles(store, marked))) {
    const isBusy = rewrite.sources.some((key) => busy.has(key));
    const begun = isBusy || isTimeUp() ? undefined : await beginRewrite(store, rewrite, { tickets });
    if (begun?.erased === 0) continue;
    isComplete = false;
    if (begun === undefined) continue;
    files += rewrite.sources.length;
    rows += begun.erased;
  }
  return { files, rows, isComplete };
}

/** `"$path"` is not the same on every engine: these texts stand here instead of in queries/. */
const markedSql = `
with tickets as (
  select source, ticket_id, max(requested_at) as until
  from erasures
  where ticket_id is not null
  group by source, ticket_id
),
marked as (
  select distinct 'ticket_events' as table_name, e."$path" as path, t.source, t.ticket_id, t.until
  from ticket_events e
  join tickets t on t.source = e.source and t.ticket_id = e.ticket_id
  where e.occurred_at <= t.until
  union all
  select distinct 'csat_events' as table_name, e."$path" as path, t.source, t.ticket_id, t.until
  from csat_events e
  join tickets t on t.source = coalesce(e.ticket_source, e.source) and t.ticket_id = e.ticket_id
  where e.occurred_at <= t.until
  union all
  select distinct 'quarantine' as table_name, q."$path" as path, t.source, t.ticket_id, t.until
  from quarantine q
  join tickets t on strpos(q.raw, t.ticket_id) > 0
)
select table_name, path, source, ticket_id, until
from marked
order by table_name, path, source, ticket_id`;

async function findMarked(engine: QueryEngine): Promise<Marked[]> {
  const rows = rowsByName(await engine.query(markedSql));
  return rows.map(({ table_name, path, source, ticket_id, until }) => {
    const table = table_name as Marked['table'];
    const ticket = { source: String(source), ticketId: String(ticket_id), until: Date.parse(String(until)) };
    return { table, key: keyOfPath(String(path), table), ticket };
  });
}

/** The files of the days in which a rejected record names an erased ticket. */
async function quarantineFiles(store: ObjectStore, marked: readonly Marked[]): Promise<ObjectInfo[]> {
  const files: ObjectInfo[] = [];
  const days = new Set(marked.filter(({ table }) => table === 'quarantine').map(({ key }) => dayOfKey(key)));
  for (const dt of days) for await (const file of store.list(dayPrefix('quarantine', dt))) files.push(file);
  return files;
}
