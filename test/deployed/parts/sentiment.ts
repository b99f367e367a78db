import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type LocalComprehend,
  startLocalComprehend,
} from '../../platform/aws/comprehend/local-comprehend.ts';
import { eventually } from '../cloud/deployment.ts';
import { setVariables } from '../cloud/function-settings.ts';
import { fileOfTexts, newTexts, planted, type WrittenText, writtenTexts } from '../landed/written-texts.ts';
import type { Scene } from '../scene.ts';
import { alarmsOf } from '../watch/alarms.ts';
import { metricsOf } from '../watch/function-metrics.ts';
import { countLedger } from '../watch/ledger.ts';

/** A stage whose engine is Amazon Comprehend, with a server in its place that behaves as the service does, also badly. */
export function sentiment(scene: () => Scene): void {
  let service: LocalComprehend;
  let restore: () => Promise<void> = async () => {};

  /** Settings of the stage as a deployment would set them, and the address of the service. */
  const judgeBy = async (monthlyBudget: number) => {
    await restore();
    restore = await setVariables(scene(), {
      SENTIMENT: JSON.stringify({
        engine: 'comprehend',
        region: 'eu-west-1',
        monthlyBudget,
        callsPerSecond: 10,
      }),
      AWS_ENDPOINT_URL_COMPREHEND: service.url,
    });
  };

  /** Lands texts and waits for them. @returns how many rows have which engine, label and flag; and the seconds it took */
  const ingest = async (name: string, texts: readonly WrittenText[]) => {
    const { deployed, firstDay } = scene();
    const { key, dt, bytes } = fileOfTexts(firstDay, name, texts);
    const landedAt = Date.now();
    await deployed.land(key, bytes);
    await eventually(
      `${key} in the ledger`,
      150,
      async () => (await countLedger(scene(), key)) > 0 || undefined,
    );
    const { rows } = await deployed.bi.query(
      `select sentiment_engine, is_degraded, count(*) from ticket_events_current
      where dt = '${dt}' and object_key = '${key}' group by sentiment_engine, is_degraded order by 1, 2`,
    );
    return { rows, seconds: (Date.now() - landedAt) / 1000 };
  };

  const counted = async (name: string) => {
    const { cloud, outputs } = scene();
    const metrics = await metricsOf(cloud.admin, outputs.IngestFunction);
    return metrics.filter((metric) => metric.name === name).reduce((sum, { value }) => sum + value, 0);
  };

  beforeAll(async () => {
    service = await startLocalComprehend();
  });
  afterAll(async () => {
    await restore();
    await service.close();
  });

  test('the service classifies what it can within its limits; what it fails at is asked once more; nothing personal is sent', async () => {
    service.faults.throttled = 1;
    service.faults.failing = new Map([
      ['Order 3 is bad', 1],
      ['Order 4 is bad', 2],
    ]);
    await judgeBy(100);
    const { rows } = await ingest('texts of all kinds', writtenTexts);
    // By the embedded engine: Swedish and the text that failed twice, degraded, and the one without words, which is not.
    expect(rows).toEqual([
      ['comprehend', false, writtenTexts.length - 3],
      ['embedded', false, 1],
      ['embedded', true, 2],
    ]);
    const sent = service.calls.flatMap(({ texts }) => texts);
    expect(Math.max(...service.calls.map(({ texts }) => texts.length))).toBeLessThanOrEqual(25);
    expect(Math.max(...sent.map((text) => Buffer.byteLength(text)))).toBeLessThanOrEqual(5000);
    expect(new Set(service.calls.map(({ language }) => language))).toEqual(
      new Set(['de', 'en', 'zh', 'zh-TW']),
    );
    expect(sent.filter((text) => text === 'The same bad words')).toHaveLength(1);
    expect(sent.filter((text) => text === 'Order 4 is bad')).toHaveLength(2);
    expect(sent.filter((text) => text.includes('Reach me:'))).toHaveLength(Object.keys(planted).length);
    const digits = sent.map((text) => text.replaceAll(/\D/g, ''));
    for (const secret of Object.values(planted)) {
      expect(sent.filter((text) => text.includes(secret))).toEqual([]);
      const own = secret.replaceAll(/\D/g, '');
      if (own.length > 6) expect(digits.filter((each) => each.includes(own))).toEqual([]);
    }
  }, 200_000);

  test('when the budget is spent nothing is sent, the embedded engine classifies, and the alarm has its metric', async () => {
    const before = service.countRequests();
    // Less than the first file has cost.
    await judgeBy(0.001);
    const { rows } = await ingest('texts over the budget', newTexts('Invoice'));
    expect(rows).toEqual([['embedded', true, 60]]);
    expect(service.countRequests()).toBe(before);
    expect(await counted('TextsOverBudget')).toBe(60);
    const own = await alarmsOf(scene().cloud.admin, 'HandbackSandbox');
    expect(own.filter(({ MetricName }) => MetricName === 'TextsOverBudget')).toHaveLength(1);
    expect(own.filter(({ MetricName }) => MetricName === 'TextsDegraded')).toHaveLength(1);
  }, 200_000);

  test('an outage loses nothing, and costs one call with its retries', async () => {
    service.faults.down = 'hangs';
    const before = { requests: service.countRequests(), degraded: await counted('TextsDegraded') };
    await judgeBy(100);
    const { rows, seconds } = await ingest('texts in an outage', newTexts('Parcel'));
    expect(rows).toEqual([['embedded', true, 60]]);
    // Four tries of five seconds and the waits between; without an end to them the file would need three calls.
    expect(service.countRequests() - before.requests).toBeLessThanOrEqual(4);
    expect(seconds).toBeLessThan(90);
    expect((await counted('TextsDegraded')) - before.degraded).toBe(60);
    const { deployed, outputs } = scene();
    expect(await deployed.countMessages(outputs.IngestDeadLetters ?? '')).toBe(0);
    delete service.faults.down;
  }, 240_000);
}
