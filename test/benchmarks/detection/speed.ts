import type { BrandFacts } from '../../../functions/contract/detection/brand-facts.ts';
import { dayNumber } from '../../../functions/contract/detection/brand-facts.ts';
import type { FactCell } from '../../../functions/contract/detection/facts.ts';
import { addDays } from '../../../functions/contract/records/instant.ts';
import { type Change, currentChanges } from '../../../functions/detect/changes/changes.ts';
import { type FactsIndex, indexFacts } from '../../../functions/detect/facts/facts-index.ts';
import { changeDay } from '../../../functions/simulate/facts/scopes.ts';
import { judgeIndex } from './judge.ts';
import type { TableRow } from './table.ts';

const scopes = 1000;
const metrics = [
  'csat',
  'csat_positive',
  'claimed_resolution_rate',
  'verified_resolution_rate',
  'reopen_rate',
  'repeat_contact_rate',
];
const days = { before: 182, after: 90 };
/** Replays measured: the first, with cold code, and the median count. */
const repeats = 5;

/** Bar F: 1,000 scopes × 6 metrics × 90 looks, one stratum, lag 0: processor seconds, memory above the facts. */
export function measureSpeed(): TableRow {
  const index = indexFacts(drawFacts());
  const changes = [
    {
      event: 'routing_change' as const,
      schema: 1 as const,
      source: 'bench',
      occurred_at: `${changeDay}T00:00:00Z`,
      change_id: 'speed',
      effective_at: `${changeDay}T00:00:00Z`,
      kind: 'ai_rollout' as const,
      selector: { channel: ['chat'] },
    },
  ];
  const current = currentChanges(changes);
  const runs = Array.from({ length: repeats }, () => judgeOnce(index, current));
  const sorted = runs.map((run) => run.seconds).sort((a, b) => a - b);
  const median = sorted[Math.floor(repeats / 2)]!;
  const mebibytes = Math.max(...runs.map((run) => run.mebibytes));
  const first = runs[0]!;
  return {
    bar: 'F',
    scenario: `${scopes} scopes × ${metrics.length} metrics × ${days.after} looks`,
    replications: repeats,
    demand: '< 1 s, < 256 MiB above the facts',
    measured:
      `processor time ${first.seconds.toFixed(2)} s the first time, median ${median.toFixed(2)} s, ` +
      `best ${sorted[0]!.toFixed(2)} s; ${mebibytes.toFixed(0)} MiB, ${first.looks} looks`,
    isHeld: first.seconds < 1 && median < 1 && mebibytes < 256,
    isOnlyShown: false,
    welch: '',
  };
}

/** Processor time and memory of one replay of all looks, above the facts. */
function judgeOnce(
  index: FactsIndex,
  changes: readonly Change[],
): { seconds: number; mebibytes: number; looks: number } {
  globalThis.gc?.();
  const memory = process.memoryUsage().rss;
  const before = process.cpuUsage();
  let looks = 0;
  for (const _ of judgeIndex(index, changes, addDays(changeDay, days.after - 1))) looks++;
  const used = process.cpuUsage(before);
  return {
    seconds: (used.user + used.system) / 1e6,
    mebibytes: (process.memoryUsage().rss - memory) / 2 ** 20,
    looks,
  };
}

/** Facts without any drama: every scope answers 20 times a day. */
function drawFacts(): BrandFacts {
  const cells: FactCell[] = metrics.flatMap((metric) =>
    Array.from({ length: scopes + 8 }, (_, i) => ({
      market: `m${i}`,
      channel: i < scopes ? 'chat' : 'phone',
      queue: 'all',
      intent: '*',
      language: '*',
      priority: '*',
      metric,
    })),
  );
  const length = days.before + days.after;
  const size = cells.length * length;
  const first = dayNumber(changeDay) - days.before;
  const total = Float64Array.from({ length: size }, (_, row) => 12 + (Math.imul(row, 2654435761) >>> 29));
  return {
    brand: 'speed',
    cells,
    cell: Int32Array.from({ length: size }, (_, row) => Math.floor(row / length)),
    day: Int32Array.from({ length: size }, (_, row) => first + (row % length)),
    lag: new Int32Array(size),
    n: new Float64Array(size).fill(20),
    total,
    totalSquares: total,
  };
}
