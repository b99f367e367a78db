import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { renderDemo } from '../../../functions/cli/demo/render/render-demo.ts';
import type { DemoNumbers } from '../../../functions/cli/demo/summarise/numbers.ts';
import { drawPicture } from './draw-picture.ts';

/** The whole year's numbers, which `npm run test:year` reproduces from the seed. */
const year = JSON.parse(readFileSync('test/year/golden/year.json', 'utf8')) as DemoNumbers;
const told = renderDemo(year, 'handback-demo').map((line) => stripVTControlCharacters(line));

test('the README shows what the demo prints, line by line', () => {
  const readme = readFileSync('README.md', 'utf8');
  const block = /```text\n(A year of Vellopay[\s\S]*?)```/.exec(readme)?.[1];
  const shown = (block ?? '').split('\n').filter((line) => line !== '' && line !== '…');
  expect(shown.length).toBeGreaterThan(20);
  let at = 0;
  for (const line of shown) {
    const found = told.indexOf(line, at);
    expect(found, `not printed by the demo, or in another order: ${line}`).toBeGreaterThanOrEqual(at);
    at = found + 1;
  }
});

test('the picture shows the numbers of the year', async () => {
  await expect(drawPicture(year)).toMatchFileSnapshot('../../../docs/picture.svg');
});

test('what the demo prints fits a terminal of 100 characters', () => {
  expect(told.filter((line) => line.length > 100)).toEqual([]);
});
