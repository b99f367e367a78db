import { createHash } from 'node:crypto';
import type { Coverage, ShownThing } from '../contract/definitions/coverage.ts';
import { recomputesPrefix } from '../contract/lake/lake-keys.ts';
import { type Day, daysBetween } from '../contract/records/instant.ts';
import { fromJsonBytes, toJsonBytes } from '../contract/records/json-bytes.ts';
import type { ObjectStore } from '../platform/ports.ts';
import type { PreviousCommit } from './commit.ts';
import type { InputSnapshot } from './input-snapshot.ts';
import type { News } from './keep/news.ts';
import { type DayRange, daysOf, splitDays } from './plan-run.ts';

/** A recompute as it was begun. Calls that go on with it see what it saw, so that all parts are of one moment. */
export interface Recompute {
  readonly id: string;
  readonly knownAt: number;
  readonly seen: InputSnapshot;
  readonly versions: Readonly<Record<string, string>>;
  /** The newest commit's known_at when it was begun; null before the first commit. */
  readonly previousKnownAt: number | null;
  /** Days that need it. */
  readonly range: DayRange;
  readonly lastEventDay: Day;
  /** What each source shows, by which all its days are counted. */
  readonly shown: Shown;
  /** True when that is another than at the newest commit, for a metric of days that are committed. */
  readonly isCoverageChanged: boolean;
  /** What is new since that commit, where rows that it does not touch may be kept. */
  readonly news?: News | undefined;
}

/** Coverage as it can be noted: sources with what they show. */
export type Shown = readonly (readonly [source: string, things: readonly ShownThing[]])[];

export const writeShown = (coverage: Coverage): Shown =>
  [...coverage].map(([source, things]) => [source, [...things]] as const);

export const readShown = (shown: Shown): Coverage =>
  new Map(shown.map(([source, things]) => [source, new Set(things)] as const));

/** Days whose rows are all written, under this run id. */
export interface Part extends DayRange {
  readonly runId: string;
}

/** One recompute to a commit and its definitions: who begins another one finds this. */
export function recomputeId(previous: PreviousCommit | undefined, versions: Recompute['versions']): string {
  const sorted = Object.entries(versions).sort(([a], [b]) => (a < b ? -1 : 1));
  const hash = createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, 12);
  return `${String(previous?.sequence ?? 0).padStart(10, '0')}-${hash}`;
}

const folderOf = (id: string): string => `${recomputesPrefix}${id}/`;
const plan = 'plan.json';
const nameOf = (kind: 'begun' | 'done', { from, to }: DayRange): string => `${kind}-${from}_${to}.json`;

/** Notes what is to be done. @returns false when such a recompute was begun before */
export const begin = (store: ObjectStore, recompute: Recompute): Promise<boolean> =>
  note(store, `${folderOf(recompute.id)}${plan}`, recompute);

/** Notes that a part is begun. @returns false when it was begun before: that call did not live to end it */
export const noteBegun = (store: ObjectStore, { id }: Recompute, part: DayRange): Promise<boolean> =>
  note(store, `${folderOf(id)}${nameOf('begun', part)}`, {});

/** Notes that a part is done. */
export const noteDone = (store: ObjectStore, { id }: Recompute, part: Part): Promise<boolean> =>
  note(store, `${folderOf(id)}${nameOf('done', part)}`, part);

const note = (store: ObjectStore, key: string, value: object): Promise<boolean> =>
  store.putIfAbsent(key, toJsonBytes(value));

/** A recompute with its parts that are done. */
export interface OpenRecompute {
  readonly recompute: Recompute;
  readonly done: readonly Part[];
}

/** The recomputes that the newest commit has not published, newest last. */
export async function openRecomputes(
  store: ObjectStore,
  previous: PreviousCommit | undefined,
): Promise<OpenRecompute[]> {
  const open: OpenRecompute[] = [];
  for (const [folder, names] of await notes(store)) {
    const recompute = await read<Recompute>(store, `${folder}${plan}`);
    if (recompute === undefined) continue;
    const done: Part[] = [];
    for (const name of names.filter((each) => each.startsWith('done-')))
      done.push((await read<Part>(store, `${folder}${name}`))!);
    if (isOpen({ recompute, done }, previous)) open.push({ recompute, done });
  }
  return open;
}

/** Deletes the notes of recomputes that are over. */
export async function forgetOthers(store: ObjectStore, open: readonly OpenRecompute[]): Promise<void> {
  const kept = new Set(open.map(({ recompute }) => folderOf(recompute.id)));
  for (const [folder, names] of await notes(store))
    if (!kept.has(folder)) for (const name of names) await store.delete(`${folder}${name}`);
}

/** Names of notes by their folder, in the order of their keys. */
async function notes(store: ObjectStore): Promise<Map<string, string[]>> {
  const folders = new Map<string, string[]>();
  for await (const { key } of store.list(recomputesPrefix)) {
    const end = key.lastIndexOf('/') + 1;
    const folder = key.slice(0, end);
    folders.set(folder, [...(folders.get(folder) ?? []), key.slice(end)]);
  }
  return folders;
}

async function read<T>(store: ObjectStore, key: string): Promise<T | undefined> {
  const bytes = await store.read(key);
  return bytes === undefined ? undefined : (fromJsonBytes(bytes) as T);
}

/** Nobody has committed since it was begun but itself, and not all of it. */
function isOpen({ recompute, done }: OpenRecompute, previous: PreviousCommit | undefined): boolean {
  const { knownAt, previousKnownAt, range } = recompute;
  const isNewest = (previous?.knownAt ?? null) === previousKnownAt || previous?.knownAt === knownAt;
  const runs = runsByDay(done);
  return (
    isNewest && !daysOf(range).every((day) => runs.has(day) && previous?.days.get(day) === runs.get(day))
  );
}

/** Day → run whose rows it has. */
export const runsByDay = (parts: readonly Part[]): Map<Day, string> =>
  new Map(parts.flatMap((part) => daysOf(part).map((day) => [day, part.runId] as const)));

/** Parts of neighbouring days that have the same run. @param runs in the order of their days */
export function partsOf(runs: ReadonlyMap<Day, string>): Part[] {
  const parts: { from: Day; to: Day; runId: string }[] = [];
  for (const [day, runId] of runs) {
    const last = parts.at(-1);
    if (last?.runId === runId && daysBetween(last.to, day) === 1) last.to = day;
    else parts.push({ from: day, to: day, runId });
  }
  return parts;
}

/** The days of a range that are in no part, in parts of at most `size` days. */
export function missingParts(range: DayRange, done: readonly Part[], size: number): DayRange[] {
  const runs = runsByDay(done);
  const gaps: { from: Day; to: Day }[] = [];
  for (const day of daysOf(range).filter((each) => !runs.has(each))) {
    const last = gaps.at(-1);
    if (last !== undefined && daysBetween(last.to, day) === 1) last.to = day;
    else gaps.push({ from: day, to: day });
  }
  return gaps.flatMap((gap) => splitDays(gap, size));
}

/** Both halves of a part; a day alone has none. */
export function halves(part: DayRange): DayRange[] {
  const days = daysBetween(part.from, part.to) + 1;
  return days === 1 ? [part] : splitDays(part, Math.ceil(days / 2));
}
