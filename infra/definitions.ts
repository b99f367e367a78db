import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { Settings } from '../functions/contract/settings.ts';

/**
 * A fingerprint of the lake's settings in a file (`-c settings=handback.config.yaml`). It changes when one of them
 * does, so that a deployment creates the views again; what they are made from is the file in the lake's bucket.
 * @throws naming the file and every setting that is wrong
 */
export function fingerprintOfDefinitions(path: string): string {
  const parsed = Settings.safeParse(parse(readFileSync(path, 'utf8')) ?? {});
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path: at, message }) => `${at.join('.')}: ${message}`);
    throw new Error(`settings in ${path}: ${faults.join('; ')}`);
  }
  return createHash('sha256').update(JSON.stringify(parsed.data)).digest('hex').slice(0, 16);
}
