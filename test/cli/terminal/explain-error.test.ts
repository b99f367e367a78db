import { mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { explainError } from '../../../functions/cli/terminal/explain-error.ts';
import { onTerminal } from '../../../functions/cli/terminal/output.ts';
import { openDuckDbEngine } from '../../../functions/platform/local/duckdb/engine.ts';
import { makeFolder } from '../../../functions/platform/local/make-folder.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const failureOf = (run: () => unknown): unknown => {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error('nothing failed');
};

test('what the operating system refuses is a sentence about a path, without its codes', () => {
  const folder = temporaryFolder();
  const file = join(folder, 'file');
  writeFileSync(file, 'x');
  const cases: [() => unknown, string][] = [
    [() => readFileSync(join(folder, 'none')), `${folder}/none: there is no such file or folder`],
    [() => readFileSync(folder), 'it is a folder where a file is needed'],
    [() => readFileSync(join(file, 'x')), 'a part of it is a file where a folder is needed'],
    [() => mkdirSync(folder), `${folder}: it is there already`],
    [() => openSync(join(folder, 'a'.repeat(300)), 'r'), 'its name is too long'],
    [() => writeFileSync('/dev/full', 'x'), 'no space is left on its disk'],
  ];
  for (const [run, words] of cases) {
    const said = explainError(failureOf(run));
    expect(said).toContain(words);
    expect(said).not.toMatch(/\bE[A-Z]{3,}\b/);
  }
  expect(explainError(new Error('ours'))).toBe('ours');
});

test('what DuckDB is refused is a sentence too, and its messages of queries stay', async () => {
  const engine = await openDuckDbEngine({ folder: temporaryFolder() });
  const failure = async (file: string) =>
    explainError(await engine.exportTo('select 1', file, 'parquet').catch((error: unknown) => error));
  expect(await failure('/nowhere/x.parquet')).toBe('/nowhere/x.parquet: there is no such file or folder');
  expect(await failure('/tmp')).toBe('/tmp: it is a folder where a file is needed');
  for (const [file, bytes] of [
    ['empty', ''],
    ['short', 'PAR1 and nothing of a table'],
  ] as const) {
    const damaged = join(temporaryFolder(), `${file}.parquet`);
    writeFileSync(damaged, bytes);
    const refused = await engine
      .query(`select * from read_parquet('${damaged}')`)
      .catch((error: unknown) => error);
    expect(explainError(refused)).toBe(`${damaged}: it is no Parquet file, or damaged`);
  }
  const query = explainError(await engine.query('select nothing').catch((error: unknown) => error));
  expect(query).toMatch(/^duckdb: Binder Error/);
  await engine.close();
});

test('what a folder of the lake refuses an engine that looks for files is a sentence too', () => {
  const refused = new Error("duckdb: EACCES: permission denied, scandir 'lake/ticket_events'");
  expect(explainError(refused)).toBe('lake/ticket_events: this user may not open it (permission denied)');
});

test('a folder where none can be is refused, and never waited for', () => {
  expect(() => makeFolder('/proc/x/y')).toThrow('no folder can be made at /proc/x');
  expect(() => makeFolder('')).toThrow();
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, 'x');
  expect(() => makeFolder(file)).toThrow('EEXIST');
  makeFolder(join(temporaryFolder(), 'a/b/c'));
});

test('line breaks and bold reach the terminal, and nothing else that is no character of a line', () => {
  expect(onTerminal('\u001b[1mBold\u001b[22m\na\u202eb\u001b[31mc\r')).toBe(
    '\u001b[1mBold\u001b[22m\na\\u202eb\\u001b[31mc\\r',
  );
});
