import { randomBytes } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CustomerSecrets, parseCustomerSecrets } from '../../contract/records/customer-key.ts';

/** Where a lake's own secret lies. */
export const customerSecretFile = 'customer-secret';

/**
 * The secrets behind customer keys, one a line, the current one first: those given, else the lake's own, made once
 * with mode 0600.
 * @param given HANDBACK_CUSTOMER_SECRET, where set
 */
export async function readCustomerSecrets(lake: string, given: string | undefined): Promise<CustomerSecrets> {
  if (given !== undefined && given !== '') return parseCustomerSecrets(given);
  const path = join(lake, customerSecretFile);
  return parseCustomerSecrets((await readSecret(path)) ?? (await makeSecret(path)));
}

async function makeSecret(path: string): Promise<string> {
  const temporary = `${path}.${randomBytes(8).toString('hex')}`;
  await writeFile(temporary, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx', flush: true });
  try {
    // Linked whole into its place: of two processes that start at once, both use the one that came first.
    await link(temporary, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(temporary, { force: true });
  }
  return (await readSecret(path))!;
}

async function readSecret(path: string): Promise<string | undefined> {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
