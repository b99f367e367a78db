import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { renderTable } from '../benchmarks/detection/table.ts';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

test('the table in docs/detection.md is the one that was measured', () => {
  const rows = JSON.parse(read('../benchmarks/detection/measured.json'));
  expect(rows.length).toBeGreaterThan(80);
  expect(read('../../docs/detection.md')).toContain(renderTable(rows));
});

test('and so is the one of the method as it stands', () => {
  const rows = JSON.parse(read('../benchmarks/detection/measured-since.json'));
  expect(read('../../docs/detection.md')).toContain(renderTable(rows));
});
