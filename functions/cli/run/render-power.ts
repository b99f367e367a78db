import { titleOf } from '../../contract/definitions/metric-words.ts';
import { judgedMetrics } from '../../contract/definitions/metrics.ts';
import { serviceAlarm } from '../../contract/detection/service-alarm.ts';
import type { PlannedDrop, PlannedScope } from '../../detect/decide/plan-power.ts';
import { limitsInWords } from '../../detect/explain/days-in-words.ts';
import type { PowerResult } from '../../detect/run-power.ts';
import { line } from '../terminal/words.ts';

const scopeWidth = 34;
const numberWidth = 12;
const dropWidth = 16;

/** What could be seen, scope by scope, the busiest first; the commonest hindrance is named with each. */
export function renderPower(
  { brands, scopes }: PowerResult,
  metric: string,
  points: readonly number[],
): string[] {
  if (brands.length === 0) return ['No curated episodes: run `handback curate` first.'];
  if (scopes.length === 0) return ['No scope had tickets in the last 28 days.'];
  const widths = [widest(scopes), numberWidth, 10, ...points.map(() => dropWidth)];
  const head = ['Changed tomorrow', observed(metric), 'controls', ...points.map((each) => `${each} points`)];
  const rows = [...scopes].sort((a, b) => (b.observations_a_day ?? -1) - (a.observations_a_day ?? -1));
  return [
    `${titleOf(metric)}: days until a drop would be seen with 80 % power, as of ${asOf(brands)}`,
    line(head, widths),
    ...rows.map((row) => line(cellsOf(row), widths)),
    ...explanation(metric),
    ...advice(rows),
  ];
}

const nameOf = ({ brand, scope }: PlannedScope): string => `${brand}, ${scope === '*' ? 'all of it' : scope}`;
const widest = (scopes: readonly PlannedScope[]): number =>
  Math.max(scopeWidth, ...scopes.map((scope) => nameOf(scope).length));
const observed = (metric: string): string =>
  judgedMetrics.get(metric)?.isSurveyBased === true ? 'answers/day' : 'tickets/day';

function asOf(brands: PowerResult['brands']): string {
  const days = [...new Set(brands.map(({ day }) => day))];
  return days.length === 1 ? days[0]! : brands.map(({ brand, day }) => `${day} (${brand})`).join(', ');
}

function cellsOf(row: PlannedScope): string[] {
  if (row.status !== 'ok') return [nameOf(row), '–', '–', 'not enough data'];
  const perDay = (row.observations_a_day ?? 0).toFixed(1);
  return [nameOf(row), perDay, String(row.controls), ...row.drops.map(dropInWords)];
}

const dropInWords = ({ days, limited_by }: PlannedDrop): string =>
  days === null ? `– ${limited_by === null ? '' : limitsInWords[limited_by]}`.trim() : `${days} d`;

/** What the points are of, where that does not say itself. */
function explanation(metric: string): string[] {
  if (metric === serviceAlarm.name)
    return [
      'Points are percentage points of verified resolutions; where customers also come back and reopen more,',
      'it is seen sooner. –: not within two years, and why.',
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
