import type { Cell } from '../../platform/ports.ts';
import type { ReportColumn } from '../catalogue.ts';
import type { ReportResult } from '../run-report.ts';
import { type Glyphs, type Point, plotLine, scaleLine, scaleOf } from './chart-line.ts';
import { fold } from './fit.ts';
import { columnTexts } from './table.ts';
import { textWidth } from './text-width.ts';

export interface ChartOptions {
  /** Characters a line. */
  readonly width: number;
  /** Rows drawn at most. */
  readonly limit: number;
  readonly glyphs: Glyphs;
}

type Shown = Pick<ReportResult, 'columns' | 'rows'>;

/** Fewer characters show no shape. */
const leastPlot = 12;
const gap = 2;

/**
 * Draws the numbers of a report, a line a row: what it is about, the number with its interval as the table prints it,
 * and both on a scale that the rows of one metric share. What cannot be said is `–`, and has no mark.
 */
export function renderChart(result: Shown, { width, limit, glyphs }: ChartOptions): string {
  const drawn = drawnColumns(result.columns);
  if (result.rows.length === 0) return '(no rows)';
  if (drawn.length === 0) return 'This report has no number to draw; the table has it all.';
  const rows = result.rows.slice(0, limit);
  const more = result.rows.length - rows.length;
  const blocks = groupsOf({ columns: result.columns, rows }).flatMap(({ metric, own }) =>
    drawn.flatMap((column) => {
      const lines = drawBlock({ columns: result.columns, rows: own }, column, width, glyphs);
      const unit = column.unit === "the metric's" ? '' : `, ${column.unit}`;
      const title = `${metric === undefined ? '' : `${metric}: `}${column.name}${unit}`;
      return lines.length === 0 ? [] : [[...fold(title, width), ...lines, '']];
    }),
  );
  if (blocks.length === 0) return 'There is too little to say for any number of these rows.';
  const after = more > 0 ? [`… ${more} more rows: --limit ${result.rows.length}`] : [];
  return [...blocks.flat(), ...after.flatMap((line) => fold(line, width))].join('\n').trimEnd();
}

/** Numbers with an interval; where a report has none, its numbers that are no counts. */
function drawnColumns(columns: readonly ReportColumn[]): ReportColumn[] {
  const names = new Set(columns.map(({ name }) => name));
  const numbers = columns.filter(({ name, type, detail }) => {
    const isEnd = /_(lower|upper)$/.test(name) && names.has(name.replace(/_(lower|upper)$/, ''));
    return type === 'double' && detail !== true && !isEnd;
  });
  const estimates = numbers.filter(({ name }) => names.has(`${name}_lower`) && names.has(`${name}_upper`));
  return estimates.length > 0 ? estimates : numbers;
}

/** Rows of different metrics share no scale. */
function groupsOf({ columns, rows }: Shown): { metric: string | undefined; own: Shown['rows'] }[] {
  const at = columns.findIndex(({ name }) => name === 'metric');
  if (at < 0) return [{ metric: undefined, own: rows }];
  const groups = Map.groupBy(rows, (row) => String(row[at]));
  return [...groups].map(([metric, own]) => ({ metric, own }));
}

function drawBlock(shown: Shown, column: ReportColumn, width: number, glyphs: Glyphs): string[] {
  const points = pointsOf(shown, column.name);
  const scale = scaleOf(points);
  if (scale === undefined) return [];
  const labels = labelsOf(shown);
  const numbers = columnTexts(shown).find(({ name }) => name === column.name)!.cells;
  const [labelWidth, numberWidth] = [labels, numbers].map((texts) =>
    Math.max(...texts.map((t) => textWidth(t))),
  );
  const beside = width - labelWidth! - numberWidth! - 2 * gap;
  const isBeside = beside >= leastPlot;
  const size = Math.max(2, isBeside ? Math.min(beside, 80) : width);
  const before = ' '.repeat(isBeside ? width - beside : 0);
  const place = before.slice(0, isBeside ? labelWidth! + numberWidth! + 2 * gap : 0);
  const lines = points.flatMap((point, row) => {
    const line = plotLine(point, scale, size, glyphs);
    const [label, number] = [labels[row]!, numbers[row]!];
    if (!isBeside) return [...fold(`${label}  ${number}`.trim(), width), line];
    const left = label + ' '.repeat(labelWidth! - textWidth(label) + gap);
    return [`${left}${' '.repeat(numberWidth! - textWidth(number))}${number}${' '.repeat(gap)}${line}`];
  });
  return [`${place}${scaleLine(scale, size)}`, ...lines].map((line) => line.trimEnd());
}

function pointsOf({ columns, rows }: Shown, name: string): (Point | undefined)[] {
  const [value, lower, upper] = [name, `${name}_lower`, `${name}_upper`].map((each) =>
    columns.findIndex((column) => column.name === each),
  );
  const number = (cell: Cell | undefined): number | undefined =>
    typeof cell === 'number' ? cell : undefined;
  return rows.map((row) => {
    const at = number(row[value!]);
    if (at === undefined) return undefined;
    return { value: at, lower: number(row[lower!]) ?? at, upper: number(row[upper!]) ?? at };
  });
}

/** What each row is about: its texts and days, but for what all rows share. */
function labelsOf(shown: Shown): string[] {
  const kinds = new Map(shown.columns.map(({ name, type }) => [name, type]));
  const texts = columnTexts(shown).filter(({ name, cells }) => {
    const isName = ['string', 'date', 'timestamp'].includes(kinds.get(name) ?? '') && !/status$/.test(name);
    return isName && name !== 'metric' && (cells.length === 1 || cells.some((cell) => cell !== cells[0]));
  });
  return shown.rows.map((_, row) => texts.map(({ cells }) => cells[row]).join(' '));
}
