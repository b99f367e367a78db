import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const tier = (name: string, include: string[], timeoutSeconds: number) => ({
  test: { name, include, testTimeout: timeoutSeconds * 1000, hookTimeout: timeoutSeconds * 1000 },
});

/** Whole lakes and worlds, made, cut, killed, taken back and looked at, most of them against an independent computation. */
const histories = [
  'test/cli/load/{tickets-from-files,any-order-lakes,csv-files,payloads,when-interrupted}.test.ts',
  'test/cli/load/workers/{same-lake,worker-readers}.test.ts',
  'test/cli/lake-commands.test.ts',
  'test/cli/{rights,take-back/killed}.test.ts',
  'test/cli/run/tag.test.ts',
  'test/cli/train/*.test.ts',
  'test/cli/demo/tenth.test.ts',
  'test/benchmarks/detection/worlds/export.test.ts',
  'test/curate/{agreement,commit,coverage,cut-anywhere,incremental,recompute}.test.ts',
  'test/detect/{commands,fail-on,lake,many-days,tagging-round}.test.ts',
  'test/detect/independent/**/*.test.ts',
  'test/evidence/page/{page,headline}.test.ts',
  'test/home/tickets-behind.test.ts',
  'test/ingest/{conservation,kill,leftovers}.test.ts',
  'test/maintain/{compact,erase-files}.test.ts',
  'test/maintain/tags/*.test.ts',
  'test/report/{injection,not-in-data}.test.ts',
  'test/simulate/{facts/replicate,story/story}.test.ts',
  'test/train/**/*.test.ts',
  'test/http/injection.test.ts',
  'test/sources/any-order.test.ts',
];

/** Each worker has a core: lakes of a few rows only lose time to threads. */
const onOneThread = { HANDBACK_DUCKDB_THREADS: '1' };

/** On this machine, several files a worker. */
const local = {
  // On a busy machine the lake that a file's tests share takes longer than one of them.
  hookTimeout: 180_000,
  // Files of one worker share what they import: no test mocks a module or leaves state in one.
  isolate: false,
  globalSetup: 'test/temporary-root.ts',
  env: onOneThread,
};

/** Files that take longer than all others of their tier together: begun last, they would run on alone. */
const longest = ['test/engine/queries.test.ts'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLongest = ({ moduleId }: TestSpecification) => longest.some((each) => moduleId.endsWith(each));
    const sorted = await super.sort(files);
    return [...sorted.filter(isLongest), ...sorted.filter((file) => !isLongest(file))];
  }
}

/** Test tiers: `fast` is `npm test`; the others run on their own (see CONTRIBUTING.md). */
export default defineConfig({
  test: {
    // All cores: the default leaves one idle, which on two cores doubles the time.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...tier('fast', ['test/**/*.test.ts'], 60).test,
          ...local,
          exclude: [
            ...['test/year/**', 'test/deployed/**', 'test/engine/**', 'test/api/**', 'test/browser/**'],
            ...histories,
          ],
        },
      },
      { test: { ...tier('histories', histories, 60).test, ...local } },
      tier('year', ['test/year/**/*.test.ts'], 600),
      { test: { ...tier('api', ['test/api/**/*.test.ts'], 900).test, env: onOneThread } },
      {
        test: {
          ...tier('browser', ['test/browser/**/*.test.ts'], 60).test,
          ...local,
          globalSetup: ['test/temporary-root.ts', 'test/browser/install-chromium.ts'],
        },
      },
      tier('deployed', ['test/deployed/**/*.test.ts'], 900),
      {
        test: {
          ...tier('engine', ['test/engine/**/*.test.ts'], 900).test,
          globalSetup: ['test/temporary-root.ts', 'test/engine/global-setup.ts'],
        },
      },
    ],
  },
});
