import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerHttp } from '../../functions/cli/ask/serve-http.ts';
import type { DuckDbEngine } from '../../functions/platform/local/duckdb/engine.ts';
import { hostileLake } from '../evidence/hostile-lake.ts';
import { apiPorts } from '../http/harness.ts';
import { openTinyLake } from '../report/tiny-lake.ts';
import { keepPicture, launch, openAddress, overhang, seriousFindings } from './open-pages.ts';

let browser: Browser;
let lake: DuckDbEngine;
let server: Server;
let home = '';
beforeAll(async () => {
  browser = await launch();
  lake = await openTinyLake(hostileLake);
  const ports = apiPorts(lake);
  server = createServer((request, response) => answerHttp(request, response, ports));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  home = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}, 120_000);
afterAll(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
  await lake.close();
});

test.each([
  ['front', '/'],
  ['reports', '/reports'],
  ['a report', '/reports/routing_impact?from=2026-01-01&to=2026-06-19'],
  ['tickets', '/reports/tickets?from=2026-04-06&to=2026-04-08'],
  ['docs', '/docs'],
])(
  '%s: nothing from elsewhere, no script, nothing serious, fits a phone',
  async (name, path) => {
    for (const [look, options] of [
      ['light', {}],
      ['phone', { viewport: { width: 360, height: 740 }, isMobile: true, colorScheme: 'dark' }],
    ] as const) {
      const { page, asked, said, close } = await openAddress(browser, home + path, options);
      expect(asked.filter((each) => !each.startsWith(home))).toEqual([]);
      expect(said.filter((each) => !each.includes('favicon'))).toEqual([]);
      expect(await page.locator('h1').count()).toBe(1);
      expect(await seriousFindings(page)).toEqual([]);
      expect(await overhang(page)).toBeLessThanOrEqual(0);
      await keepPicture(page, `home-${name}-${look}`);
      await close();
    }
  },
  60_000,
);

/** A sheet of A4 at 96 dots an inch, less margins of a centimetre. */
const sheet = { viewport: { width: 718, height: 1047 } };

test.each([
  '/reports/routing_impact?from=2026-01-01&to=2026-06-19',
  '/reports/tickets?from=2026-04-06&to=2026-04-08',
])(
  '%s is printed within the paper: each record has its columns by name, nothing lost',
  async (path) => {
    const { page, close } = await openAddress(browser, home + path, sheet);
    await page.emulateMedia({ media: 'print' });
    expect(await overhang(page)).toBeLessThanOrEqual(0);
    const cut = `[...document.querySelectorAll('main *')].filter((each) => each.getBoundingClientRect().right > innerWidth + 1).map((each) => each.outerHTML)`;
    expect(await page.evaluate<string[]>(cut)).toEqual([]);
    const shown = `[...document.querySelectorAll('tbody tr:first-child td:not(:last-child)')].filter((cell) => cell.textContent !== '' && cell.getClientRects().length === 0).length`;
    expect(await page.evaluate<number>(shown)).toBe(0);
    const names = `[...document.querySelectorAll('tbody tr:first-child td:not(:last-child)')].map((cell) => getComputedStyle(cell, '::before').content)`;
    const columns = `[...document.querySelectorAll('thead th:not(:last-child)')].map((cell) => JSON.stringify(cell.textContent + ' '))`;
    const printed = await page.evaluate<string[]>(names);
    expect(printed.length).toBeGreaterThan(9);
    expect(printed.map((each) => each.replace('" " "', ' '))).toEqual(await page.evaluate<string[]>(columns));
    await keepPicture(page, `print${path.split('?')[0]?.replaceAll('/', '-')}`);
    await close();
  },
  60_000,
);
