import { createHmac, createSecretKey, hash } from 'node:crypto';

/** The secret behind customer keys. `version` stands beside each key, so that a rotation can be seen. */
export interface CustomerSecret {
  readonly value: string;
  readonly version: string;
}

/** A customer id in the lake: 32 hex characters that only the secret's holder can compute. */
export type CustomerKey = string;

const cacheSize = 50_000;

/** The version of a secret: a fingerprint that gives nothing away. */
export function createCustomerSecret(value: string): CustomerSecret {
  return { value, version: hash('sha256', `handback key version|${value}`, 'hex').slice(0, 8) };
}

/**
 * The function that turns customer ids into keys: HMAC-SHA-256 (RFC 2104), the first 128 bits in hex.
 * Keys of customers seen lately are remembered, which halves the cost where customers write often.
 */
export function createCustomerKeyer(secret: CustomerSecret): (customerId: string) => CustomerKey {
  const key = createSecretKey(secret.value, 'utf8');
  const known = new Map<string, CustomerKey>();
  return (customerId) => {
    const cached = known.get(customerId);
    if (cached !== undefined) return cached;
    if (known.size >= cacheSize) known.clear();
    const computed = createHmac('sha256', key).update(customerId).digest('hex').slice(0, 32);
    known.set(customerId, computed);
    return computed;
  };
}

/**
 * The function that turns a text into a digest: HMAC-SHA-256 as for customers, over another prefix, so that no digest
 * is anybody's key. Without the secret a short text cannot be guessed from it.
 */
export function createTextDigest({ value }: CustomerSecret): (text: string) => string {
  const key = createSecretKey(value, 'utf8');
  return (text) => createHmac('sha256', key).update(`text|${text}`).digest('hex').slice(0, 32);
}

/** The secrets of a deployment. Keys are made with the current one; the lake may hold keys of the earlier ones. */
export interface CustomerSecrets {
  readonly current: CustomerSecret;
  readonly earlier: readonly CustomerSecret[];
}

/** Reads secrets as they are kept: one a line, the current one first. */
export function parseCustomerSecrets(text: string): CustomerSecrets {
  const [current = '', ...earlier] = text.split(/\r?\n/).filter((line) => line !== '');
  return { current: createCustomerSecret(current), earlier: earlier.map(createCustomerSecret) };
}

/** A customer's key, and the version of the secret that made it. */
export interface VersionedKey {
  readonly key: CustomerKey;
  readonly keyVersion: string;
}

/** Every key that a customer may have in the lake, the current one first. */
export function keysOfCustomer({ current, earlier }: CustomerSecrets, customerId: string): VersionedKey[] {
  return [current, ...earlier].map((secret) => ({
    key: createCustomerKeyer(secret)(customerId),
    keyVersion: secret.version,
  }));
}
