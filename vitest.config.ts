import { defineConfig } from 'vitest/config';

const tier = (name: string, include: string[], timeoutSeconds: number) => ({
  test: { name, include, testTimeout: timeoutSeconds * 1000, hookTimeout: timeoutSeconds * 1000 },
});

/** Test tiers: `fast` is `npm test`; the others run on their own (see CONTRIBUTING.md). */
export default defineConfig({
  test: {
    // All cores: the default leaves one idle, which on two cores doubles the time.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          ...tier('fast', ['test/**/*.test.ts'], 60).test,
          // On a busy machine the lake that a file's tests share takes longer than one of them.
          hookTimeout: 180_000,
          // Files of one worker share what they import: no test mocks a module or leaves state in one.
          isolate: false,
          globalSetup: 'test/temporary-root.ts',
          // Each worker has a core: lakes of a few rows only lose time to threads.
          env: { HANDBACK_DUCKDB_THREADS: '1' },
          exclude: ['test/year/**', 'test/deployed/**', 'test/engine/**', 'test/api/**'],
        },
      },
      tier('year', ['test/year/**/*.test.ts'], 600),
      tier('api', ['test/api/**/*.test.ts'], 900),
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
