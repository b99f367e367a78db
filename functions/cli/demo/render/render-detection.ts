import { saysVerdict } from '../../../contract/detection/evaluation.ts';
import { serviceAlarm } from '../../../contract/detection/service-alarm.ts';
import { daysBetween } from '../../../contract/records/instant.ts';
import { plantedEffects, plantedUndeclared } from '../../../simulate/story/plan/declared-changes.ts';
import { undeclaredStep } from '../../../simulate/story/plan/planted-truth.ts';
import { historyHead, renderChange } from '../../run/render-history.ts';
import type { ChangeHistory, StreamHistory } from '../../run/summarise-history.ts';
import type { DetectionNumbers } from '../summarise/summarise-detection.ts';

/** Where the planted drops show, flagged or not. */
const outcomes: ReadonlySet<string> = new Set([
  serviceAlarm.name,
  'repeat_contact_rate',
  'verified_resolution_rate',
]);

/** What was planted with each change, with the lines of `detect --from` that show what was found. */
export const renderDetection = ({ changes }: DetectionNumbers): string[] => [
  historyHead,
  ...changes.flatMap((change) => {
    const [title, ...found] = renderChange(change, change.streams.filter(isShown));
    return [title!, `  planted: ${plantedWith(change)}`, ...found];
  }),
  'Shown: what was flagged, two weeks after the flag; what improved and where drops were planted, as',
  'last looked at. pp: percentage points. Not flagged is not safe: the upper end is the largest drop',
  'not yet excluded. Dearer is flagged, too: a hand-back costs more since people do, to be weighed',
  'against the customers who no longer come back. The t-test takes what is known by then: on day 1',
  'nobody has come back, so it would have reported "better".',
];

const isShown = ({ scope, metric, flagged_on, status }: StreamHistory): boolean =>
  outcomes.has(metric) || (scope === '*' && (flagged_on !== null || saysVerdict(status, 'improved')));

const plantedWith = ({ change_id }: ChangeHistory): string =>
  plantedEffects[change_id] ?? (isUndeclared(change_id) ? plantedUndeclared : 'nothing');

const isUndeclared = (id: string): boolean => {
  const [kind, , scope = '', day = ''] = id.split(':');
  const { market, channel, day: planted } = undeclaredStep;
  const isPlace = kind === 'implicit' && scope.startsWith(`${market}/${channel}/`);
  return isPlace && Math.abs(daysBetween(planted, day)) <= 7;
};
