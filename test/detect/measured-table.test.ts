import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { renderTable } from '../benchmarks/detection/table.ts';
import { renderComparison } from '../benchmarks/detection/worlds/compare.ts';
import { publicScenarios } from '../benchmarks/detection/worlds/public-worlds.ts';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

test('the table in docs/detection.md is the one that was measured', () => {
  const rows = JSON.parse(read('../benchmarks/detection/measured.json'));
  expect(rows.length).toBeGreaterThan(80);
  expect(read('../../docs/detection.md')).toContain(renderTable(rows));
});

test.each(['../../docs/detection.md', '../benchmarks/detection/README.md'])(
  'and so is that of the peers in %s, in the worlds of the page',
  (page) => {
    const scores = JSON.parse(read('../benchmarks/detection/peers/measured.json'));
    expect(read(page)).toContain(renderComparison(scores));
    for (const tool of Object.values(scores) as { name: string }[][])
      expect(tool.map(({ name }) => name)).toEqual(publicScenarios);
  },
);

test('the page of the benchmark names every world of its default', () => {
  const page = read('../benchmarks/detection/README.md');
  expect(publicScenarios.filter((name) => !page.includes(name))).toEqual([]);
});
