import type { TrinoError } from '../servers/trino-client.ts';

/** An answer of HTTP 400 with Athena's error type. */
export class AthenaFault extends Error {
  override readonly name: string = 'InvalidRequestException';
  readonly code: string;

  constructor(message: string, code = 'INVALID_INPUT') {
    super(message);
    this.code = code;
  }
}

/** The quota of running queries is exhausted. */
export class TooManyRequests extends AthenaFault {
  override readonly name = 'TooManyRequestsException';
}

const categoryOf: Readonly<Record<string, number>> = { INTERNAL_ERROR: 1, EXTERNAL: 1, USER_ERROR: 2 };

/** How Athena reports a failed query: category 1 system, 2 user, 3 other; types from its error catalog. */
export function athenaError(error: TrinoError) {
  const isExhausted = error.kind === 'INSUFFICIENT_RESOURCES';
  return {
    ErrorCategory: categoryOf[error.kind] ?? 3,
    ErrorType: isExhausted ? 1 : error.kind === 'USER_ERROR' ? 1006 : 233,
    Retryable: isExhausted || error.kind === 'INTERNAL_ERROR',
    ErrorMessage: `${error.code}: ${error.message}`,
  };
}
