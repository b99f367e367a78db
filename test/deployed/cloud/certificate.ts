import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder with a new certificate of 127.0.0.1, and what a process needs that is to trust it. */
export interface Certified {
  readonly folder: string;
  readonly certificate: string;
  /** Node reads NODE_EXTRA_CA_CERTS only when it starts: for a process that is to come. */
  readonly env: NodeJS.ProcessEnv;
}

const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1,DNS:localhost'];

/** @throws when openssl is missing or fails */
export function makeCertificate(): Certified {
  const folder = mkdtempSync(join(tmpdir(), 'handback-deployed-'));
  const certificate = join(folder, 'certificate.pem');
  const files = ['-keyout', join(folder, 'key.pem'), '-out', certificate];
  const made = spawnSync(
    'openssl',
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...files, ...subject],
    { encoding: 'utf8' },
  );
  if (made.status !== 0)
    throw new Error(`openssl could not make a certificate: ${made.error ?? made.stderr}`);
  const trust = { NODE_EXTRA_CA_CERTS: certificate, AWS_CA_BUNDLE: certificate };
  return { folder, certificate, env: { ...process.env, ...trust, HANDBACK_TEST_FOLDER: folder } };
}
