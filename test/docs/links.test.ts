import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const pages = globSync(['*.md', '{docs,examples}/**/*.md', 'test/benchmarks/**/*.md'], { cwd: root }).sort();
const sources = globSync(['{functions,infra,queries,test}/**/*.{ts,sql,yaml}'], { cwd: root });

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const withoutCode = (text: string): string =>
  text.replace(/^```[\s\S]*?^```$/gm, '').replace(/`[^`\n]*`/g, '');

/** The anchors of a page, as a forge makes them of its headings. */
const anchorsOf = (page: string): string[] =>
  [
    ...read(page)
      .replace(/^```[\s\S]*?^```$/gm, '')
      .matchAll(/^#+ (.+)$/gm),
  ].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );

/** What is wrong with a path and anchor, both relative to the repository; undefined when there is such a place. */
function faultOf(path: string, anchor: string | undefined): string | undefined {
  if (!existsSync(join(root, path))) return 'no such file';
  if (anchor === undefined) return undefined;
  if (statSync(join(root, path)).isDirectory() || !path.endsWith('.md'))
    return 'an anchor in what is no page';
  return anchorsOf(path).includes(anchor) ? undefined : 'no such heading';
}

test('every relative link of every page leads somewhere', () => {
  expect(pages.length).toBeGreaterThan(50);
  const dangling = pages.flatMap((page) =>
    [...withoutCode(read(page)).matchAll(/\]\((?!\w+:)([^)#\s]*)(?:#([^)\s]+))?\)/g)].flatMap(
      ([link, target, anchor]) => {
        const path = target ? relative(root, join(root, dirname(page), target)) : page;
        const fault = faultOf(path, anchor);
        return fault === undefined ? [] : [`${page}: ${link.slice(1)}: ${fault}`];
      },
    ),
  );
  expect(dangling).toEqual([]);
});

test('every page that is named in a text, a comment or a message is there', () => {
  const missing = [...pages, ...sources].flatMap((file) =>
    [...read(file).matchAll(/(?<![\w/-])(docs\/[\w/-]+\.md)(?:#([\w-]+))?/g)].flatMap(
      ([name, path, anchor]) => {
        const fault = faultOf(path!, anchor);
        return fault === undefined ? [] : [`${file}: ${name}: ${fault}`];
      },
    ),
  );
  expect(missing).toEqual([]);
});

test('every file or folder of the project that a page names is there', () => {
  const missing = pages.flatMap((page) =>
    [...read(page).matchAll(/`((?:functions|queries|infra|test|docs|examples|\.ci)\/[\w./-]+)`/g)]
      .filter(([, path]) => !existsSync(join(root, path!)))
      .map(([, path]) => `${page}: ${path}`),
  );
  expect(missing).toEqual([]);
});

test('every decision that is named by its number is there', () => {
  const numbers = new Set(pages.map((page) => /^docs\/decisions\/(\d{4})/.exec(page)?.[1]));
  const missing = [...pages, ...sources].flatMap((file) =>
    [...read(file).matchAll(/(?:\bdecisions? |docs\/decisions\/)\[?(\d{4})\b/gi)]
      .filter(([, number]) => !numbers.has(number))
      .map(([name]) => `${file}: ${name}`),
  );
  expect(missing).toEqual([]);
});
