import { EngineBusy, QueryTooLarge } from '../platform/ports.ts';
import { UnknownReport } from '../report/catalogue.ts';
import { NothingCurated } from '../report/lake-context.ts';
import { type InvalidParameter, InvalidParameters } from '../report/parameters.ts';
import type { ApiResponse } from './messages.ts';

/** An answer that is none, RFC 9457: `type` is the stable name, `detail` for a person, never SQL. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly type: string;
  readonly title: string;
  readonly invalid: readonly InvalidParameter[] | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    type: string,
    title: string,
    more: {
      detail?: string;
      invalid?: readonly InvalidParameter[];
      headers?: Readonly<Record<string, string>>;
      cause?: unknown;
    } = {},
  ) {
    super(more.detail ?? title, more.cause === undefined ? undefined : { cause: more.cause });
    this.status = status;
    this.type = type;
    this.title = title;
    this.invalid = more.invalid;
    this.headers = more.headers ?? {};
  }
}

/** What a thrown error answers. Errors of the engine say nothing of themselves: their texts could carry SQL. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof InvalidParameters) {
    return new Problem(400, 'invalid-parameters', 'The parameters are not valid', {
      detail: error.message,
      invalid: error.invalid,
    });
  }
  if (error instanceof UnknownReport)
    return new Problem(404, 'unknown-report', 'There is no such report', { detail: error.message });
  if (error instanceof NothingCurated)
    return new Problem(409, 'nothing-curated', 'The lake has no curated episodes yet', {
      detail: error.message,
    });
  if (error instanceof EngineBusy)
    return new Problem(503, 'busy', 'Too many queries run at once; ask again', {
      headers: { 'retry-after': '5' },
      cause: error,
    });
  if (error instanceof QueryTooLarge)
    return new Problem(422, 'reads-too-much', 'The query reads more than one may; ask for fewer days', {
      cause: error,
    });
  return new Problem(500, 'run-failed', 'The query failed; the service log says why', { cause: error });
}

export const problemResponse = (problem: Problem): ApiResponse => ({
  status: problem.status,
  headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...problem.headers },
  body: JSON.stringify({
    type: `urn:handback:problem:${problem.type}`,
    title: problem.title,
    status: problem.status,
    detail: problem.message,
    ...(problem.invalid === undefined ? {} : { invalid_parameters: problem.invalid }),
  }),
});
