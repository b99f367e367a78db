import { eventually } from './deployment.ts';
import { type CountedMetric, metricsOf } from './function-metrics.ts';
import type { Scene } from './scene.ts';
import { fireNow } from './schedules.ts';

/**
 * Fires a schedule's own target, and waits for the count by which its run ends.
 * @returns all that the function has counted so far
 */
export async function runScheduled(
  { cloud, outputs }: Scene,
  output: 'CurateFunction' | 'MaintainFunction' | 'DetectFunction',
  task: string,
  count: string,
): Promise<CountedMetric[]> {
  const runsIn = (metrics: readonly CountedMetric[]) => metrics.filter(({ name }) => name === count).length;
  const before = runsIn(await metricsOf(cloud.admin, outputs[output]));
  await fireNow(cloud.admin, outputs[output], task);
  return eventually(`${count} of the scheduled run`, 600, async () => {
    const metrics = await metricsOf(cloud.admin, outputs[output]);
    return runsIn(metrics) > before ? metrics : undefined;
  });
}
