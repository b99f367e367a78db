import { createHash } from 'node:crypto';
import type { Settings } from '../contract/definitions/settings.ts';
import { sqlTexts } from '../contract/generated/sql.ts';
import { numberOf, type Row, rowsByName } from '../contract/lake/rows.ts';
import type { Cell, QueryResult } from '../platform/ports.ts';
import type { Report, ReportColumn } from './catalogue.ts';
import { inferRows, isRowByRow } from './inference/infer.ts';
import { contextSql, type LakeContext, type NotInData, readContext } from './lake-context.ts';
import { isMoney, roundMoney } from './money.ts';
import type { Parameters } from './parameters.ts';
import { planReport, type ReportPlan } from './plan.ts';
import { rejectedElsewhere, reportWarnings } from './warnings.ts';

/** A report's answer, whole. */
export interface ReportResult {
  readonly report: string;
  readonly parameters: Parameters;
  readonly from: string;
  readonly to: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly (readonly Cell[])[];
  /** Events that arrived up to then were seen, ISO instant. */
  readonly known_at: string;
  /** One version for all definitions the numbers rest on; each stands in definition_versions. */
  readonly definition_version: string;
  readonly definition_versions: Readonly<Record<string, string>>;
  /** Metrics behind the numbers that a source does not show: its tickets are not counted for them. */
  readonly not_in_data: readonly NotInData[];
  /** Share of the window's records that are in quarantine, 0..1; null when no record is known. */
  readonly quarantined_share: number | null;
  readonly records_in: number;
  /** Bytes the engine read, where it says. */
  readonly scanned_bytes: number | null;
  /** What a reader should know before believing the rows, a sentence each. */
  readonly warnings: readonly string[];
}

const lakeDaysSql = sqlTexts['reports/lake_days'];

/** Runs one SQL text; `step` names what it is for. */
export type RunQuery = (
  sql: string,
  step: 'context' | 'rows' | 'quarantine' | 'days',
) => Promise<QueryResult>;

/** A report's answer without the state of the quarantine, which a reader of rows alone need not wait for. */
export type ReportRows = Omit<ReportResult, 'quarantined_share' | 'records_in'>;

/**
 * Runs one report: the lake's context, then the rows and the quarantine of their window.
 * @throws NothingCurated, InvalidParameters, and what `query` throws.
 */
export async function runReport(
  report: Report,
  given: Parameters,
  settings: Settings,
  query: RunQuery,
): Promise<ReportResult> {
  const planned = await planAsked(report, given, settings, query);
  const [answer, asked] = await Promise.all([
    answerRows(planned, query),
    query(planned.plan.quarantineSql, 'quarantine'),
  ]);
  const [quarantine = {}] = rowsByName(asked);
  const records = numberOf(quarantine, 'records_in');
  return {
    ...answer,
    quarantined_share: records === 0 ? null : numberOf(quarantine, 'quarantined') / records,
    records_in: records,
    warnings: [...answer.warnings, ...rejectedElsewhere(report.name, quarantine)],
    scanned_bytes: sumOfBytes([answer.scanned_bytes, asked.scannedBytes]),
  };
}

/**
 * The same without the quarantine, a query less.
 * @throws as runReport
 */
export async function runRows(
  report: Report,
  given: Parameters,
  settings: Settings,
  query: RunQuery,
): Promise<ReportRows> {
  return answerRows(await planAsked(report, given, settings, query), query);
}

/** A report that was asked of a lake. */
interface Planned {
  readonly report: Report;
  readonly settings: Settings;
  readonly context: LakeContext;
  readonly plan: ReportPlan;
  /** What the engine read for the context, where it says. */
  readonly scannedBytes: number | undefined;
}

async function planAsked(
  report: Report,
  given: Parameters,
  settings: Settings,
  query: RunQuery,
): Promise<Planned> {
  const asked = await query(contextSql, 'context');
  const context = readContext(asked, settings);
  const plan = planReport(report, given, context, settings);
  return { report, settings, context, plan, scannedBytes: asked.scannedBytes };
}

async function answerRows(planned: Planned, query: RunQuery): Promise<ReportRows> {
  const { report, plan, context, settings } = planned;
  const answer = await query(plan.sql, 'rows');
  const rows = rowsOf(report, answer);
  const versions = versionsOf(report, context);
  const { columns } = report;
  const warned = { report: report.name, plan, context, settings, rows: () => rowsByName({ columns, rows }) };
  const days = rows.length > 0 ? undefined : rowsByName(await query(lakeDaysSql, 'days'))[0];
  return {
    report: report.name,
    parameters: plan.parameters,
    from: plan.from,
    to: plan.to,
    columns,
    rows,
    known_at: context.known_at,
    definition_version: digest(versions),
    definition_versions: versions,
    not_in_data: context.not_in_data.filter(
      ({ metric }) => metric in versions && isAskedOf(plan.parameters, metric),
    ),
    scanned_bytes: sumOfBytes([planned.scannedBytes, answer.scannedBytes]),
    warnings: reportWarnings({ ...warned, ...(days !== undefined && { days }) }),
  };
}

const isAskedOf = ({ metric: asked, beside }: Parameters, metric: string): boolean =>
  asked === undefined || asked === metric || beside === metric;

/** Null when none of them is known. */
const sumOfBytes = (bytes: readonly (number | null | undefined)[]): number | null =>
  bytes.every((own) => own === undefined || own === null)
    ? null
    : bytes.reduce<number>((sum, own) => sum + (own ?? 0), 0);

/** Rows that are inferred together, where each stands alone: as objects a long answer takes many times its room. */
const rowsAtOnce = 5000;

function rowsOf(report: Report, answer: QueryResult): (readonly Cell[])[] {
  const size = isRowByRow(report) ? rowsAtOnce : Math.max(1, answer.rows.length);
  const rows: (readonly Cell[])[] = [];
  for (let at = 0; at < answer.rows.length; at += size) {
    const { columns } = answer;
    const inferred = inferRows(report, rowsByName({ columns, rows: answer.rows.slice(at, at + size) }));
    for (const row of inferred) rows.push(report.columns.map((column) => cellOf(row, column)));
  }
  return rows;
}

/** A number that is none (a sum of nothing) is shown as nothing. */
function cellOf(row: Row, column: ReportColumn): Cell {
  const cell = row[column.name] ?? null;
  if (typeof cell !== 'number') return cell;
  if (!Number.isFinite(cell)) return null;
  return isMoney(row, column) ? roundMoney(cell) : cell;
}

function versionsOf(report: Report, context: LakeContext): Record<string, string> {
  const all = Object.entries(context.definition_versions);
  const own = report.metrics;
  return Object.fromEntries(own === undefined ? all : all.filter(([metric]) => own.includes(metric)));
}

/** The version of one metric as it is; of several, a hash of them all. */
function digest(versions: Readonly<Record<string, string>>): string {
  const distinct = [...new Set(Object.values(versions))];
  if (distinct.length === 1 && distinct[0] !== undefined) return distinct[0];
  const sorted = Object.entries(versions).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, 12);
}
