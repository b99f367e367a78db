#!/usr/bin/env node
// Starts the command line on Node 24, which runs the TypeScript as it is.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const isNewEnough = Number(process.versions.node.split('.')[0]) >= 24;
const bundled = fileURLToPath(new URL('../../node_modules/.bin/node', import.meta.url));

if (isNewEnough) {
  // The second start finds the types stripped and the code compiled. Older versions of Node lack the function.
  const { enableCompileCache } = await import('node:module');
  enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/handback', import.meta.url)));
  await import('./main.ts');
} else if (existsSync(bundled)) {
  // Ctrl-C reaches both: the command says what is done, and this one waits for it.
  process.on('SIGINT', () => {});
  const { status } = spawnSync(bundled, process.argv.slice(1), { stdio: 'inherit' });
  process.exitCode = status ?? 3;
} else {
  console.error(
    `handback needs Node 24 or later (this is ${process.version}). On Linux, npm ci brings it along.`,
  );
  process.exitCode = 3;
}
