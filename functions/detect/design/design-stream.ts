import { type JudgedMetric, judgedMetrics } from '../../contract/metrics.ts';
import type { Change } from '../changes/changes.ts';
import type { CellRows, FactsIndex, ScopeCells } from '../facts/facts-index.ts';
import type { Window } from '../facts/samples.ts';
import { historyDays } from '../noise/drift.ts';
import { type HistorySample, sampleHistory } from '../noise/history-sample.ts';
import { addControls, estimateNoise, type ObservedGroup } from '../noise/noise.ts';
import { residualsOf } from '../noise/residuals.ts';
import { createScratch, type Take, takeNew } from '../noise/workspace.ts';
import { admittedCells, type Control, selectControls, sumCells } from './controls.ts';
import { type Design, hashDesign, toShares } from './design.ts';
import type { SampleCache } from './sample-cache.ts';
import { countIntake, type Stratification, stratify } from './stratify.ts';
import { countTickets } from './tickets.ts';
import { afterFrom, beforeWindow, longestBefore } from './windows.ts';

/** One question put to the facts: did this change move this metric in this scope? */
export interface Stream {
  readonly index: FactsIndex;
  readonly change: Change;
  /** `market/channel/queue`, or `*` for the whole treated set. */
  readonly scope: string;
  readonly metric: string;
  readonly rule: JudgedMetric;
  readonly treated: readonly CellRows[];
  /** What it shares with streams of the same window, strata and controls. */
  readonly cache: SampleCache;
  /** First look at which anything of it is known. */
  readonly firstKnown: number;
  readonly lastLook: number;
  /** Look from which a later change owns its tickets; Infinity when none does. */
  readonly supersededFrom: number;
  /** Settled at the change; undefined when the before-window is shorter than a week or empty. */
  readonly design: Design | undefined;
  readonly stratification: Stratification | undefined;
  /** The 28 days before the before-window belong to the same routing, so that both can be compared. */
  readonly hasPreTrend: boolean;
}

/** Settings of the deployment that a design depends on. */
export interface DesignSettings {
  readonly rho: Readonly<Record<string, number>>;
  readonly drift: Readonly<Record<string, number>>;
}

/** What the scopes of one stream are, and the changes that touch their tickets. */
export interface StreamScopes {
  readonly name: string;
  readonly scopes: readonly ScopeCells[];
  /** Changes known at the decision that touch the stream's tickets. */
  readonly earlier: readonly Change[];
  readonly supersededFrom: number;
}

/** Settles the design of one stream from what was known at the change. */
export function designStream(
  index: FactsIndex,
  change: Change,
  changes: readonly Change[],
  metric: string,
  within: StreamScopes,
  lastLook: number,
  settings: DesignSettings,
  cache: SampleCache,
): Stream {
  const rule = judgedMetrics.get(metric)!;
  const treated = within.scopes.flatMap((scope) => admittedCells(change, scope));
  const stream = {
    index,
    change,
    scope: within.name,
    metric,
    rule,
    treated,
    cache,
    firstKnown: firstKnownLook(index, treated),
    lastLook,
    supersededFrom: within.supersededFrom,
  };
  const earliest = firstDay(index, treated);
  const before = beforeWindow(change, within.earlier, earliest);
  const observed = sumCells(index, treated, before.from, change.day, change.day);
  if (before.days < 7 || observed.n <= 0) {
    return { ...stream, design: undefined, stratification: undefined, hasPreTrend: false };
  }
  const shared = cache.within(`before ${before.from}`);
  const controls = shared.get('controls', () => selectControls(index, metric, change, changes, before));
  const window: Window = {
    changeDay: change.day,
    beforeFrom: before.from,
    afterFrom: afterFrom(change),
    lastLook,
    historyFrom: change.day - historyDays,
    maturities: index.maturities.get(metric) ?? 1,
  };
  const hasControls = controls.length > 0;
  const controlCounts = shared.get('intake', () => {
    const cells = controls.flatMap((control) => control.cells);
    return countIntake(index, change, before.from, cells, false);
  });
  const treatedCounts = countIntake(index, change, before.from, treated, !hasControls);
  const stratification = stratify(treatedCounts, controlCounts, hasControls);
  const controlled = { ...stream, cache: shared.within(stratification.signature) };
  const meanBefore = observed.total / observed.n;
  const design = settle(controlled, window, stratification, controls, meanBefore, settings);
  const twice = beforeWindow(change, within.earlier, earliest, 2 * longestBefore);
  return { ...controlled, design, stratification, hasPreTrend: twice.days === 2 * longestBefore };
}

/** History of the treated, while their design is settled. */
const scratch = createScratch();

function settle(
  stream: Omit<Stream, 'design' | 'stratification' | 'hasPreTrend'>,
  window: Window,
  stratification: Stratification,
  controls: readonly Control[],
  meanBefore: number,
  settings: DesignSettings,
): Design {
  const { index, change, metric, rule, scope, treated, cache } = stream;
  const strata = stratification.names.length;
  const sample = (cells: readonly CellRows[], take: Take): HistorySample =>
    sampleHistory(index, stratification.assign(cells), strata, window, take);
  scratch.clear();
  const own = sample(treated, scratch.take);
  const theirs = cache.get('histories', () => controls.map(({ cells }) => sample(cells, takeNew)));
  const known = theirs.reduce((longest, { maturities }) => Math.max(longest, maturities), own.maturities);
  const observe = (history: HistorySample, take: Take): ObservedGroup => ({
    history,
    residuals: residualsOf(history, strata, window.maturities, Math.max(1, known), take),
  });
  const observed = cache.get(`residuals ${known}`, () =>
    addControls(
      theirs.map((each) => observe(each, takeNew)),
      change.day - window.historyFrom,
      strata,
    ),
  );
  const first = controls.reduce(
    (earliest, { cells }) => Math.min(earliest, firstDay(index, cells)),
    firstDay(index, treated),
  );
  const weeks = Math.floor((change.day - Math.max(window.historyFrom, first)) / 7);
  const noise = estimateNoise(
    observe(own, scratch.take),
    observed,
    rule.unit,
    strata,
    window.maturities,
    known,
    weeks,
  );
  const rho = settings.rho[metric] ?? rule.detection.rho;
  const beforeOnly = { ...window, lastLook: change.day - 1 };
  const parts = {
    rule,
    strata: stratification.names,
    weights:
      strata === 1
        ? Float64Array.of(1)
        : toShares(countTickets(index, change, treated, stratification, beforeOnly).before),
    phi: noise.phi,
    drift: noise.drift ?? settings.drift[metric] ?? rule.detection.drift,
    isDriftDefault: noise.drift === undefined,
    rho: rule.unit === 'money' ? rho * Math.max(1e-9, Math.abs(meanBefore)) : rho,
    window,
    maturity: known,
    controls,
    notes: stratification.notes,
  };
  const hash = hashDesign(change, scope, metric, { ...parts, noise });
  return { ...parts, deviation: noise.deviation, hash };
}

const firstDay = (index: FactsIndex, cells: readonly CellRows[]): number =>
  cells.reduce((first, cell) => Math.min(first, index.day[cell.start]!), Number.POSITIVE_INFINITY);

/** First look at which anything of the cells is known; Infinity when nothing ever is. */
export function firstKnownLook(index: FactsIndex, cells: readonly CellRows[]): number {
  let first = Number.POSITIVE_INFINITY;
  for (const cell of cells) {
    for (let row = cell.start; row < cell.end && index.day[row]! < first; row++) {
      first = Math.min(first, index.day[row]! + index.lag[row]!);
    }
  }
  return first;
}
