import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const numbered = (page: string): string[] =>
  [...readFileSync(join(root, page), 'utf8').matchAll(/^## (\d \w+)$/gm)].map(([, heading]) => heading!);

test('both pages of the detector have one numbered section a room, in the same order', () => {
  const sections = numbered('docs/detection.md');
  expect(sections.map((section) => section[0])).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
  expect(numbered('docs/detection-method.md')).toEqual(sections);
  const rooms = readdirSync(join(root, 'functions/detect'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  expect(sections.map((section) => section.slice(2).toLowerCase()).sort()).toEqual(rooms.sort());
});

const comments = 'functions queries infra'
  .split(' ')
  .flatMap((room) => readdirSync(join(root, room), { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && /\.(ts|sql|yaml)$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/(docs\/[\w-]+\.md) §(\S*)/g)])
  .map(([, page, section]) => ({ page: page!, section: /^\d+/.exec(section!)?.[0] ?? section! }));

test('every section that a comment cites is a heading of its page', () => {
  expect(comments.length).toBeGreaterThan(10);
  expect(comments.filter(({ page, section }) => !headings(page).includes(section))).toEqual([]);
});

const headings = (page: string): string[] => numbered(page).map((heading) => heading[0]!);
