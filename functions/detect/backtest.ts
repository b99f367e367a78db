import { dayText } from '../contract/brand-facts.ts';
import { type Change, coversBrand, coversScope, touchesScope } from './changes.ts';
import { admittedCells } from './controls.ts';
import type { FactsIndex, ScopeCells } from './facts-index.ts';
import { type Look, type Track, toLook } from './look.ts';
import { lookDaily, type StreamLooks } from './looks.ts';
import { metricRules } from './metric-rules.ts';
import { listByEbh } from './multiplicity.ts';
import { createSampleCache } from './sample-cache.ts';
import { type DesignSettings, designStream, type StreamScopes } from './stream.ts';

export type { Look } from './look.ts';

/** How a replay is done. Days count from 1970. */
export interface BacktestOptions extends DesignSettings {
  /** Error level of a change's streams. */
  readonly alphaOf: (change: Change) => number;
  readonly horizonDays: number;
  /** Looks given out, both included. */
  readonly from: number;
  readonly to: number;
  readonly definitionVersionOf: (metric: string) => string;
}

const superseding = new Set(['ai_rollout', 'handback', 'policy']);

/**
 * Replays the daily looks of every change at one brand, in order of day, change, scope and metric. What a
 * look says depends on nothing learnt after it. Lazy: looks are made as they are asked for.
 */
export function* backtestBrand(
  index: FactsIndex,
  changes: readonly Change[],
  options: BacktestOptions,
): Generator<Look> {
  const relevant = changes.filter((change) => coversBrand(change, index.brand));
  const tracks = relevant.flatMap((change) => trackChange(index, change, relevant, options));
  const first = Math.max(options.from, Math.min(...tracks.map(({ looks }) => looks.firstLook)));
  for (let day = first; day <= Math.min(options.to, index.lastDay); day++) {
    const active = tracks.filter(
      ({ looks }) =>
        day >= looks.firstLook && day <= Math.min(looks.stream.lastLook, looks.stream.supersededFrom),
    );
    yield* lookOn(day, active, options);
  }
}

function* lookOn(day: number, tracks: readonly Track[], options: BacktestOptions): Generator<Look> {
  const judged = tracks.filter(
    ({ looks }) => day < looks.stream.supersededFrom && !Number.isNaN(looks.logE[day - looks.firstLook]!),
  );
  const listed = new Set<Track>();
  listByEbh(
    judged.map(({ looks }) => {
      const k = day - looks.firstLook;
      return looks.isReady[k] === 1 ? looks.logE[k]! : Number.NEGATIVE_INFINITY;
    }),
  ).forEach((isListed, i) => {
    if (isListed) listed.add(judged[i]!);
  });
  const knownOn = dayText(day);
  for (const track of tracks)
    yield toLook(track, day, knownOn, listed.has(track), options.definitionVersionOf);
}

/** The streams of one change: the whole treated set, then each leaf scope, each with every metric there is. */
export function trackChange(
  index: FactsIndex,
  change: Change,
  changes: readonly Change[],
  options: BacktestOptions,
): Track[] {
  const lastLook = Math.min(index.lastDay, change.day + options.horizonDays - 1);
  const byScope = new Map<string, StreamLooks[]>();
  for (const metric of [...index.metrics.keys()].sort()) {
    if (metricRules[metric] === undefined) continue;
    const cache = createSampleCache();
    for (const scopes of scopesOf(index.metrics.get(metric)!, change, changes)) {
      const stream = designStream(index, change, changes, metric, scopes, lastLook, options, cache);
      const siblings = byScope.get(scopes.name) ?? [];
      byScope.set(scopes.name, siblings);
      siblings.push(lookDaily(stream));
    }
  }
  const alpha = options.alphaOf(change);
  return [...byScope.keys()].sort().flatMap((name) => trackScope(byScope.get(name)!, alpha));
}

/** The streams of one change and scope, which witness for each other. */
function trackScope(streams: readonly StreamLooks[], alpha: number): Track[] {
  const flags = streams.map((looks) => firstFlag(looks, alpha));
  const witnesses = flags.filter((_, i) => streams[i]!.stream.rule.isWitness);
  const witnessedFrom = Math.min(Number.POSITIVE_INFINITY, ...witnesses);
  return streams.map((looks, i) => ({
    looks,
    alpha,
    flaggedOn: flags[i]!,
    flaggedText: Number.isFinite(flags[i]) ? dayText(flags[i]!) : null,
    effectiveOn: dayText(looks.stream.change.day),
    witnessedFrom,
  }));
}

/** Number of streams a change opens at a brand: scopes and the whole × metrics, as known at its opening. */
export function countStreams(index: FactsIndex, change: Change): number {
  if (!coversBrand(change, index.brand)) return 0;
  const opened = Math.max(change.day, change.knownFrom);
  let count = 0;
  for (const [metric, scopes] of index.metrics) {
    if (metricRules[metric] === undefined) continue;
    const treated = scopes.filter(
      (scope) =>
        coversScope(change, scope) &&
        admittedCells(change, scope).some((cell) => index.day[cell.start]! < opened),
    );
    if (treated.length > 0) count += treated.length + 1;
  }
  return count;
}

function scopesOf(all: readonly ScopeCells[], change: Change, changes: readonly Change[]): StreamScopes[] {
  const treated = all.filter(
    (scope) => coversScope(change, scope) && admittedCells(change, scope).length > 0,
  );
  if (treated.length === 0) return [];
  const decided = Math.max(change.day, change.knownFrom);
  const describe = (name: string, scopes: readonly ScopeCells[]): StreamScopes => {
    const touching = changes.filter(
      (other) => other !== change && scopes.some((scope) => touchesScope(other, change, scope)),
    );
    const later = touching.filter((other) => other.day > change.day && superseding.has(other.kind));
    return {
      name,
      scopes,
      earlier: touching.filter((other) => other.knownFrom <= decided),
      supersededFrom: Math.min(
        ...later.map((other) => Math.max(other.day, other.knownFrom)),
        Number.POSITIVE_INFINITY,
      ),
    };
  };
  return [describe('*', treated), ...treated.map((scope) => describe(scope.name, [scope]))];
}

function firstFlag(looks: StreamLooks, alpha: number): number {
  const threshold = -Math.log(alpha);
  for (let k = 0; k < looks.count; k++) {
    if (looks.isReady[k] === 1 && looks.logE[k]! >= threshold) return looks.firstLook + k;
  }
  return Number.POSITIVE_INFINITY;
}
