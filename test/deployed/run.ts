/**
 * `npm run test:deployed`: makes a certificate, then runs the tier in a process that trusts it (Node reads
 * NODE_EXTRA_CA_CERTS only when it starts).
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'handback-deployed-'));
const certificate = join(folder, 'certificate.pem');
const key = join(folder, 'key.pem');
const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1,DNS:localhost'];
const made = spawnSync(
  'openssl',
  [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '2',
    '-keyout',
    key,
    '-out',
    certificate,
    ...subject,
  ],
  { encoding: 'utf8' },
);
if (made.status !== 0) throw new Error(`openssl could not make a certificate: ${made.error ?? made.stderr}`);
const { status } = spawnSync('vitest', ['run', '--project', 'deployed', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: {
    ...process.env,
    NODE_EXTRA_CA_CERTS: certificate,
    AWS_CA_BUNDLE: certificate,
    HANDBACK_TEST_FOLDER: folder,
  },
});
if (process.env.HANDBACK_KEEP === undefined) rmSync(folder, { recursive: true, force: true });
process.exitCode = status ?? 1;
