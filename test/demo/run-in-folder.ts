import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DemoNumbers } from '../../functions/cli/demo/numbers.ts';
import { runDemo } from '../../functions/cli/demo/run-demo.ts';

const silent = { isJson: true, say() {}, answer() {}, progress() {} };

/** Runs the demo in a folder of its own that goes away. */
export async function runInFolder(options: { seed: number; scale: number }): Promise<DemoNumbers> {
  const folder = mkdtempSync(join(tmpdir(), 'handback-demo-'));
  try {
    return await runDemo({ ...options, out: join(folder, 'demo') }, silent);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const asGolden = (numbers: DemoNumbers): string => `${JSON.stringify(numbers, null, 1)}\n`;
