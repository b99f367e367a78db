import { titleOf } from '../../contract/definitions/metric-words.ts';
import { judgedMetrics } from '../../contract/definitions/metrics.ts';
import { serviceAlarm } from '../../contract/detection/service-alarm.ts';
import type { PlannedDrop, PlannedScope } from '../../detect/decide/plan-power.ts';
import { limitsInWords } from '../../detect/explain/days-in-words.ts';
import type { PowerResult } from '../../detect/run-power.ts';
import type { TextColumn } from '../../report/render/layout.ts';

/** What could be seen, in three parts: sentences, a table of scopes, the busiest first, and sentences. */
export interface PowerWords {
  readonly before: readonly string[];
  readonly columns: readonly TextColumn[];
  readonly after: readonly string[];
}

/** What could be seen, scope by scope, the busiest first; the commonest hindrance is named with each. */
export function renderPower(
  { brands, scopes }: PowerResult,
  metric: string,
  points: readonly number[],
): PowerWords {
  const only = (sentence: string): PowerWords => ({ before: [sentence], columns: [], after: [] });
  if (brands.length === 0) return only('No curated episodes: run `handback curate` first.');
  if (scopes.length === 0) return only('No scope had tickets in the last 28 days.');
  const rows = [...scopes].sort((a, b) => (b.observations_a_day ?? -1) - (a.observations_a_day ?? -1));
  return {
    before: [
      `${titleOf(metric)}: days until a drop would be seen with 80 % power, ${brands.length === 1 ? `${brands[0]!.brand}, ` : ''}as of ${asOf(brands)}`,
    ],
    columns: columnsOf(rows, metric, points).slice(brands.length === 1 ? 1 : 0),
    after: [...explanation(metric), ...advice(rows)],
  };
}

function columnsOf(rows: readonly PlannedScope[], metric: string, points: readonly number[]): TextColumn[] {
  const column = (name: string, cell: (row: PlannedScope) => string, isRight = true): TextColumn => ({
    ...{ name, cells: rows.map(cell), isRight, isDetail: name === 'controls' },
  });
  const ofOk = (cell: (row: PlannedScope) => string) => (row: PlannedScope) =>
    row.status === 'ok' ? cell(row) : '–';
  return [
    column('brand', ({ brand }) => brand, false),
    column('changed_tomorrow', ({ scope }) => (scope === '*' ? 'all of it' : scope), false),
    column(
      observed(metric),
      ofOk(({ observations_a_day: perDay }) => (perDay ?? 0).toFixed(1)),
    ),
    column(
      'controls',
      ofOk(({ controls }) => String(controls)),
    ),
    ...points.map((each, at) =>
      column(`${each}_points`, (row) =>
        row.status === 'ok' ? dropInWords(row.drops[at]) : 'not enough data',
      ),
    ),
  ];
}

const observed = (metric: string): string =>
  judgedMetrics.get(metric)?.isSurveyBased === true ? 'answers_a_day' : 'tickets_a_day';

function asOf(brands: PowerResult['brands']): string {
  const days = [...new Set(brands.map(({ day }) => day))];
  return days.length === 1 ? days[0]! : brands.map(({ brand, day }) => `${day} (${brand})`).join(', ');
}

const dropInWords = (drop: PlannedDrop | undefined): string => {
  if (drop === undefined) return '–';
  const { days, limited_by } = drop;
  return days === null ? `– ${limited_by === null ? '' : limitsInWords[limited_by]}`.trim() : `${days} d`;
};

/** What the points are of, where that does not say itself. */
function explanation(metric: string): string[] {
  if (metric === serviceAlarm.name)
    return [
      'Points are percentage points of verified resolutions; where customers also come back and reopen more, it is seen sooner. –: not within two years, and why.',
    ];
  const unit = judgedMetrics.get(metric)?.unit;
  const points =
    unit === 'share'
      ? 'Points are percentage points.'
      : unit === 'points'
        ? 'Points are hundredths of the scale: 5 of them are 0.2 on a scale from 1 to 5.'
        : 'Points are per cent of the mean before.';
  return [`${points} –: not within two years, and why.`];
}

/** For one scope, the sentence that one came for. */
function advice(rows: readonly PlannedScope[]): string[] {
  const [row] = rows;
  if (rows.length !== 1 || row === undefined || row.status !== 'ok') return [];
  const late = row.drops.find(({ days }) => days === null || days > 28);
  const perDay = (row.observations_a_day ?? 0).toFixed(1);
  if (late === undefined) return [];
  const when = late.days === null ? 'is not seen within two years' : `is seen in about ${weeks(late.days)}`;
  return [
    `With ${perDay} a day a drop of ${late.points} points ${when}: widen what is changed, or wait before going on.`,
  ];
}

const weeks = (days: number): string => `${Math.round(days / 7)} weeks`;
