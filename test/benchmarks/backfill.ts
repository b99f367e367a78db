import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { addDays, dayOf, startOfDay } from '../../functions/contract/records/instant.ts';
import { createTally, generateStory } from '../../functions/simulate/story/story.ts';
import type { BenchmarkOptions, BenchmarkResult } from './run.ts';

const cli = join(import.meta.dirname, '../../functions/cli/handback.mjs');
const years = 3;
/** Unpacked bytes of three years of the story. */
const bytesOfStory = 540e6;
const usualBytes = 50e6;

/**
 * Three years of history at once, a gzipped file a source and month, as docs/deploy.md says: ingested into a new lake,
 * and curated whole. `--big BYTES` of unpacked exports; a tenth of 10 GB is `--big 1000000000`.
 */
export async function benchmarkBackfill({ bigBytes }: BenchmarkOptions): Promise<BenchmarkResult> {
  const folder = mkdtempSync(join(tmpdir(), 'handback-bench-'));
  try {
    const inbox = join(folder, 'in');
    const made = writeMonths(inbox, (bigBytes || usualBytes) / bytesOfStory);
    const lake = join(folder, 'lake');
    const ingest = handback(['ingest', inbox, '--lake', lake]);
    const curate = handback(['curate', '--lake', lake]);
    const { accepted, quarantined } = ingest.answer as { accepted: number; quarantined: number };
    const figures = [
      { name: 'backfill: unpacked', value: made.bytes / 1e6, unit: 'MB' },
      { name: 'backfill: records of the largest file', value: made.mostRecords, unit: '', atMost: 5_000_000 },
      { name: 'backfill: ingest', value: ingest.seconds, unit: 's' },
      { name: 'backfill: curate three years', value: curate.seconds, unit: 's' },
    ];
    return { name: 'backfill', figures, details: { files: made.files, accepted, quarantined } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The story of three seeds, each a year after the one before it, by month of arrival. */
function writeMonths(inbox: string, scale: number): { files: number; bytes: number; mostRecords: number } {
  const sizes = { files: 0, bytes: 0, mostRecords: 0 };
  for (let year = 0; year < years; year++) {
    const months = new Map<string, string[]>();
    for (const { path, text, arrivedAt } of generateStory({ seed: year + 1, scale }, createTally())) {
      const month = addDays(dayOf(arrivedAt), yearsEarlier(year)).slice(0, 7);
      const key = `${path.slice(0, path.indexOf('/'))}/${month}.ndjson.gz`;
      months.set(key, [...(months.get(key) ?? []), ofYear(text, year)]);
    }
    for (const [key, texts] of months) {
      const text = texts.join('');
      const path = join(inbox, `${year}`, key);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, gzipSync(text));
      const records = text.split('\n').length - 1;
      sizes.files += 1;
      sizes.bytes += text.length;
      sizes.mostRecords = Math.max(sizes.mostRecords, records);
    }
  }
  return sizes;
}

const yearsEarlier = (year: number): number => -365 * (years - 1 - year);

/** The same text in its year, its tickets and surveys apart from those of other years. */
const ofYear = (text: string, year: number): string =>
  text
    .replace(/"(ticket_id|survey_id|change_id)":"/g, `"$1":"${year}-`)
    .replace(/\b20\d\d-\d\d-\d\d(?=T\d\d:)/g, (day) =>
      Number.isNaN(startOfDay(day)) ? day : addDays(day, yearsEarlier(year)),
    );

function handback(args: readonly string[]): { seconds: number; answer: unknown } {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args, '--json'], {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 ** 2,
  });
  if (status !== 0) throw new Error(`bench: handback ${args.join(' ')} ended with ${status}: ${stderr}`);
  return { seconds: (performance.now() - started) / 1000, answer: JSON.parse(stdout) };
}
