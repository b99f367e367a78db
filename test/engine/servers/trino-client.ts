import { setTimeout as sleep } from 'node:timers/promises';

/** A query that Trino refused or could not finish. */
export class TrinoError extends Error {
  override readonly name = 'TrinoError';
  /** Like COLUMN_NOT_FOUND. */
  readonly code: string;
  /** USER_ERROR, INTERNAL_ERROR, INSUFFICIENT_RESOURCES or EXTERNAL. */
  readonly kind: string;

  constructor(code: string, kind: string, message: string) {
    super(message);
    this.code = code;
    this.kind = kind;
  }
}

export interface TrinoColumn {
  readonly name: string;
  readonly type: string;
}

export interface TrinoProgress {
  /** QUEUED, PLANNING, RUNNING, FINISHED, …; a text that cannot be read fails while QUEUED. */
  readonly state: string;
  /** Bytes read from the lake so far. */
  readonly scannedBytes: number;
  /** Trino's own name of the query. */
  readonly queryId: string;
}

export interface TrinoResult {
  readonly columns: readonly TrinoColumn[];
  /** Cells as Trino's own texts, so that no digit is lost; null for NULL. */
  readonly rows: readonly (readonly (string | null)[])[];
  readonly scannedBytes: number;
  readonly updateCount?: number;
  /** Trino's own name of the query. */
  readonly queryId: string;
  /** Stages of its plan; Trino refuses a query of more than 150. */
  readonly stages: number;
}

interface Stage {
  readonly subStages?: readonly Stage[];
}

interface StatementAnswer {
  readonly id?: string;
  readonly nextUri?: string;
  readonly columns?: TrinoColumn[];
  readonly data?: (string | null)[][];
  readonly stats?: {
    readonly state?: string;
    readonly physicalInputBytes?: string;
    readonly rootStage?: Stage;
  };
  readonly updateCount?: string;
  readonly error?: { readonly errorName: string; readonly errorType: string; readonly message: string };
}

export interface TrinoClient {
  /** Runs one statement; `watch` sees the progress and may throw to cancel it. */
  run(sql: string, schema: string, watch?: (progress: TrinoProgress) => void): Promise<TrinoResult>;
}

/** Speaks Trino's client protocol: one POST, then follow nextUri. */
export function createTrinoClient(url: string): TrinoClient {
  return {
    async run(sql, schema, watch = () => {}) {
      const headers = {
        'X-Trino-User': 'test',
        'X-Trino-Catalog': 'awsdatacatalog',
        'X-Trino-Schema': schema,
        'X-Trino-Time-Zone': 'UTC',
      };
      let answer = await ask(`${url}/v1/statement`, { method: 'POST', headers, body: sql });
      let columns: readonly TrinoColumn[] = [];
      const rows: (string | null)[][] = [];
      for (;;) {
        if (answer.error !== undefined) throw asError(answer.error);
        columns = answer.columns ?? columns;
        rows.push(...(answer.data ?? []));
        const scannedBytes = Number(answer.stats?.physicalInputBytes ?? 0);
        const state = answer.stats?.state ?? 'QUEUED';
        await watchOrCancel(() => watch({ state, scannedBytes, queryId: answer.id ?? '' }), answer.nextUri);
        if (answer.nextUri === undefined) {
          const { updateCount } = answer;
          return {
            columns,
            rows,
            scannedBytes,
            queryId: answer.id ?? '',
            stages: countStages(answer.stats?.rootStage),
            ...(updateCount === undefined ? {} : { updateCount: Number(updateCount) }),
          };
        }
        answer = await ask(answer.nextUri, {});
      }
    },
  };
}

const countStages = (stage: Stage | undefined): number =>
  stage === undefined ? 0 : 1 + (stage.subStages ?? []).reduce((sum, below) => sum + countStages(below), 0);

async function watchOrCancel(watch: () => void, nextUri: string | undefined): Promise<void> {
  try {
    watch();
  } catch (error) {
    if (nextUri !== undefined) await fetch(nextUri, { method: 'DELETE' });
    throw error;
  }
}

async function ask(url: string, request: RequestInit): Promise<StatementAnswer> {
  for (;;) {
    const response = await fetch(url, request);
    if (response.ok) return parseKeepingDigits(await response.text()) as StatementAnswer;
    if (![502, 503, 504].includes(response.status))
      throw new TrinoError('HTTP', 'EXTERNAL', `${response.status} ${await response.text()}`);
    await sleep(50);
  }
}

/** Every number stays the text that Trino wrote: a bigint would lose digits, 1.0 its decimals. */
function parseKeepingDigits(json: string): unknown {
  return JSON.parse(json, (_key, value: unknown, context?: { source?: string }) =>
    typeof value === 'number' || typeof value === 'boolean' ? (context?.source ?? String(value)) : value,
  );
}

const asError = (error: NonNullable<StatementAnswer['error']>): TrinoError =>
  new TrinoError(error.errorName, error.errorType, error.message);
