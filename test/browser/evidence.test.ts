import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultSettings } from '../../functions/contract/definitions/settings.ts';
import { renderEvidence } from '../../functions/evidence/render-evidence.ts';
import { hostile, hostileLake } from '../evidence/hostile-lake.ts';
import { openTinyLake, type TinyLake } from '../report/tiny-lake.ts';
import { manyScopes } from './many-scopes.ts';
import { keepPicture, launch, openText, overhang, seriousFindings } from './open-pages.ts';

const folder = mkdtempSync(join(tmpdir(), 'handback-browser-'));
let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

async function made(lake: TinyLake): Promise<{ readonly text: string; readonly seconds: number }> {
  const engine = await openTinyLake(lake);
  try {
    const started = performance.now();
    const { text } = await renderEvidence({}, (sql) => engine.query(sql), defaultSettings);
    return { text, seconds: (performance.now() - started) / 1000 };
  } finally {
    await engine.close();
  }
}

const open = (text: string, options = {}) => openText(browser, folder, text, options);
const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };

describe.each([
  ['hostile names', hostileLake, 10],
  ['two hundred scopes', manyScopes(200), 10],
] as const)('the page of %s', (name, lake, most) => {
  let text = '';
  beforeAll(async () => {
    const page = await made(lake);
    text = page.text;
    expect(page.seconds).toBeLessThan(most);
  }, 120_000);

  test('is small, asks for nothing else, and runs nothing', async () => {
    expect(Buffer.byteLength(text)).toBeLessThan(1_000_000);
    const { page, asked, said, close } = await open(text);
    expect([asked.length, said]).toEqual([1, []]);
    expect(await page.locator('h1').count()).toBe(1);
    expect(await page.locator('main h2').count()).toBeGreaterThanOrEqual(10);
    expect(await page.locator('figure svg').count()).toBeGreaterThan(3);
    await keepPicture(page, `${name}-light`);
    await close();
  });

  test.each(['light', 'dark'] as const)('in %s axe finds nothing serious', async (colorScheme) => {
    const { page, close } = await open(text, { colorScheme });
    expect(await seriousFindings(page)).toEqual([]);
    const paper = await page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    const brightness = (/\d+/.exec(paper) ?? ['0'])[0];
    expect(Number(brightness) > 127, paper).toBe(colorScheme === 'light');
    if (colorScheme === 'dark') await keepPicture(page, `${name}-dark`);
    await close();
  });

  test('fits a phone, where only tables and charts move to the side', async () => {
    const { page, close } = await open(text, phone);
    expect(await overhang(page)).toBeLessThanOrEqual(0);
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, `${name}-phone`);
    await close();
  });

  test('is read by keyboard: every table opens without a mouse', async () => {
    const { page, close } = await open(text);
    const closed = await page.locator('details:not([open]) > summary').count();
    expect(closed).toBeGreaterThan(3);
    const first = page.locator('details:not([open])').first();
    await page.keyboard.press('Tab');
    for (let tabs = 0; tabs < 60; tabs++) {
      if (await page.evaluate<boolean>("document.activeElement?.tagName === 'SUMMARY'")) break;
      await page.keyboard.press('Tab');
    }
    const before = await page.locator('details[open]').count();
    await page.keyboard.press('Enter');
    expect(await page.locator('details[open]').count()).toBe(before + 1);
    expect(await first.count()).toBe(1);
    await close();
  });

  test('prints on paper, nothing cut to the side', async () => {
    const { page, close } = await open(text);
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 794, height: 1123 });
    expect(await overhang(page)).toBeLessThanOrEqual(0);
    const lists = page.locator('section:has(#tickets) table');
    for (const list of await lists.all()) expect(await list.isVisible()).toBe(true);
    const { length } = await page.pdf({ format: 'A4' });
    expect(length).toBeGreaterThan(20_000);
    expect(length).toBeLessThan(5_000_000);
    await keepPicture(page, `${name}-print`);
    await close();
  });
});

test('hostile names are text to whoever reads or listens', async () => {
  const { page, said, close } = await open((await made(hostileLake)).text);
  expect(await page.locator('script, img, iframe, object, [onload], [onerror]').count()).toBe(0);
  expect(await page.locator('header').textContent()).toContain(hostile.change);
  expect(said).toEqual([]);
  await close();
});

test('a thousand scopes take less than ten seconds and a megabyte', async () => {
  const { text, seconds } = await made(manyScopes(1000));
  expect(seconds).toBeLessThan(10);
  expect(Buffer.byteLength(text)).toBeLessThan(1_000_000);
}, 120_000);

test('what axe is asked for, it finds: a picture without words', async () => {
  const { page, close } = await open(
    '<!doctype html><html lang="en"><title>x</title><main><h1>x</h1><img src="data:,"></main>',
  );
  expect(await seriousFindings(page)).toEqual([expect.stringContaining('image-alt')]);
  await close();
});

test('bars of nothing are not drawn', async () => {
  const { page, close } = await open((await made(manyScopes(3))).text);
  expect(await page.locator('svg[aria-label="From asking for a person to reaching one"]').count()).toBe(0);
  expect(await page.locator('section:has(#access) .none').first().textContent()).toBe('Nothing to draw yet.');
  await close();
});
