import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Everything that tests, and what they call, make in the temporary folder lies in one, which goes with the tier. */
export default function makeTemporaryRoot(): () => void {
  const { TMPDIR: before } = process.env;
  const root = mkdtempSync(join(tmpdir(), 'handback-tier-'));
  process.env.TMPDIR = root;
  return () => {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    rmSync(root, { recursive: true, force: true, maxRetries: 3 });
  };
}
