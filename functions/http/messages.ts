/** A request, whatever carried it: API Gateway or a local server. */
export interface ApiRequest {
  readonly method: string;
  /** Path without query, percent-decoding left to the router: `/v1/reports`. */
  readonly path: string;
  /** What stands before the path in the caller's URL: `/prod` for a stage of API Gateway; links carry it. */
  readonly base?: string;
  /** Decoded; of a name given twice the last. */
  readonly query: Readonly<Record<string, string>>;
  /** Undefined when there is none. */
  readonly body?: string | undefined;
  /** The header Accept; undefined when there is none. */
  readonly accept?: string | undefined;
  /** Who asks: a role or user without session name (`callerOf`), or `local`. */
  readonly caller: string;
}

export interface ApiResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export const json = (
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): ApiResponse => ({
  status,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
  body: JSON.stringify(value),
});

/** What Lambda answers has 6 MB, in which a body stands as a text of JSON, so with each quote escaped. */
const mostBytes = 5_000_000;

/** The first rows of a page whose answer API Gateway passes on: all but where names are very long. At least one. */
export function rowsThatFit<Row>(rows: readonly Row[]): readonly Row[] {
  let left = mostBytes;
  const end = rows.findIndex((row) => {
    left -= Buffer.byteLength(JSON.stringify(JSON.stringify(row)));
    return left < 0;
  });
  return end === -1 ? rows : rows.slice(0, Math.max(1, end));
}

/**
 * The role or user behind an ARN, without the session's name: sessions of one role share their runs.
 * `arn:aws:sts::123456789012:assumed-role/Analyst/maria` → `arn:aws:sts::123456789012:assumed-role/Analyst`
 */
export const callerOf = (arn: string): string =>
  arn.replace(/^(arn:[^:]*:sts::\d*:assumed-role\/[^/]+)\/.*$/, '$1');
