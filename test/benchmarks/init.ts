import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleHandler, handlerRooms } from '../infra/bundle-handler.ts';
import { timeInit } from '../infra/time-init.ts';
import type { Figure } from './figures.ts';
import type { BenchmarkResult } from './run.ts';

/** Fresh processes a bundle is loaded in. */
const processes = 15;

/** What each Lambda's bundle weighs, and takes to load: median and longest. */
export async function benchmarkInit(): Promise<BenchmarkResult> {
  const folder = mkdtempSync(join(tmpdir(), 'handback-bench-init-'));
  const figures: Figure[] = [];
  const details: Record<string, readonly number[]> = {};
  try {
    for (const room of handlerRooms) {
      const { file } = await bundleHandler(room, folder);
      const times = await timeInit(file, processes);
      details[room] = times;
      figures.push(
        { name: `init: bundle of ${room}`, value: statSync(file).size / 1e6, unit: 'MB', atMost: 1.5 },
        { name: `init: ${room}, median`, value: times[processes >> 1]!, unit: 'ms', atMost: 400 },
        { name: `init: ${room}, longest of ${processes}`, value: times.at(-1)!, unit: 'ms', atMost: 400 },
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { name: 'init', figures, details };
}
