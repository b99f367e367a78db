import { distance } from 'fastest-levenshtein';
import { reportMetadata } from '../contract/generated/reports.ts';
import { sqlTexts } from '../contract/generated/sql.ts';
import type { ColumnType } from '../contract/lake/tables.ts';
import type { DefaultDays } from './default-days.ts';

/** Intake attributes that rows can be narrowed to. */
export const dimensions = ['brand', 'market', 'channel', 'queue', 'intent', 'language', 'priority'] as const;
export type Dimension = (typeof dimensions)[number];

/** What rows can be split by. */
export type Grouping = Dimension | 'handler_kind' | 'first_handler';

/** One parameter besides the days, the filters and the grain. */
export interface ReportParameter {
  readonly name: string;
  /** `metric` is one of the metrics of the contract; `choice` one of `of`. */
  readonly type: 'text' | 'integer' | 'number' | 'choice' | 'metric' | 'look_metric' | 'day';
  readonly of?: readonly string[];
  readonly default?: string | number;
  readonly minimum?: number;
  /** Of a text: its characters, 200 unless said; a scope is three names, an undeclared change is known by more. */
  readonly maximum?: number;
  readonly comment: string;
}

export interface ReportColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly unit: string;
  readonly comment: string;
  /** A terminal leaves it out when there is no room. */
  readonly detail?: boolean;
}

/** A value that code inferences from the counts and sums of a row. */
export interface Estimate {
  /** Column of the value; its interval stands in `<value>_lower` and `<value>_upper`. */
  readonly value: string;
  readonly n: string;
  /** Not needed for a given one. */
  readonly total?: string;
  readonly total_squares?: string;
  /** `metric`: on the metric's scale; `given`: the query gives value and interval, code only asks for enough data. */
  readonly kind: 'share' | 'metric' | 'given';
  /** The metric of kind `metric` where rows have no column `metric`. */
  readonly metric?: string;
  /** Column that says whether this value is there; the first one's is `status`. */
  readonly status?: string;
}

/** `queries/reports/<name>/metadata.yaml`. */
export interface ReportMetadata {
  readonly title: string;
  readonly question: string;
  readonly grain: string;
  readonly window: DefaultDays;
  readonly filters: readonly Dimension[];
  readonly by?: { readonly of: readonly Grouping[]; readonly default: readonly Grouping[] };
  readonly by_comment?: string;
  /** Metrics whose definitions the numbers rest on; all when absent. */
  readonly metrics?: readonly string[];
  readonly parameters: readonly ReportParameter[];
  readonly estimates?: readonly Estimate[];
  readonly columns: readonly ReportColumn[];
}

export interface Report extends ReportMetadata {
  readonly name: string;
  readonly sql: string;
}

/** The user named a report that there is none of. */
export class UnknownReport extends Error {
  override readonly name = 'UnknownReport';

  constructor(name: string) {
    super(`no report ${JSON.stringify(name)}${didYouMean(name, reportNames)}; see: handback reports`);
  }
}

const metadata: Readonly<Record<string, ReportMetadata>> = reportMetadata;
const sql: Readonly<Record<string, string>> = sqlTexts;

export const reportNames: readonly string[] = Object.keys(metadata).map((key) => key.split('/')[0] ?? key);
export const reports: readonly Report[] = reportNames.map(findReport);

/** @throws UnknownReport, naming the nearest ones. */
export function findReport(name: string): Report {
  const found = Object.hasOwn(metadata, `${name}/metadata`) ? metadata[`${name}/metadata`] : undefined;
  const query = sql[`reports/${name}/query`];
  if (found === undefined || query === undefined) throw new UnknownReport(name);
  return { ...found, name, sql: query };
}

/** ` (did you mean a, b?)` with the known names near to `name`; empty when none is. */
export function didYouMean(given: string, known: readonly string[]): string {
  const name = given.slice(0, 100);
  const edits = (candidate: string) =>
    Math.min(distance(name, candidate), distance(name, candidate.slice(0, name.length)) + 1);
  const near = known
    .map((candidate) => ({ candidate, edits: edits(candidate) }))
    .filter((own) => own.edits <= Math.max(2, Math.min(own.candidate.length, name.length) / 3))
    .sort((a, b) => a.edits - b.edits)
    .slice(0, 3);
  return near.length === 0 ? '' : ` (did you mean ${near.map(({ candidate }) => candidate).join(', ')}?)`;
}
