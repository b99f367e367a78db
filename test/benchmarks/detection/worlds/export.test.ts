import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { describe, expect, test } from 'vitest';
import { registerBacktest } from '../../../../functions/cli/run/backtest.ts';
import { factColumns } from '../../../../functions/contract/detection/facts.ts';
import { RoutingChangeEvent } from '../../../../functions/contract/records/events.ts';
import { replicate } from '../../../../functions/simulate/facts/replicate.ts';
import { scenarios } from '../../../../functions/simulate/facts/scenarios.ts';
import { runCommand } from '../../../cli/run-command.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';
import { measure } from '../measure.ts';
import { readAlarms } from './alarms.ts';
import { exportWorlds } from './export.ts';
import { handbackAlarms } from './handback-alarms.ts';
import { publicScenarios, worldsNamed } from './public-worlds.ts';
import { score } from './score.ts';
import { readTruth } from './truth.ts';

const names = 'drop-3-20,service-2-controls-7,stepped-100';

function exportTo(isBlind = false, seed = 5): string {
  const out = join(temporaryFolder(), 'export');
  exportWorlds({ out, worlds: worldsNamed(names), replications: 2, seed, isBlind });
  return out;
}
const filesOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(folder.length), readFileSync(path, 'latin1')]),
  );
const bufferOf = (path: string): ArrayBuffer => {
  const bytes = readFileSync(path);
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
};
const plain = exportTo();
const blind = exportTo(true);

describe('an export', () => {
  test('has the same bytes for the same seed, and others for another', () => {
    expect(filesOf(exportTo())).toEqual(filesOf(plain));
    const facts = '/worlds/drop-3-20/facts.parquet';
    expect(filesOf(exportTo(false, 6))[facts]).not.toBe(filesOf(plain)[facts]);
  });

  test('holds the rows of the simulator in the columns of a facts file', async () => {
    const file = bufferOf(join(plain, 'worlds/drop-3-20/facts.parquet'));
    const columns = parquetMetadata(file).schema.slice(1);
    expect(columns.map(({ name }) => name)).toEqual([...factColumns]);
    expect(Object.fromEntries(columns.map(({ name, type }) => [name, type]))).toMatchObject({
      dt: 'BYTE_ARRAY',
      lag_days: 'INT32',
      n: 'DOUBLE',
      total: 'DOUBLE',
      total_squares: 'DOUBLE',
    });
    const world = scenarios.get('drop-3-20')!;
    const drawn = [0, 1].flatMap((replication) => replicate(world, 5, replication).rows);
    expect(await parquetReadObjects({ file })).toEqual(drawn);
  });

  test('holds changes as the product takes them', () => {
    const lines = readFileSync(join(plain, 'worlds/stepped-100/changes.ndjson'), 'utf8').trim().split('\n');
    const changes = lines.map((line) => RoutingChangeEvent.parse(JSON.parse(line)));
    expect(changes.map(({ change_id }) => change_id)).toEqual(
      ['r0000', 'r0001'].flatMap((brand) =>
        ['', '-control1', '-control2'].map((of) => `stepped-100-${brand}${of}`),
      ),
    );
  });

  test('says what a tool must know of a world, one line a metric', () => {
    expect(readFileSync(join(plain, 'worlds/scenarios.csv'), 'utf8').split('\n').slice(0, 4)).toEqual([
      'scenario,metric,worse,first_day,change_day,last_day',
      'drop-3-20,csat,lower,2024-07-08,2025-01-06,2025-04-05',
      'service-2-controls-7,verified_resolution_rate,lower,2024-07-08,2025-01-06,2025-04-05',
      'service-2-controls-7,repeat_contact_rate,higher,2024-07-08,2025-01-06,2025-04-05',
    ]);
  });

  test('keeps the truth apart', () => {
    expect(readTruth(join(plain, 'truth/truth.csv'))[0]).toEqual({
      scenario: 'drop-3-20',
      name: 'drop-3-20',
      replication: 'r0000',
      scope: 'treated/chat/leaf1',
      planted: true,
      drop: 0.3,
      change_day: '2025-01-06',
      looks: 90,
    });
  });

  test('that is blind names no world outside of the truth', () => {
    const files = filesOf(join(blind, 'worlds'));
    const told = Object.entries(files).flat();
    expect(told.filter((text) => /drop|service|stepped/.test(text))).toEqual([]);
    const truth = readTruth(join(blind, 'truth/truth.csv'));
    expect(new Set(truth.map(({ name }) => name))).toEqual(new Set(names.split(',')));
  });

  test('is never written over another', () => {
    const request = { worlds: worldsNamed('iid-5'), replications: 1, seed: 1, isBlind: false };
    expect(() => exportWorlds({ ...request, out: plain })).toThrow('is there already');
  });
});

describe('worlds by name', () => {
  test('those of the page are there, all means every declared change, doubled names count once', () => {
    expect(worldsNamed(undefined).map(({ name }) => name)).toEqual(publicScenarios);
    expect(worldsNamed('all').length).toBeGreaterThan(60);
    expect(worldsNamed('iid-5,iid-20,iid-5').map(({ name }) => name)).toEqual(['iid-5', 'iid-20']);
  });

  test.each([
    ['iid-6', 'no scenario "iid-6"; there are iid-20,'],
    ['', 'no scenario ""'],
    ['quiet-ar-12.5', '"quiet-ar-12.5" declares no change'],
  ])('%j is refused', (name, message) => {
    expect(() => worldsNamed(name)).toThrow(message);
  });
});

test("Handback's alarms through export and scorer are those of bench:detection", async () => {
  const backtest = async (args: readonly string[]) => {
    expect(await runCommand(registerBacktest, ['backtest', ...args])).toMatchObject({ exitCode: 0 });
  };
  const alarms = await Array.fromAsync(handbackAlarms(join(blind, 'worlds'), backtest));
  const path = join(blind, 'alarms.ndjson');
  writeFileSync(path, alarms.map((alarm) => `${JSON.stringify(alarm)}\n`).join(''));
  const truth = readTruth(join(blind, 'truth/truth.csv'));
  const read = readAlarms(path, truth);
  for (const { scenario, name, found, falseAlarms, medianDay } of score(truth, read)) {
    const kind = name.startsWith('service') ? 'alarm' : 'stream';
    const { flaggedOn } = measure({ scenario: name, kind, replications: 2, seed: 5 });
    const dayOf = (replication: number) =>
      read.find((a) => a.scenario === scenario && a.scope === '*' && a.replication === `r000${replication}`)
        ?.day;
    expect([dayOf(0) ?? null, dayOf(1) ?? null]).toEqual(flaggedOn);
    const days = flaggedOn.filter((day) => day !== null);
    expect((found ?? falseAlarms)!.count).toBe(days.length);
    if (days.length === 2) expect(medianDay).toBe((days[0]! + days[1]!) / 2);
  }
  expect(readdirSync(join(blind, 'worlds/world-01')).sort()).toEqual(['changes.ndjson', 'facts.parquet']);
});

describe('the command', () => {
  const program = join(import.meta.dirname, 'run.ts');
  const run = (args: readonly string[]): string =>
    execFileSync(process.execPath, [program, ...args], { encoding: 'utf8', stdio: 'pipe' });

  test('exports and scores', () => {
    const out = join(temporaryFolder(), 'export');
    run(['export', '--out', out, '--scenarios', 'drop-3-5', '--replications', '1', '--seed', '3']);
    const alarms = join(out, 'alarms.csv');
    writeFileSync(alarms, 'scenario,replication,day\ndrop-3-5,0,9\n');
    expect(existsSync(join(out, 'worlds/drop-3-5/facts.parquet'))).toBe(true);
    const scored = run(['score', '--alarms', alarms, '--truth', join(out, 'truth'), '--json']);
    expect(JSON.parse(scored)).toMatchObject([{ scenario: 'drop-3-5', found: { count: 1 }, medianDay: 9 }]);
  });

  test('ends with 2 and one line where it is used wrongly', () => {
    const wrong = ['score', '--alarms', 'a.csv', '--truth', '/nowhere'];
    const outcome = (() => {
      try {
        return run(wrong);
      } catch (error) {
        const { status, stderr } = error as { status: number; stderr: string };
        return { status, stderr };
      }
    })();
    expect(outcome).toEqual({
      status: 2,
      stderr: 'truth: cannot read /nowhere/truth.csv: --truth is the folder "truth" of an export\n',
    });
  });
});
