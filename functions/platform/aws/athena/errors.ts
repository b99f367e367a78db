import type { AthenaError, QueryExecution } from '@aws-sdk/client-athena';

/** A query that did not end well. The message never carries the query's text. */
export class QueryFailed extends Error {
  override readonly name: string = 'QueryFailed';
  readonly executionId: string | undefined;
  /** Athena says that the same query may succeed when tried again. */
  readonly isRetryable: boolean;

  constructor(
    message: string,
    details: { executionId?: string | undefined; isRetryable?: boolean; cause?: unknown } = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.executionId = details.executionId;
    this.isRetryable = details.isRetryable ?? false;
  }
}

/** The workgroup's limit of bytes a query may read was reached. */
export class QueryScanLimitExceeded extends QueryFailed {
  override readonly name = 'QueryScanLimitExceeded';
}

/** Somebody stopped the query. */
export class QueryCancelled extends QueryFailed {
  override readonly name = 'QueryCancelled';
}

/** It took longer than the caller could wait; the query was stopped. */
export class QueryDeadlineExceeded extends QueryFailed {
  override readonly name = 'QueryDeadlineExceeded';
}

/** The account's quota of queries was exhausted for as long as the caller could wait. */
export class QueryThrottled extends QueryFailed {
  override readonly name = 'QueryThrottled';
}

/** Athena would not even start it: wrong syntax, unknown workgroup, missing right. */
export class QueryRejected extends QueryFailed {
  override readonly name = 'QueryRejected';
}

const categories: Readonly<Record<number, string>> = { 1: 'system', 2: 'user', 3: 'other' };

/** The error that a query in a final, unsuccessful state stands for. */
export function errorOfExecution(execution: QueryExecution): QueryFailed {
  const executionId = execution.QueryExecutionId;
  const reason = execution.Status?.StateChangeReason ?? 'no reason given';
  const isCancelled = execution.Status?.State === 'CANCELLED';
  if (/bytes scanned limit/i.test(reason)) {
    return new QueryScanLimitExceeded(
      `athena: query ${executionId} read more than its workgroup ${execution.WorkGroup} allows`,
      { executionId },
    );
  }
  if (isCancelled)
    return new QueryCancelled(`athena: query ${executionId} was cancelled: ${reason}`, { executionId });
  const error = execution.Status?.AthenaError;
  return new QueryFailed(`athena: query ${executionId} failed${describe(error)}: ${reason}`, {
    executionId,
    isRetryable: error?.Retryable ?? false,
  });
}

function describe(error: AthenaError | undefined): string {
  if (error?.ErrorCategory === undefined) return '';
  return ` (${categories[error.ErrorCategory] ?? 'unknown'} error ${error.ErrorType ?? '?'})`;
}
