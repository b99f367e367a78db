import { judgedMetrics } from '../../../../functions/contract/definitions/metrics.ts';
import { defaultSettings } from '../../../../functions/contract/definitions/settings.ts';
import { dayNumber, toBrandFacts } from '../../../../functions/contract/detection/brand-facts.ts';
import { currentChanges } from '../../../../functions/detect/changes/changes.ts';
import { scopesOf } from '../../../../functions/detect/decide/stream-scopes.ts';
import type { Design } from '../../../../functions/detect/design/design.ts';
import { designStream } from '../../../../functions/detect/design/design-stream.ts';
import { createSampleCache } from '../../../../functions/detect/design/sample-cache.ts';
import type { Stratification } from '../../../../functions/detect/design/stratify.ts';
import type { Stream } from '../../../../functions/detect/design/stream.ts';
import { intervalHalfWidth, logEValue } from '../../../../functions/detect/estimate/e-process.ts';
import { createLookTable, figure, rowOf } from '../../../../functions/detect/estimate/look-table.ts';
import { lookDaily } from '../../../../functions/detect/estimate/looks.ts';
import { indexFacts } from '../../../../functions/detect/facts/facts-index.ts';
import { createWorkspace } from '../../../../functions/detect/noise/workspace.ts';
import type { Replication } from '../../../../functions/simulate/facts/replicate.ts';
import type { World } from '../../../../functions/simulate/facts/world.ts';
import { lastLook } from '../welch.ts';
import { contrastDays, type Sides } from './contrast-days.ts';
import { type ContrastDay, type Score, scoreOf } from './filter.ts';
import { type DayGrid, groupDays, sumGroups } from './group-days.ts';
import { type Walk, walkOf, walksTogether } from './walk.ts';

/** One look by one contrast. */
export interface ComparedLook {
  /** The change's day is 1. */
  readonly day: number;
  /** The burn-in is over. */
  readonly isReady: boolean;
  readonly isFlagged: boolean;
  readonly lower: number;
  readonly upper: number;
}

/** Looks at the treated set of a world's change, by the flat contrast and by the generalised one. */
export interface Compared {
  readonly flat: readonly ComparedLook[];
  readonly gls: readonly ComparedLook[];
}

/** How a walk is read from history. */
export type WalkRule = (walk: Walk) => number;

const { alpha, rho, drift } = defaultSettings.detection;
const ahead = 28;
const surely = 2.5;

/** @returns undefined where the stream has no design */
export function judgeBoth(world: World, replication: Replication, ruleOf: WalkRule): Compared | undefined {
  const stream = streamOf(world, replication);
  const { design, stratification, change } = stream;
  if (design === undefined || stratification === undefined) return undefined;
  const sides = sidesOf(stream, design, stratification);
  const changeAt = change.day - design.window.historyFrom;
  const before = [...contrastDays(sides, changeAt - 1)];
  const walk = ruleOf(walkOf(stream, design, stratification, before)) * walksTogether(design);
  const sought = rhoAhead(design, before, walk);
  const flat = flatLooks(stream, design.rho);
  const gls = flat.map(({ day, isReady }) =>
    lookOf(day, scoreOf(contrastDays(sides, changeAt + day - 1), walk), sought, isReady),
  );
  return { flat, gls };
}

/** The whole treated set of the world's change, with its design. */
function streamOf(world: World, { rows, changes, truth }: Replication): Stream {
  const index = indexFacts(toBrandFacts(truth.brand, rows));
  const all = currentChanges(changes);
  const change = all.find(({ id }) => id === truth.change_id)!;
  const { metric } = world;
  const family = {
    index,
    change,
    metric,
    rule: judgedMetrics.get(metric)!,
    lastLook: Math.min(index.lastDay, dayNumber(lastLook(truth.change_day, world.daysAfter))),
    cache: createSampleCache(),
    workspace: createWorkspace(),
  };
  const within = scopesOf(index, index.metrics.get(metric) ?? [], change, all)[0]!;
  return designStream(family, all, within, { rho, drift });
}

function sidesOf(stream: Stream, design: Design, stratification: Stratification): Sides {
  const grid: DayGrid = {
    index: stream.index,
    window: design.window,
    strata: design.strata.length,
    known: Math.max(1, design.maturity),
  };
  const controls = design.controls.map(({ cells, cuts }) =>
    groupDays(grid, stratification.assign(cells), cuts),
  );
  const treated = groupDays(grid, stratification.assign(stream.treated), []);
  return { grid, design, treated, controls: sumGroups(controls) };
}

/** The product's own looks that have an estimate. */
function flatLooks(stream: Stream, sought: number): ComparedLook[] {
  const { change, lastLook } = stream;
  const looks = lookDaily(stream, createLookTable(1, change.day, lastLook), 0);
  const { figures } = looks.table;
  return Array.from({ length: looks.count }, (_, k) => looks.firstLook + k).flatMap((day) => {
    const row = rowOf(looks, day);
    const information = 1 / figures[row + figure.variance]!;
    if (Number.isNaN(information)) return [];
    const score = { sum: information * figures[row + figure.effect]!, information };
    return [lookOf(day - change.day + 1, score, sought, figures[row + figure.isReady] === 1)];
  });
}

/** ρ as the product takes it, with what 28 days will tell by this contrast. */
function rhoAhead(design: Design, before: readonly ContrastDay[], walk: number): number {
  const last = before.slice(-ahead).filter(({ value }) => !Number.isNaN(value));
  const noise = last.reduce((sum, { variance }) => sum + variance, 0) / last.length;
  const after = Array.from({ length: ahead }, () => ({ value: 0, variance: noise, isAfter: true }));
  const { information } = scoreOf([...before, ...after], walk);
  const least = rho[design.rule.name] ?? design.rule.detection.rho;
  return information > 0 ? Math.max(least, surely / Math.sqrt(information)) : least;
}

function lookOf(day: number, { sum, information }: Score, sought: number, isReady: boolean): ComparedLook {
  if (!(information > 0)) return { day, isReady, isFlagged: false, lower: -Infinity, upper: Infinity };
  const effect = sum / information;
  const half = intervalHalfWidth(information, sought, alpha);
  const isFlagged = isReady && logEValue(effect, information, sought) >= Math.log(1 / alpha);
  return { day, isReady, isFlagged, lower: effect - half, upper: effect + half };
}
