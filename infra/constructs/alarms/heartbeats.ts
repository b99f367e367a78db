import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { StageSettings } from '../../config.ts';
import { type AlarmSpec, sum } from './alarm-spec.ts';

/** CloudWatch looks back a week at most. */
const longestHours = 168;
/** A nightly run may take two hours longer than yesterday's before its silence is one. */
const hoursBetweenNights = 26;

/** What must be counted within so many hours. */
interface Heartbeat {
  readonly id: string;
  readonly what: string;
  readonly metricName: string;
  readonly hours: number;
}

/**
 * Silence that is an alarm stands hour by hour: of one period of a day CloudWatch takes yesterday's point for as
 * long as it finds it, and rings a day late or more.
 */
export function heartbeats({ settings }: { readonly settings: StageSettings }): AlarmSpec[] {
  const { silentHours } = settings.alarms;
  if (silentHours > longestHours)
    throw new Error(
      `infra/config.ts: alarms.silentHours ${silentHours} is more than ${longestHours}, a week`,
    );
  const namespace = settings.stackName;
  const hourly = (metricName: string) => sum(new Metric({ namespace, metricName }), Duration.hours(1));
  const beats: Heartbeat[] = [
    {
      id: 'NothingIngested',
      what: `No object has arrived for ${silentHours} hours.`,
      metricName: 'ObjectsIngested',
      hours: silentHours,
    },
    {
      id: 'CurateSilent',
      what: 'No curation has been committed for a day.',
      metricName: 'CurateRan',
      hours: hoursBetweenNights,
    },
    {
      id: 'MaintainSilent',
      what: 'No maintenance has ended for a day: what customers asked to erase is still in the files.',
      metricName: 'MaintainRan',
      hours: hoursBetweenNights,
    },
    {
      id: 'DetectorSilent',
      what: 'The detector has not looked for a day: no news is not good news.',
      metricName: 'DetectorRan',
      hours: hoursBetweenNights,
    },
  ];
  return [
    {
      id: 'Regressions',
      what: 'A look has found quality lower since a routing change. Fit for rolling a deployment back.',
      metric: sum(new Metric({ namespace, metricName: 'Regressions' }), Duration.minutes(5)),
      threshold: 1,
      silence: 'fine',
    },
    ...beats.map(
      ({ id, what, metricName, hours }): AlarmSpec => ({
        id,
        what,
        metric: hourly(metricName),
        threshold: 1,
        below: true,
        periods: hours,
        silence: 'alarm',
      }),
    ),
  ];
}
