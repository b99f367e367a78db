import { defineConfig } from 'vitest/config';

const tier = (name: string, include: string[], timeoutSeconds: number) => ({
  test: { name, include, testTimeout: timeoutSeconds * 1000, hookTimeout: timeoutSeconds * 1000 },
});

/** Test tiers: `fast` is `npm test`; the others run on their own (see CONTRIBUTING.md). */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...tier('fast', ['test/**/*.test.ts'], 60).test,
          exclude: ['test/year/**', 'test/deployed/**', 'test/engine/**'],
        },
      },
      tier('year', ['test/year/**/*.test.ts'], 600),
      tier('deployed', ['test/deployed/**/*.test.ts'], 900),
      tier('engine', ['test/engine/**/*.test.ts'], 900),
    ],
  },
});
