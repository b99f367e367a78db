import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { chromiumPath } from './install-chromium.ts';

/** A page as a browser shows it, and what it tried besides. */
export interface OpenPage {
  readonly page: Page;
  /** Addresses it asked for, its own first. */
  readonly asked: readonly string[];
  /** What its console says: refusals of its policy, errors of scripts. */
  readonly said: readonly string[];
  close(): Promise<void>;
}

export const launch = (): Promise<Browser> =>
  // Chromium refuses its sandbox to root, as which tests run in containers.
  chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-gpu'] });

/** Opens an address, after noting all that it asks for and says. */
export async function openAddress(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<OpenPage> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const asked: string[] = [];
  const said: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  page.on('dialog', (dialog) => {
    said.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(address);
  return { page, asked, said, close: () => context.close() };
}

/** Opens a text as a file. */
export function openText(
  browser: Browser,
  folder: string,
  text: string,
  options?: BrowserContextOptions,
): Promise<OpenPage> {
  const file = join(folder, 'page.html');
  writeFileSync(file, text);
  return openAddress(browser, pathToFileURL(file).href, options);
}

/** What axe finds serious or critical: its rule and where. */
export async function seriousFindings(page: Page): Promise<string[]> {
  // By the browser's own hand: the page's policy runs no script.
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const result = await (globalThis as unknown as { axe: typeof axe }).axe.run();
    return result.violations.map(({ id, impact, nodes }) => ({
      id,
      impact,
      at: nodes.map(({ html }) => html),
    }));
  });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, at }) => `${id}: ${at.slice(0, 3).join(' | ')}`);
}

/** How far the page reaches beyond the window to the side, pixels. */
export const overhang = (page: Page): Promise<number> =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');

/** Keeps a picture for whoever looks, below the folder that SCREENSHOTS names. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
