import type { Row } from '../../contract/lake/rows.ts';
import type { Report } from '../catalogue.ts';
import { agreeWithScores } from './agree-with-scores.ts';
import { compareHandlers } from './compare-handlers.ts';
import { compareWindows } from './compare-windows.ts';
import { costOfQuality } from './cost-of-quality.ts';
import { courseOfChange } from './course-of-change.ts';
import { estimateRows } from './estimates/estimate-rows.ts';
import { explainDrop } from './explain-drop.ts';
import { handbackCandidates } from './handback-candidates.ts';
import { possibleEffect, routingImpact } from './routing-impact.ts';

/** Reports whose inference is more than an estimate a row. */
const inferences: Readonly<Record<string, (rows: readonly Row[]) => Row[]>> = {
  ai_vs_human: compareHandlers,
  before_after: compareWindows,
  change_course: courseOfChange,
  cost_quality: costOfQuality,
  drop_explained: explainDrop,
  handback_candidates: handbackCandidates,
  routing_impact: routingImpact,
  sentiment_agreement: agreeWithScores,
};

/** Reports whose rows are inferred one by one. */
const rowInferences: Readonly<Record<string, (row: Row) => Row>> = { looks: possibleEffect };

/** Whether each row of the answer follows from one row of the query. */
export const isRowByRow = (report: Report): boolean => !(report.name in inferences);

/** Turns a query's counts and sums into what the report says. */
export const inferRows = (report: Report, rows: readonly Row[]): Row[] =>
  inferences[report.name]?.(rows) ??
  estimateRows(report, rows.map(rowInferences[report.name] ?? ((row) => row)));
