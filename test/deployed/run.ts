/** `npm run test:deployed`: makes a certificate, then runs the tier in a process that trusts it. */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { makeCertificate } from './cloud/certificate.ts';

const { folder, env } = makeCertificate();
const args = ['run', '--project', 'deployed', ...process.argv.slice(2)];
const { status } = spawnSync('vitest', args, { stdio: 'inherit', env });
if (process.env.HANDBACK_KEEP === undefined) rmSync(folder, { recursive: true, force: true });
process.exitCode = status ?? 1;
