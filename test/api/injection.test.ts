import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Report, reports } from '../../functions/report/catalogue.ts';
import { parameterNames } from '../../functions/report/parameters.ts';
import { type HostileCaller, openHostileCaller, takesText } from '../http/hostile-caller.ts';
import { hostileTexts, refusedTexts } from '../report/hostile-texts.ts';

/** Every report × every parameter × every text, over HTTP against the handler of `serve`, answered by DuckDB. */

let caller: HostileCaller;
beforeAll(async () => {
  caller = await openHostileCaller();
});
afterAll(() => caller?.close());

const days = { from: '2026-03-01', to: '2026-03-31' };
const asked = (report: Report, given: Record<string, string>) =>
  caller.ask(`/v1/reports/${report.name}?${new URLSearchParams({ ...days, wait: '20', ...given })}`);
const posted = (report: Report, given: Record<string, unknown>) =>
  caller.ask(`/v1/reports/${report.name}/runs`, { method: 'POST', body: JSON.stringify(given) });

/** Requests under way at a time. */
const atOnce = 8;
async function forEach<T>(items: readonly T[], run: (item: T) => Promise<void>): Promise<void> {
  for (let start = 0; start < items.length; start += atOnce)
    await Promise.all(items.slice(start, start + atOnce).map(run));
}

/** What the reason for a refusal names: `by.0` is `by`. */
const named = (refused: readonly string[]): string[] => [
  ...new Set(refused.map((name) => name.split('.')[0] ?? '')),
];

describe.each(reports.map((report) => [report.name, report] as const))('%s', (_, report) => {
  const names = parameterNames(report);
  const texts = names.filter((name) => takesText(report, name));

  test.each(texts)('%s takes every hostile text as a name that nobody has', async (name) => {
    const nobody = await asked(report, { [name]: 'a name that nobody has' });
    expect(nobody.status).toBe(200);
    await forEach(hostileTexts, async (text) => {
      const { status, rows } = await asked(report, { [name]: text });
      expect({ status, rows }, `${name} = ${text}`).toEqual({ status: 200, rows: nobody.rows });
    });
  });

  test.each(names.filter((name) => !texts.includes(name)))('%s refuses every hostile text', async (name) => {
    await forEach(hostileTexts, async (text) => {
      const { status, refused } = await asked(report, { [name]: text });
      expect({ status, refused: named(refused) }, `${name} = ${text}`).toEqual({
        status: 400,
        refused: [name],
      });
    });
  });

  test.each(names)('%s refuses what no name is, and lists, numbers and objects of it', async (name) => {
    await forEach(refusedTexts, async (text) => {
      const { status, refused } = await posted(report, { [name]: text });
      expect([400, 413], `${name} = ${text.slice(0, 80)}`).toContain(status);
      if (status === 400) expect(named(refused)).toEqual([name]);
    });
    await forEach(hostileTexts, async (text) => {
      for (const value of [[text], { [text]: text }, [[text]]]) {
        const { status } = await posted(report, { [name]: value });
        expect(status, `${name} = ${JSON.stringify(value)}`).toBe(400);
      }
    });
  });
});

test('a text as the name of a parameter is refused by every report', async () => {
  for (const report of reports)
    await forEach(hostileTexts, async (text) => {
      expect((await posted(report, { [text]: 'x' })).status).toBe(400);
    });
});

test('nothing of all this failed inside', () => expect(caller.logged).toEqual([]));
