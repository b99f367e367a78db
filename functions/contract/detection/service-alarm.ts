import { createHash } from 'node:crypto';

/** The alarm of a scope: three views of one harm, judged together. It stands among the looks as a metric. */
export const serviceAlarm = {
  name: 'service',
  title: 'Service (verified, came back, reopened)',
  metrics: ['verified_resolution_rate', 'repeat_contact_rate', 'reopen_rate'],
} as const;

export const isServiceAlarm = ({ metric }: { readonly metric: string }): boolean =>
  metric === serviceAlarm.name;

/** True for the metrics that the alarm of a scope rests on. */
export const isInServiceAlarm = ({ metric }: { readonly metric: string }): boolean =>
  serviceAlarm.metrics.some((name) => name === metric);

/** The alarm's definition version: 16 hex characters over those of its metrics. */
export const serviceVersion = (versionOf: (metric: string) => string): string =>
  createHash('sha256')
    .update(JSON.stringify(serviceAlarm.metrics.map(versionOf)))
    .digest('hex')
    .slice(0, 16);
