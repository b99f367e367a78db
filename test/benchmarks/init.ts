import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleHandlers } from '../infra/bundle-handler.ts';
import { timeInit } from '../infra/time-init.ts';
import type { Figure } from './figures.ts';
import type { BenchmarkResult } from './run.ts';

/** The bars: what a handler may weigh, and take to load at worst. Tagging brings word lists of a dozen languages. */
const usual = { megabytes: 2.5, milliseconds: 400 };
const withTagging = { megabytes: 5, milliseconds: 600 };
const taggingRooms: readonly string[] = ['ingest', 'maintain'];

/** Fresh processes a bundle is loaded in. */
const processes = 15;

/** What each Lambda's bundle weighs, and takes to load: median and longest. */
export async function benchmarkInit(): Promise<BenchmarkResult> {
  const folder = mkdtempSync(join(tmpdir(), 'handback-bench-init-'));
  const figures: Figure[] = [];
  const details: Record<string, readonly number[]> = {};
  try {
    for (const [room, { file }] of await bundleHandlers(folder)) {
      const times = await timeInit(file, processes);
      details[room] = times;
      const { megabytes, milliseconds } = taggingRooms.includes(room) ? withTagging : usual;
      const [weight, median, longest] = [statSync(file).size / 1e6, times[processes >> 1]!, times.at(-1)!];
      figures.push(
        { name: `init: bundle of ${room}`, value: weight, unit: 'MB', atMost: megabytes },
        { name: `init: ${room}, median`, value: median, unit: 'ms', atMost: milliseconds },
        { name: `init: ${room}, longest of ${processes}`, value: longest, unit: 'ms', atMost: milliseconds },
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { name: 'init', figures, details };
}
