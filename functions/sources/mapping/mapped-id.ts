import { hash } from 'node:crypto';

/**
 * Id of an event that its instant does not distinguish from others of its type: 32 hex characters that hold all parts.
 * The same parts give the same id, whatever file and line they come from.
 */
export const mappedId = (...parts: readonly unknown[]): string =>
  hash('sha256', JSON.stringify(['mapped', ...parts]), 'hex').slice(0, 32);
