import { expect, test } from 'vitest';
import { registerDetect } from '../../functions/cli/run/detect.ts';
import { openLake } from '../../functions/cli/terminal/open-lake.ts';
import { runCommand } from '../cli/run-command.ts';
import { openPlantedLake, type PlantedLake } from './planted-lake.ts';

const nothing = /^(?:No regression so far\.|Nothing can be told yet\.|No routing change is being watched)/m;

/** A lake of these days in which service gets worse on a day, or on none. */
async function worldOf(worseFrom: string): Promise<PlantedLake> {
  const lake = await openPlantedLake('2026-02-02', worseFrom, '2026-03-17');
  await openLake(lake.folder, { create: true });
  await lake.arriveThrough('2026-03-16');
  return lake;
}

/** What a scheduled job sees of a look: the exit code, and whether the text and the machine's answer name a regression. */
async function look(lake: PlantedLake, ...more: string[]) {
  const run = await runCommand(registerDetect, ['detect', '--lake', lake.folder, ...more]);
  const { findings } = run.answer as { findings: readonly { readonly is_expected: boolean }[] };
  const isFound = findings.some(({ is_expected }) => !is_expected);
  return { exitCode: run.exitCode, isFound, saysNothing: nothing.test(run.words) };
}

const failing = (...more: string[]) => ['--fail-on', 'regression', ...more];

test('a real regression: exit 1 from the day on which the text says so, never before', async () => {
  const lake = await worldOf('2026-03-02');
  try {
    await lake.declare('bot', '2026-03-01T09:00:00Z', '2026-03-02T00:00:00Z');
    const days = ['2026-02-28', '2026-03-03', '2026-03-06', '2026-03-09', '2026-03-12', '2026-03-16'];
    const codes: number[] = [];
    for (const day of days) {
      const { exitCode, isFound, saysNothing } = await look(lake, ...failing('--as-of', day));
      expect([day, exitCode, isFound], day).toEqual([day, saysNothing ? 0 : 1, !saysNothing]);
      codes.push(exitCode);
    }
    expect([codes[0], codes[1], codes.at(-1)]).toEqual([0, 0, 1]);
    expect(await look(lake)).toEqual({ exitCode: 0, isFound: true, saysNothing: false });
    const history = await look(lake, ...failing('--from', '2026-03-14'));
    expect(history).toEqual({ exitCode: 1, isFound: true, saysNothing: false });
  } finally {
    await lake.close();
  }
}, 300_000);

test('no regression, and no change at all: exit 0, and the text says no more', async () => {
  const lake = await worldOf('2027-01-01');
  const quiet = { exitCode: 0, isFound: false, saysNothing: true };
  try {
    expect(await look(lake, ...failing())).toEqual(quiet);
    await lake.declare('bot', '2026-03-01T09:00:00Z', '2026-03-02T00:00:00Z');
    for (const day of ['2026-03-03', '2026-03-09', '2026-03-16'])
      expect([day, await look(lake, ...failing('--as-of', day))]).toEqual([day, quiet]);
  } finally {
    await lake.close();
  }
}, 300_000);
