import type { Design } from '../design/design.ts';
import type { Stratification } from '../design/stratify.ts';
import type { Stream } from '../design/stream.ts';
import { type ContrastSample, sampleContrast } from './contrast-sample.ts';
import { type Pool, poolControls } from './control-pool.ts';
import { fillLook, leaveOpen, lookTask } from './fill-look.ts';
import { figure, type LookTable, looksIn, rowOf, type StreamLooks } from './look-table.ts';
import { createMixLedger } from './mix.ts';

/**
 * Computes every look from the change (or from when it was found) to the last day there is.
 * @param view what of the samples is looked at; default: everything
 */
export function lookDaily(
  stream: Stream,
  table: LookTable,
  position: number,
  view?: (sample: ContrastSample) => ContrastSample,
): StreamLooks {
  const firstLook = Math.max(stream.change.day, stream.change.knownFrom, stream.firstKnown);
  const lastLook = Math.min(stream.lastLook, stream.supersededFrom - 1);
  const count = Math.max(0, lastLook - firstLook + 1);
  const looks = looksIn(table, position, firstLook, count);
  const { design, stratification } = stream;
  if (count > 0 && design !== undefined && stratification !== undefined) {
    stream.workspace.step(() => fillLooks(looks, stream, design, stratification, view));
  } else {
    for (let k = 0; k < count; k++) leaveOpen(table.figures, rowOf(looks, firstLook + k));
  }
  return looks;
}

/** Takes back what a look says, since its metric is not in the data on that day. */
export function leaveOut(looks: StreamLooks, day: number): void {
  if (day < looks.firstLook || day >= looks.firstLook + looks.count) return;
  const { figures } = looks.table;
  const row = rowOf(looks, day);
  leaveOpen(figures, row);
  figures[row + figure.isReady] = 0;
  looks.evidence[day - looks.firstLook] = Number.NaN;
}

function fillLooks(
  looks: StreamLooks,
  stream: Stream,
  design: Design,
  stratification: Stratification,
  view: (sample: ContrastSample) => ContrastSample = (sample) => sample,
): void {
  const { firstLook, count } = looks;
  const cells = stratification.assign(stream.treated);
  const treated = view(
    sampleContrast(stream.index, cells, design.strata.length, design.window, stream.workspace.take),
  );
  const mix = createMixLedger(stream, design, stratification);
  const poolOn = (look: number): Pool => {
    const pool = poolControls(stream, design, design.window, stratification, look);
    return { ...pool, sample: pool.sample && view(pool.sample) };
  };
  const task = lookTask(looks, design, design.window, treated, mix);
  let pool = poolOn(firstLook);
  for (let k = 0; k < count; k++) {
    const look = firstLook + k;
    if (look >= pool.until) pool = poolOn(look);
    fillLook(task, look, pool);
  }
}
