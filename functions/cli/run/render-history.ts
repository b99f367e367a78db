import { titleOf } from '../../contract/definitions/metric-words.ts';
import { judgedMetrics } from '../../contract/definitions/metrics.ts';
import { withinPossible } from '../../contract/definitions/possible-difference.ts';
import { saysVerdict } from '../../contract/detection/evaluation.ts';
import { isServiceAlarm } from '../../contract/detection/service-alarm.ts';
import { line } from '../terminal/words.ts';
import type { ChangeHistory, StreamHistory } from './summarise-history.ts';

const widths = [34, 20, 26, 18];

export const historyHead = line(
  ['One look a day', 'flagged', 'worse by (at all looks)', 'daily t-test'],
  widths,
);

/** Every metric of every change: when it was flagged, by how much it is worse, and when a daily t-test would have raised an alarm. */
export const renderHistory = (changes: readonly ChangeHistory[]): string[] =>
  changes.length === 0
    ? []
    : [historyHead, ...changes.flatMap((change) => renderChange(change, change.streams, hasBrands(changes)))];

const hasBrands = (changes: readonly ChangeHistory[]): boolean =>
  new Set(changes.map(({ brand }) => brand)).size > 1;

/**
 * One change with some of its streams; the last line counts all of them.
 * @param withBrand where there are several brands
 */
export const renderChange = (
  change: ChangeHistory,
  shown: readonly StreamHistory[],
  withBrand = false,
): string[] => [
  `${withBrand ? `${change.brand}: ` : ''}${titleOfChange(change)}`,
  ...shown.map(renderStream),
  countStreams(change.streams),
];

function titleOfChange(change: ChangeHistory): string {
  const { change_id, change_effective_on, found_on, superseded_on } = change;
  const found = found_on === null ? '' : `, found on ${found_on}`;
  const until = superseded_on === null ? '' : `, until ${superseded_on}`;
  return `${change_id}, ${change_effective_on}${found}${until}`;
}

function renderStream(stream: StreamHistory): string {
  const { scope, metric, daily_t_test: rejection } = stream;
  return line(
    [
      scope === '*' ? `  ${titleOf(metric)}` : `    in ${scope}`,
      renderFlag(stream),
      renderEffect(stream),
      scope === '*' && !isServiceAlarm(stream)
        ? rejection === null
          ? 'silent'
          : `${rejection.direction}, day ${rejection.day}`
        : '',
    ],
    widths,
  );
}

function renderFlag({ flagged_on, flagged_day, status }: StreamHistory): string {
  if (flagged_on !== null) return `${flagged_on}, day ${flagged_day}`;
  if (saysVerdict(status, 'improved')) return 'no: improved';
  if (saysVerdict(status, 'not_in_data')) return 'not in the data';
  return saysVerdict(status, 'not_enough_data') ? 'cannot tell' : 'no';
}

/** Shares in percentage points; – where nothing is known or nothing is excluded. */
function renderEffect(stream: StreamHistory): string {
  const { metric, status, effect, lower, upper } = withinPossible(stream, stream.metric);
  if (effect === null || lower === null || upper === null || saysVerdict(status, 'not_enough_data'))
    return '–';
  const isShare = judgedMetrics.get(metric)?.unit === 'share';
  if (isShare && lower <= -1 && upper >= 1) return '–';
  const write = (value: number) => (isShare ? (100 * value).toFixed(1) : value.toFixed(2));
  return `${write(effect)}${isShare ? ' pp' : ''} (${write(lower)} to ${write(upper)})`;
}

function countStreams(streams: readonly StreamHistory[]): string {
  const wholes = streams.filter((stream) => stream.scope === '*' && !isServiceAlarm(stream));
  // A later change that owns some of its tickets ends the looks at all of them; its other places are looked at on.
  if (wholes.length === 0) return '  in all it covers: not looked at in these days';
  const flagged = wholes.filter(({ flagged_on }) => flagged_on !== null).length;
  const rejected = wholes.filter(({ daily_t_test: rejection }) => rejection !== null);
  return `  in all it covers: ${flagged} of ${wholes.length} metrics flagged; a daily t-test would have raised an alarm on ${rejected.length}`;
}
