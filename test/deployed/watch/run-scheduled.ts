import { eventually } from '../cloud/deployment.ts';
import type { Scene } from '../scene.ts';
import { type CountedMetric, metricsOf } from './function-metrics.ts';
import { fireNow } from './schedules.ts';

/** What ends a scheduled run: the night by the detector's look, which follows the last curation. */
const ends = {
  night: { output: 'DetectFunction', count: 'DetectorRan' },
  maintenance: { output: 'MaintainFunction', count: 'MaintainRan' },
} as const;

/**
 * Fires a schedule's own target, and waits for the count by which its run ends.
 * @param deliveries how often at once: EventBridge Scheduler promises at least one
 * @returns all that the function that ends it has counted so far
 */
export async function runScheduled(
  { cloud, outputs }: Scene,
  run: keyof typeof ends,
  deliveries = 1,
): Promise<CountedMetric[]> {
  const { output, count } = ends[run];
  const runsIn = (metrics: readonly CountedMetric[]) => metrics.filter(({ name }) => name === count).length;
  const before = runsIn(await metricsOf(cloud.admin, outputs[output]));
  const target = run === 'night' ? outputs.NightlyMachine?.split(':').at(-1) : outputs.MaintainFunction;
  await Promise.all(Array.from({ length: deliveries }, () => fireNow(cloud.admin, target ?? '')));
  return eventually(`${count} of the scheduled run`, 600, async () => {
    const metrics = await metricsOf(cloud.admin, outputs[output]);
    return runsIn(metrics) > before ? metrics : undefined;
  });
}
