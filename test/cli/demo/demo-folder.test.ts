import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { prepareDemoFolder } from '../../../functions/cli/demo/demo-folder.ts';
import { WrongUse } from '../../../functions/cli/terminal/outcome.ts';

const folder = mkdtempSync(join(tmpdir(), 'handback-demo-folder-'));
afterAll(() => rmSync(folder, { recursive: true }));
const about = { seed: 1, scale: 1 };

test('a folder that no demo made is refused and left as it was', () => {
  const mine = join(folder, 'mine');
  mkdirSync(join(mine, 'lake'), { recursive: true });
  writeFileSync(join(mine, 'lake/keep.txt'), 'mine');
  expect(() => prepareDemoFolder(mine, about)).toThrow(WrongUse);
  expect(readdirSync(mine)).toEqual(['lake']);
  expect(existsSync(join(mine, 'lake/keep.txt'))).toBe(true);
});

test("an earlier demo's lake is replaced", () => {
  const out = join(folder, 'demo');
  const first = prepareDemoFolder(out, about);
  mkdirSync(first.lake);
  writeFileSync(join(first.lake, 'old.txt'), '');
  prepareDemoFolder(out, about);
  expect(existsSync(first.lake)).toBe(false);
});

test.each(['/proc/x', '/dev/null', '/dev/null/x'])('what cannot be a folder is wrong use: %s', (path) => {
  expect(() => prepareDemoFolder(path, about)).toThrow(WrongUse);
});
