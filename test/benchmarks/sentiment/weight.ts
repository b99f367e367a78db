import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Figure } from '../figures.ts';

interface Weight {
  readonly mib: number;
  readonly ms: number;
}

/** What language and sentiment add to a process, and to a bundle. */
export async function measureWeight(): Promise<Figure[]> {
  const child = join(import.meta.dirname, 'weight-child.ts');
  const printed = execFileSync(process.execPath, ['--expose-gc', child], { encoding: 'utf8' });
  const { engine, detector } = JSON.parse(printed) as { engine: Weight; detector: Weight };
  return [
    { name: 'memory, engine', value: engine.mib, unit: 'MiB' },
    { name: 'memory, engine and detector', value: engine.mib + detector.mib, unit: 'MiB', atMost: 150 },
    { name: 'first texts in eleven languages, no bundle', value: engine.ms, unit: 'ms of CPU', atMost: 600 },
    { name: 'first text without a language', value: detector.ms, unit: 'ms of CPU' },
    { name: 'bundle', value: (await bundleBytes()) / 1e6, unit: 'MB', atMost: 5 },
  ];
}

async function bundleBytes(): Promise<number> {
  const room = join(import.meta.dirname, '../../../functions/tag');
  const { outputFiles } = await build({
    stdin: {
      contents: `export * from './sentiment/embedded/create-embedded-sentiment.ts'; export * from './language/languages-of.ts';`,
      resolveDir: room,
      loader: 'ts',
    },
    bundle: true,
    minify: true,
    write: false,
    platform: 'node',
    format: 'esm',
  });
  return outputFiles.reduce((sum, { contents }) => sum + contents.length, 0);
}
