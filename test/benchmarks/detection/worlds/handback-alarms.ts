import { createReadStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parse } from 'csv-parse/sync';
import { WrongUse } from '../../../../functions/cli/terminal/outcome.ts';
import type { Look } from '../../../../functions/contract/detection/evaluation.ts';
import { isServiceAlarm } from '../../../../functions/contract/detection/service-alarm.ts';
import type { Alarm } from './alarms.ts';

/** Runs the command `backtest` of Handback with these arguments. */
export type RunBacktest = (args: readonly string[]) => Promise<unknown>;

/**
 * Handback's alarms in exported worlds, by its own command `backtest`, which reads nothing but the export. A
 * world of one metric is judged by that metric, one of several by the alarm over them.
 * @param folder `worlds` of an export
 * @throws WrongUse where that is none
 */
export async function* handbackAlarms(folder: string, runBacktest: RunBacktest): AsyncGenerator<Alarm> {
  const temporary = mkdtempSync(join(tmpdir(), 'handback-worlds-'));
  const out = join(temporary, 'looks.ndjson');
  try {
    for (const { scenario, metrics, changeDay } of describedWorlds(folder)) {
      const of = (file: string) => join(folder, scenario, file);
      await runBacktest(['--facts', of('facts.parquet'), '--changes', of('changes.ndjson'), '--out', out]);
      const isJudged = (look: Look) =>
        metrics.length > 1 ? isServiceAlarm(look) : look.metric === metrics[0];
      for await (const look of looksIn(out)) {
        const isOfChange = look.change_effective_on === changeDay;
        if (!isOfChange || look.flagged_on !== look.known_on || !isJudged(look)) continue;
        yield { scenario, replication: look.brand, day: look.day, scope: look.scope };
      }
    }
  } finally {
    rmSync(temporary, { recursive: true });
  }
}

async function* looksIn(path: string): AsyncGenerator<Look> {
  for await (const line of createInterface({ input: createReadStream(path) })) yield JSON.parse(line) as Look;
}

interface DescribedWorld {
  readonly scenario: string;
  readonly changeDay: string;
  readonly metrics: readonly string[];
}

function describedWorlds(folder: string): DescribedWorld[] {
  const path = join(folder, 'scenarios.csv');
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new WrongUse(`alarms: cannot read ${path}: --worlds is the folder "worlds" of an export`);
  }
  const lines = parse(text, { columns: true }) as { scenario: string; metric: string; change_day: string }[];
  return [...Map.groupBy(lines, ({ scenario }) => scenario)].map(([scenario, rows]) => ({
    scenario,
    changeDay: rows[0]!.change_day,
    metrics: rows.map(({ metric }) => metric),
  }));
}
