import { tagRoundsPrefix } from '../contract/lake/lake-keys.ts';
import type { Day } from '../contract/records/instant.ts';
import type { ObjectStore } from '../platform/ports.ts';
import { tagVersionOf } from './tag-version.ts';

/** A round of `tag --again`: the texts of events from a day on are tagged again, whatever tags they have. */
export interface TagRound {
  readonly round: number;
  readonly from: Day;
}

/** The rounds recorded in a lake, in their order. */
export async function readTagRounds(store: Pick<ObjectStore, 'list'>): Promise<TagRound[]> {
  const rounds: TagRound[] = [];
  for await (const { key } of store.list(tagRoundsPrefix)) {
    const [, round, from] = /(\d{6})-([\d-]{10})$/.exec(key) ?? [];
    if (round !== undefined && from !== undefined) rounds.push({ round: Number(round), from });
  }
  return rounds.sort((a, b) => a.round - b.round);
}

/** Begins a round: from now on ingest tags under its version, and maintenance what is there from the day on. */
export async function beginTagRound(store: ObjectStore, from: Day): Promise<TagRound> {
  const round = newestRound(await readTagRounds(store)) + 1;
  const key = `${tagRoundsPrefix}${String(round).padStart(6, '0')}-${from}`;
  await store.putIfAbsent(key, new Uint8Array());
  return { round, from };
}

/** The newest round; 0 before the first. */
export const newestRound = (rounds: readonly TagRound[]): number =>
  Math.max(0, ...rounds.map(({ round }) => round));

/** The version that the tags of a day's texts must have: that of the newest round which reaches it. */
export const requiredVersion = (rounds: readonly TagRound[], day: Day): number =>
  tagVersionOf(newestRound(rounds.filter(({ from }) => from <= day)));

/** The rounds, the newest first. */
export const tagRoundsNewestFirst = (rounds: readonly TagRound[]): TagRound[] =>
  [...rounds].sort((a, b) => b.round - a.round);
