import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runDemo } from '../../../functions/cli/demo/run-demo.ts';
import type { DemoNumbers } from '../../../functions/cli/demo/summarise/numbers.ts';

const silent = { isJson: true, say() {}, lines() {}, saySentence() {}, answer() {}, progress() {} };

/**
 * Runs the demo in a folder of its own that goes away.
 * @param inspect sees the demo's lake before that
 */
export async function runInFolder(
  options: { seed: number; scale: number },
  inspect: (lake: string) => Promise<void> = async () => {},
): Promise<DemoNumbers> {
  const folder = mkdtempSync(join(tmpdir(), 'handback-demo-'));
  try {
    const numbers = await runDemo({ ...options, out: join(folder, 'demo') }, silent);
    await inspect(join(folder, 'demo/lake'));
    return numbers;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const asGolden = (numbers: DemoNumbers): string => `${JSON.stringify(numbers, null, 1)}\n`;
