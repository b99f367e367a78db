import { hash } from 'node:crypto';

/** What names something by its parts, the same for the same parts in the same order: 32 hex characters of SHA-256 over their JSON. */
export const hashOf = (parts: readonly unknown[]): string =>
  hash('sha256', JSON.stringify(parts), 'hex').slice(0, 32);
