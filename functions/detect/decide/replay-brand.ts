import { type JudgedMetric, judgedMetrics } from '../../contract/definitions/metrics.ts';
import { dayText } from '../../contract/detection/brand-facts.ts';
import type { Look } from '../../contract/detection/evaluation.ts';
import { admitsBrand, admitsScope } from '../../contract/detection/selector.ts';
import { serviceAlarm, serviceVersion } from '../../contract/detection/service-alarm.ts';
import type { Change } from '../changes/changes.ts';
import { admittedCells } from '../design/controls.ts';
import { type AbsentDays, absentByScope, streamsOf } from '../design/coverage.ts';
import { designStream, openStream } from '../design/design-stream.ts';
import { createSampleCache } from '../design/sample-cache.ts';
import type { DesignSettings } from '../design/settle-design.ts';
import type { StreamScopes } from '../design/stream.ts';
import { firstSureDay } from '../estimate/immature-flag.ts';
import { createLookTable, figure, rowOf } from '../estimate/look-table.ts';
import { leaveOut, lookDaily } from '../estimate/looks.ts';
import { type ShareMoves, shareMovesOf } from '../estimate/share-move.ts';
import type { CellRows, FactsIndex } from '../facts/facts-index.ts';
import { allTickets } from '../facts/ticket-counts.ts';
import { createWorkspace } from '../noise/workspace.ts';
import { toAlarmLook, toRecordedAlarm } from './alarm-look.ts';
import { type Levels, leastListed, listByEbh } from './multiplicity.ts';
import { alarmOf, type ScopeAlarm } from './scope-alarm.ts';
import { scopesOf } from './stream-scopes.ts';
import { toLook, toRecordedLook } from './to-evaluation.ts';
import { corroborate, type Track, trackStream } from './track.ts';

/** How a replay is done. Days count from 1970. */
export interface ReplayOptions extends DesignSettings {
  /** Error levels of a change's streams and of the alarms of its scopes. */
  readonly levelsOf: (change: Change) => Levels;
  readonly horizonDays: number;
  /** Looks given out, both included. */
  readonly from: number;
  readonly to: number;
  readonly definitionVersionOf: (metric: string) => string;
  /** Looks as they are recorded: with means, and the days it takes to detect the drop one wants to catch. */
  readonly withPower?: boolean;
  /** Whether, as known on a day, what a metric measures is in doubt: it then confirms nothing. Never, when absent. */
  readonly isDoubted?: (metric: string, day: number) => boolean;
  /** The metrics judged; default: those of the contract. */
  readonly judged?: ReadonlyMap<string, JudgedMetric>;
}

/**
 * Replays the daily looks of every change at one brand, in order of day, change, scope and metric. What a
 * look says depends on nothing learnt after it. Lazy: looks are made as they are asked for.
 */
export function* replayBrand(
  index: FactsIndex,
  changes: readonly Change[],
  options: ReplayOptions,
): Generator<Look> {
  const relevant = changes.filter((change) => admitsBrand(change.selector, index.brand));
  const tracks = relevant.flatMap((change) => trackChange(index, change, relevant, options));
  const first = Math.max(options.from, Math.min(...tracks.map(({ firstLook }) => firstLook)));
  const last = Math.min(options.to, index.lastDay);
  for (let day = first; day <= last; day++) {
    const knownOn = dayText(day);
    const listed = listOn(day, tracks);
    for (let i = 0; i < tracks.length; i++) {
      const track = tracks[i]!;
      if (day < track.firstLook || day > track.lastLook) continue;
      if ('isAlarm' in track) {
        const look = toAlarmLook(track, day, knownOn);
        yield options.withPower === true ? toRecordedAlarm(track, look) : look;
        continue;
      }
      const look = toLook(track, day, knownOn, listed.has(i));
      yield options.withPower === true ? toRecordedLook(track, look) : look;
    }
  }
}

/** The streams (by position) that the dashboard's list shows on a day, among those judged then. */
function listOn(day: number, tracks: readonly (Track | ScopeAlarm)[]): Set<number> {
  const candidates: number[] = [];
  const logE: number[] = [];
  let judged = 0;
  for (let i = 0; i < tracks.length; i++) {
    const track = tracks[i]!;
    if ('isAlarm' in track) continue;
    const { looks, firstLook } = track;
    if (day < firstLook || day >= firstLook + looks.count) continue;
    const { figures } = looks.table;
    const row = rowOf(looks, day);
    const evidence = figures[row + figure.logE]!;
    if (Number.isNaN(evidence)) continue;
    judged++;
    if (evidence < leastListed || figures[row + figure.isReady] !== 1) continue;
    candidates.push(i);
    logE.push(evidence);
  }
  const isListed = listByEbh(logE, judged);
  return new Set(candidates.filter((_, k) => isListed[k]));
}

/**
 * The streams of one change: the whole treated set, then each leaf scope, each with every metric there is and with its
 * alarm.
 */
export function trackChange(
  index: FactsIndex,
  change: Change,
  changes: readonly Change[],
  options: ReplayOptions,
): (Track | ScopeAlarm)[] {
  const firstLook = Math.max(change.day, change.knownFrom);
  const lastLook = Math.min(index.lastDay, options.to, change.day + options.horizonDays - 1);
  if (lastLook < Math.max(firstLook, options.from)) return [];
  const levels = options.levelsOf(change);
  const workspace = createWorkspace();
  const byScope = new Map<string, Track[]>();
  const movesByScope = new Map<string, ShareMoves>();
  const ticketed = () => scopesOf(index, index.metrics.get(allTickets) ?? [], change, changes);
  const shareAbsent = absentByScope({ index, change, metric: 'ai_share', lastLook }, ticketed);
  for (const metric of [...new Set([...index.metrics.keys(), ...index.partlyShown])].sort()) {
    const rule = (options.judged ?? judgedMetrics).get(metric);
    if (rule === undefined) continue;
    const family = { index, change, metric, rule, lastLook, cache: createSampleCache(), workspace };
    const observed = scopesOf(index, index.metrics.get(metric) ?? [], change, changes);
    const streams = streamsOf(family, observed, ticketed);
    const table = createLookTable(streams.length, firstLook, lastLook);
    streams.forEach(({ within, isObserved, absent }, position) => {
      const stream = isObserved ? designStream(family, changes, within, options) : openStream(family, within);
      const looks = lookDaily(stream, table, position);
      for (const day of absent) leaveOut(looks, day);
      const siblings = byScope.get(within.name) ?? [];
      byScope.set(within.name, siblings);
      const moves =
        movesByScope.get(within.name) ?? movesOf(index, change, within, shareAbsent.get(within.name));
      movesByScope.set(within.name, moves);
      const version = options.definitionVersionOf(metric);
      siblings.push(trackStream(stream, looks, moves, absent, levels.stream, version));
    });
  }
  const version = serviceVersion(options.definitionVersionOf);
  return [...byScope.keys()]
    .sort()
    .flatMap((name) => withAlarm(byScope.get(name)!, levels.alarm, version, options.isDoubted));
}

/** The streams of a scope and its alarm, by metric. */
function withAlarm(
  tracks: readonly Track[],
  alpha: number,
  version: string,
  isDoubted: ReplayOptions['isDoubted'],
): (Track | ScopeAlarm)[] {
  const alarm = alarmOf(tracks, alpha, version);
  const alarmedOn =
    alarm === undefined ? Number.POSITIVE_INFINITY : firstSureDay(alarm.flaggedOn, alarm.unsure);
  const streams = corroborate(tracks, alarmedOn, isDoubted);
  if (alarm === undefined) return streams;
  const place = streams.filter(({ common }) => common.metric < serviceAlarm.name).length;
  return [...streams.slice(0, place), alarm, ...streams.slice(place)];
}

/** How far the AI share moved; nothing on days on which it is not in the data. */
function movesOf(
  index: FactsIndex,
  change: Change,
  within: StreamScopes,
  absent: AbsentDays | undefined,
): ShareMoves {
  const moves = shareMovesOf(index, change, shareCells(index, change, within));
  return absent === undefined ? moves : (day) => (absent.has(day) ? undefined : moves(day));
}

/** Cells of the AI share of a stream's tickets. */
const shareCells = (index: FactsIndex, change: Change, { name, scopes }: StreamScopes): CellRows[] =>
  (index.metrics.get('ai_share') ?? [])
    .filter((scope) => (name === '*' ? admitsScope(change.selector, scope) : scope.name === scopes[0]?.name))
    .flatMap((scope) => admittedCells(change, scope));
