import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { renderDemo } from '../../../functions/cli/demo/render/render-demo.ts';
import type { DemoNumbers } from '../../../functions/cli/demo/summarise/numbers.ts';
import { drawPicture } from './draw-picture.ts';

/** The whole year's numbers, which `npm run test:year` reproduces from the seed. */
const year = JSON.parse(readFileSync('test/year/golden/year.json', 'utf8')) as DemoNumbers;
const told = renderDemo(year, 'handback-demo').map((line) => stripVTControlCharacters(line));

const firstWord = (text: string): string => text.split(/\s/, 1)[0]!;
/** What the demo prints between two empty lines, by its first word: `A`, then the number of each table. */
const parts = new Map(
  told
    .join('\n')
    .split('\n\n')
    .map((part) => [firstWord(part), part]),
);

/** A part as the demo prints it, without the commands below it where the page shows none. */
function asPrinted(shown: string): string {
  const part = parts.get(firstWord(shown));
  if (part === undefined) throw new Error(`the demo prints no such table: ${firstWord(shown)}`);
  return /^ {2}\$ /m.test(shown) ? part : part.replace(/\n {2}\$ [\s\S]*$/, '');
}

/** The page with what the demo prints now in its blocks of text: `npm test -- --update` puts it there. */
const withTables = (page: string): string =>
  page.replace(
    /^```text\n([\s\S]*?)\n```$/gm,
    (_, shown: string) => `\`\`\`text\n${shown.split('\n\n').map(asPrinted).join('\n\n')}\n\`\`\``,
  );

describe.each([
  ['README.md', ['A', '1.', '2.']],
  ['docs/demo.md', ['A', '1.', '2.', '3.', '4.', '5.', '6.', '7.', '8.']],
])('%s', (path, words) => {
  const page = readFileSync(path, 'utf8');

  test('shows what the demo prints, line by line', async () => {
    await expect(withTables(page)).toMatchFileSnapshot(`../../../${path}`);
  });

  test('shows these tables', () => {
    const blocks = [...page.matchAll(/^```text\n([\s\S]*?)\n```$/gm)];
    expect(blocks.flatMap(([, shown = '']) => shown.split('\n\n').map(firstWord))).toEqual(words);
  });
});

test('the picture shows the numbers of the year', async () => {
  await expect(drawPicture(year)).toMatchFileSnapshot('../../../docs/picture.svg');
});

test('what the demo prints fits a terminal of 100 characters', () => {
  expect(told.filter((line) => line.length > 100)).toEqual([]);
});
