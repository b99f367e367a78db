import { createHash } from 'node:crypto';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultSettings } from '../../../functions/contract/definitions/settings.ts';
import { undeclaredId } from '../../../functions/contract/detection/undeclared-change.ts';
import { type EvidencePage, renderEvidence } from '../../../functions/evidence/render-evidence.ts';
import type { DuckDbEngine } from '../../../functions/platform/local/duckdb/engine.ts';
import { printable } from '../../../functions/report/render/printable.ts';
import { openTinyLake } from '../../report/tiny-lake.ts';
import { checkNumbers, strayNumbers } from '../check-page.ts';
import { hostile, hostileLake, hostileScope } from '../hostile-lake.ts';

let lake: DuckDbEngine;
let page: EvidencePage;
const run = (sql: string) => lake.query(sql);
beforeAll(async () => {
  lake = await openTinyLake(hostileLake);
  page = await renderEvidence({}, run, defaultSettings);
});
afterAll(() => lake.close());

test('without being asked, it is about the worst finding', () => {
  expect(page).toMatchObject({
    change: hostile.change,
    brand: hostile.brand,
    scope: hostileScope,
    verdict: 'Worse',
  });
  const { document } = parseHTML(page.text);
  expect(document.querySelector('.verdict')!.textContent).toMatch(/^▼ Worse\. Service in/);
  expect(document.querySelector('.verdict')!.textContent).toContain('went from 90.0 % to 70.0 %');
});

test('every number is what the command beside it says', async () => {
  expect(await checkNumbers(page.text, run, defaultSettings)).toBeGreaterThan(200);
});

test('a number that no answer gives stands nowhere but in our own words', () => {
  const ownWords = new Set(['28', '80', '1', '4', '5', '0.']);
  expect(strayNumbers(page.text).filter((text) => !ownWords.has(text))).toEqual([]);
});

test('the same lake gives the same page', async () => {
  expect((await renderEvidence({}, run, defaultSettings)).text).toBe(page.text);
});

test('names are text, whatever they are made of', () => {
  const { document } = parseHTML(page.text);
  for (const forbidden of [
    'script',
    'img',
    'b',
    'iframe',
    'link',
    'object',
    '[onload]',
    '[onerror]',
    '[style]',
  ])
    expect([...document.querySelectorAll(forbidden)], forbidden).toEqual([]);
  expect(page.text).not.toContain('\u202e');
  const names = [...document.querySelectorAll('bdi')].map((own) => own.textContent);
  for (const name of [hostile.change, hostile.brand, hostileScope, hostile.intent])
    expect(names).toContain(printable(name));
});

test('it asks nothing of anybody: no address, and a policy that admits its one style alone', () => {
  const { document } = parseHTML(page.text);
  expect([...document.querySelectorAll('[src], [href], [srcset], [action]')]).toEqual([]);
  expect(page.text).not.toMatch(/url\((?!#)|@import|https?:(?!\/\/www\.w3\.org)/);
  const policy = document.querySelector('meta[http-equiv]')!.getAttribute('content')!;
  const style = document.querySelector('style')!.textContent!;
  const hash = createHash('sha256').update(style).digest('base64');
  expect(policy).toBe(`default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`);
  expect(document.querySelectorAll('style')).toHaveLength(1);
});

test('each drawing has a sentence above it, a name to be read aloud, and its numbers below', () => {
  const { document } = parseHTML(page.text);
  expect([...document.querySelectorAll('h2')].map((own) => own.textContent!.split(' ')[0])).toEqual([
    ...['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'],
    'Words',
  ]);
  const figures = [...document.querySelectorAll('figure')];
  expect(figures.length).toBeGreaterThan(8);
  for (const figure of figures) {
    expect(figure.querySelector('figcaption')!.textContent!.trim()).toMatch(/\.$/);
    const drawing = figure.querySelector('svg');
    if (drawing === null) expect(figure.querySelector('.none')!.textContent).toMatch(/^Nothing to draw/);
    else expect(drawing.getAttribute('aria-label')).toMatch(/\w/);
    expect(figure.querySelectorAll('details table').length).toBeGreaterThan(0);
  }
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('what is not known yet is left out of a sentence, not dashed', async () => {
  const unknown = {
    ...{ status: 'not_enough_data', flagged: false, flagged_on: null },
    ...{ log_e: null, alpha: null, rho: null, days_to_detect: 30 },
  };
  const early = await openTinyLake({
    ...hostileLake,
    tables: {
      ...hostileLake.tables,
      evaluations: (hostileLake.tables.evaluations ?? []).map((row) => ({ ...row, ...unknown })),
    },
  });
  try {
    const { text, verdict } = await renderEvidence(
      { change: hostile.change, brand: hostile.brand, scope: hostileScope },
      (sql) => early.query(sql),
      defaultSettings,
    );
    const { document } = parseHTML(text);
    expect(verdict).toBe('Cannot tell yet');
    const sentences = [...document.querySelectorAll('.verdict, figcaption')].map((own) => own.textContent);
    expect(sentences.filter((sentence) => sentence.includes('–'))).toEqual([]);
    expect(sentences[0]).toContain('a drop is seen within 30 days');
  } finally {
    await early.close();
  }
});

test('what got better is told by the metric that shows it, and is never "worse by" less than nothing', async () => {
  const better = {
    status: 'improved',
    flagged: false,
    flagged_on: null,
    effect: -0.2,
    lower: -0.3,
    upper: -0.1,
  };
  const unsure = { ...better, status: 'no_regression_so_far', lower: -0.5, upper: 0.1 };
  const evaluations = (hostileLake.tables.evaluations ?? []).map((row) =>
    row.metric === 'service'
      ? { ...row, ...unsure, effect: null }
      : { ...row, ...(row.metric === 'verified_resolution_rate' ? better : unsure) },
  );
  const lake = await openTinyLake({ ...hostileLake, tables: { ...hostileLake.tables, evaluations } });
  try {
    const asked = { change: hostile.change, brand: hostile.brand, scope: hostileScope };
    const { text, verdict } = await renderEvidence(asked, (sql) => lake.query(sql), defaultSettings);
    const sentence = parseHTML(text).document.querySelector('.verdict')!.textContent!;
    expect(verdict).toBe('Better');
    expect(sentence).toMatch(
      /Verified resolutions .*−20\.0 \[−30\.0, −10\.0\] percentage points against .*, where minus is better/,
    );
    expect(parseHTML(text).document.querySelector('section')!.textContent).not.toMatch(/worse by −/);
  } finally {
    await lake.close();
  }
});

test('a place that nothing is known of is refused by name', async () => {
  await expect(renderEvidence({ change: 'nobody' }, run, defaultSettings)).rejects.toThrow(/change "nobody"/);
  await expect(renderEvidence({ scope: 'FR/chat/x' }, run, defaultSettings)).rejects.toThrow(
    /scope "FR\/chat\/x"/,
  );
});

test('of a change that nobody declared the page names the day, and says what it cannot draw', async () => {
  const { evaluations = [], ...tables } = hostileLake.tables;
  const change_id = undeclaredId(hostile.brand, hostileScope, '2026-04-06');
  const own = await openTinyLake({
    ...hostileLake,
    tables: {
      ...tables,
      routing_changes: [],
      evaluations: evaluations.map((row) => ({ ...row, change_id })),
    },
  });
  try {
    const { text } = await renderEvidence({}, (sql) => own.query(sql), defaultSettings);
    const { document } = parseHTML(text);
    expect(document.querySelector('title')!.textContent).toMatch(/^Worse: undeclared change of 2026-04-06, /);
    expect(document.querySelector('header')!.textContent).not.toContain('implicit:');
    const said = document.querySelector('main')!.textContent!;
    expect(said).toContain('the places it is compared with are not drawn');
    expect(said).not.toContain('no places to compare them with');
    expect(said).toContain('what other places did is not taken off');
  } finally {
    await own.close();
  }
});

test('a market whose name holds a slash has its tickets on its page', async () => {
  const text = JSON.stringify(hostileLake).replaceAll('<img src', '<img/src');
  const slashed = await openTinyLake(JSON.parse(text));
  try {
    const made = await renderEvidence({}, (sql) => slashed.query(sql), defaultSettings);
    expect(made.scope).toContain('<img/src');
    const { document } = parseHTML(made.text);
    const said = (id: string) => document.getElementById(id)?.closest('section')?.textContent;
    expect(said('causes')).toContain('of a plain change of');
    expect(said('claims')).not.toContain('Nothing to draw yet');
    expect(await checkNumbers(made.text, (sql) => slashed.query(sql), defaultSettings)).toBeGreaterThan(200);
  } finally {
    await slashed.close();
  }
});
