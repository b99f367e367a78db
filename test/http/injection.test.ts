import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Report, reports } from '../../functions/report/catalogue.ts';
import { parameterNames } from '../../functions/report/parameters.ts';
import { hostileTexts, refusedTexts } from '../report/hostile-texts.ts';
import { type HostileCaller, openHostileCaller, takesText } from './hostile-caller.ts';

/** A part of the attack; all texts in all parameters of all reports are tried by test/api/injection.test.ts. */

let caller: HostileCaller;
beforeAll(async () => {
  caller = await openHostileCaller();
});
afterAll(() => caller?.close());
const ask = async (path: string, init?: RequestInit) => (await caller.ask(path, init)).rows;

const days = { from: '2026-03-01', to: '2026-03-31' };
const asked = (report: Report, given: Record<string, string>) =>
  ask(`/v1/reports/${report.name}?${new URLSearchParams({ ...days, wait: '20', ...given })}`);

const byName = (name: string): Report => reports.find((report) => report.name === name)!;
/** Every n-th text. */
const everyOf = (n: number): readonly string[] => hostileTexts.filter((_, index) => index % n === 0);

test('tickets: every text parameter takes a text as a text', async () => {
  const report = byName('tickets');
  expect((await asked(report, {})).length).toBe(30);
  for (const name of parameterNames(report).filter((own) => takesText(report, own)))
    for (const text of everyOf(name === 'intent' ? 13 : 40))
      expect(await asked(report, { [name]: text }), `${name} = ${text}`).toEqual([]);
});

describe.each(reports.map((report) => [report.name, report] as const))('%s', (_, report) => {
  const names = parameterNames(report);

  test('refuses every text in every parameter that is none', async () => {
    for (const name of names.filter((own) => !takesText(report, own)))
      for (const text of everyOf(20)) expect(await asked(report, { [name]: text })).toEqual([]);
  });

  test('gives no row for hostile texts in all text parameters at once', async () => {
    const texts = names.filter((own) => takesText(report, own));
    if (texts.length === 0) return;
    for (const text of everyOf(40))
      expect(await asked(report, Object.fromEntries(texts.map((name) => [name, text])))).toEqual([]);
  });

  test('refuses control characters, long texts, unknown names, and bodies that are no parameters', async () => {
    const path = `/v1/reports/${report.name}/runs`;
    const post = (body: unknown) => ask(path, { method: 'POST', body: JSON.stringify(body) });
    for (const text of refusedTexts.slice(0, 9)) {
      for (const name of names) expect(await post({ [name]: text })).toEqual([]);
      expect(await post({ [text]: 'x' })).toEqual([]);
      expect(await post(text)).toEqual([]);
    }
  });
});

test('names in paths and queries are taken as names', async () => {
  for (const text of everyOf(4)) {
    const name = encodeURIComponent(text.toWellFormed());
    for (const path of [`/v1/reports/${name}`, `/v1/runs/${name}`, `/v1/runs/${name}/rows.csv`])
      expect(await ask(path)).toEqual([]);
    expect(await ask(`/v1/reports/tickets?${name}=x`)).toEqual([]);
    for (const list of ['findings', 'changes'])
      for (const own of ['limit', 'after']) expect(await ask(`/v1/${list}?${own}=${name}`)).toEqual([]);
  }
});

test('nothing of all this failed inside', () => expect(caller.logged).toEqual([]));
