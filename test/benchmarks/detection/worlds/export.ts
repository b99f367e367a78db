import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { openFactsWriter } from '../../../../functions/cli/demo/write-facts.ts';
import { WrongUse } from '../../../../functions/cli/terminal/outcome.ts';
import { addDays } from '../../../../functions/contract/records/instant.ts';
import { makeFolder } from '../../../../functions/platform/local/make-folder.ts';
import { createDraws } from '../../../../functions/simulate/facts/draws.ts';
import { type Replication, replicate } from '../../../../functions/simulate/facts/replicate.ts';
import { changeDay } from '../../../../functions/simulate/facts/scopes.ts';
import type { World } from '../../../../functions/simulate/facts/world.ts';
import { metricsOf } from './public-worlds.ts';
import { type TruthRow, writeTruth } from './truth.ts';

export interface ExportRequest {
  readonly out: string;
  readonly worlds: readonly World[];
  readonly replications: number;
  readonly seed: number;
  /** Worlds get codes for names, in an order that the seed draws. */
  readonly isBlind: boolean;
}

/** A world under the name that a tool may know. */
interface Named {
  readonly world: World;
  readonly scenario: string;
}

/**
 * Writes `worlds/` (what a tool may read) and `truth/` (what it is scored against) into a folder. The same
 * request gives the same bytes.
 * @throws WrongUse where an export lies there already
 */
export function exportWorlds(request: ExportRequest, progress: (text: string) => void = () => {}): void {
  const [worlds, truth] = ['worlds', 'truth'].map((part) => join(request.out, part)) as [string, string];
  for (const folder of [worlds, truth]) {
    if (existsSync(folder))
      throw new WrongUse(`export: --out: ${folder} is there already; choose another folder`);
    makeFolder(folder);
  }
  const named = request.isBlind
    ? nameBlindly(request)
    : request.worlds.map((world) => ({ world, scenario: world.name }));
  writeFileSync(join(worlds, 'scenarios.csv'), describe(named));
  const rows = named.flatMap((each) => {
    progress(`${each.scenario}: ${request.replications} replications`);
    return exportWorld(each, join(worlds, each.scenario), request);
  });
  writeTruth(join(truth, 'truth.csv'), rows);
}

function nameBlindly({ worlds, seed }: ExportRequest): Named[] {
  const draws = createDraws(seed, 'order of a blind export');
  return worlds
    .map((world) => ({ world, at: draws.uniform() }))
    .sort((a, b) => a.at - b.at)
    .map(({ world }, i) => ({ world, scenario: `world-${String(i + 1).padStart(2, '0')}` }));
}

/** scenarios.csv: what a tool must know of a world, one line a metric that an alarm may rest on. */
function describe(named: readonly Named[]): string {
  const lines = named.flatMap(({ world, scenario }) =>
    metricsOf(world).map((metric) => ({
      scenario,
      metric,
      worse: metric === 'reopen_rate' || metric === 'repeat_contact_rate' ? 'higher' : 'lower',
      first_day: addDays(changeDay, -world.historyDays),
      change_day: changeDay,
      last_day: addDays(changeDay, world.daysAfter - 1),
    })),
  );
  return stringify(lines, { header: true });
}

function exportWorld({ world, scenario }: Named, folder: string, request: ExportRequest): TruthRow[] {
  makeFolder(folder);
  const facts = openFactsWriter(join(folder, 'facts.parquet'), 'parquet');
  const changes: string[] = [];
  const truth: TruthRow[] = [];
  for (let i = 0; i < request.replications; i++) {
    const drawn = replicate(world, request.seed, i);
    facts.write(drawn.rows);
    for (const change of drawn.changes) {
      const renamed = { ...change, change_id: scenario + change.change_id.slice(world.name.length) };
      changes.push(`${JSON.stringify(renamed)}\n`);
    }
    truth.push(...truthOf(world, scenario, drawn));
  }
  facts.close();
  writeFileSync(join(folder, 'changes.ndjson'), changes.join(''));
  return truth;
}

const truthOf = (world: World, scenario: string, { truth }: Replication): TruthRow[] =>
  Object.entries(truth.drops).map(([scope, drop]) => ({
    scenario,
    name: world.name,
    replication: truth.brand,
    scope,
    planted: drop > 0,
    drop,
    change_day: truth.change_day,
    looks: world.daysAfter,
  }));
