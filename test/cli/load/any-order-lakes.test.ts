import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { registerIngest } from '../../../functions/cli/load/ingest.ts';
import { registerCurate } from '../../../functions/cli/run/curate.ts';
import { openDuckDbEngine } from '../../../functions/platform/local/duckdb/engine.ts';
import { helpDesks, mappings, type SampleSource } from '../../sources/by-hand/read-samples.ts';
import { runCommand } from '../run-command.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'handback-any-order-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const sources = [...helpDesks, ...mappings];
type Files = readonly (readonly string[])[];

/** Loads the files of every source, curating once in between where asked, and gives all that curation made of them. */
async function outcomeOf(filesOf: (source: SampleSource) => Files, curateBetween: boolean) {
  const lake = mkdtempSync(join(folder, 'lake-'));
  const config = Object.fromEntries(helpDesks.map(({ name, settings }) => [name, settings]));
  writeFileSync(join(lake, 'handback.config.yaml'), stringify({ sources: config }));
  for (const source of sources) {
    const input = join(folder, 'input', lake, source.name);
    mkdirSync(input, { recursive: true });
    const how = source.path === undefined ? ['--source', source.name] : ['--mapping', source.path];
    for (const [i, lines] of filesOf(source).entries())
      writeFileSync(join(input, `${i}.ndjson`), `${lines.join('\n')}\n`);
    const { exitCode, words } = await runCommand(registerIngest, [
      ...['ingest', input, '--jobs', '1', '--lake', lake, ...how],
    ]);
    expect({ exitCode, words }).toMatchObject({ exitCode: 0 });
    expect(words).not.toContain('rejected for');
    if (curateBetween && source.name === 'gorgias')
      await runCommand(registerCurate, ['curate', '--lake', lake]);
  }
  await runCommand(registerCurate, ['curate', '--lake', lake]);
  const engine = await openDuckDbEngine({ folder: lake });
  const all = async (sql: string) => (await engine.query(sql)).rows.map((row) => row.join('|'));
  const episodes = await all('select * exclude (customer_key) from episodes order by ticket_key, episode_no');
  const surveys = await all('select * from surveys order by all');
  await engine.close();
  rmSync(lake, { recursive: true });
  return { episodes, surveys };
}

/** A source's records in an order, each once or twice, over one to four files. */
const delivery = (records: readonly object[]): fc.Arbitrary<Files> =>
  fc
    .tuple(
      fc.shuffledSubarray([...records], { minLength: records.length }),
      fc.array(fc.nat({ max: 3 }), { minLength: records.length, maxLength: records.length }),
      fc.subarray([...records]),
    )
    .map(([order, file, again]) => {
      const files: string[][] = [[], [], [], []];
      for (const [i, record] of order.entries()) files[file[i] ?? 0]?.push(JSON.stringify(record));
      for (const [i, record] of again.entries()) files[i % 4]?.push(JSON.stringify(record));
      return files.filter((lines) => lines.length > 0);
    });

test('however records are cut into files, shuffled and repeated, the same episodes and surveys come of them', async () => {
  const asWritten = await outcomeOf(
    ({ records }) => [records.map((record) => JSON.stringify(record))],
    false,
  );
  expect(asWritten.episodes.length).toBeGreaterThanOrEqual(sources.length);
  expect(asWritten.surveys.length).toBeGreaterThan(5);
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(...sources.map(({ records }) => delivery(records))),
      fc.boolean(),
      async (deliveries, curateBetween) => {
        const given = new Map(sources.map(({ name }, i) => [name, deliveries[i] ?? []]));
        expect(await outcomeOf(({ name }) => given.get(name) ?? [], curateBetween)).toEqual(asWritten);
      },
    ),
    { numRuns: 2, endOnFailure: true },
  );
}, 180_000);
