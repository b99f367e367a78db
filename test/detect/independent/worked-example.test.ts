import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { replay } from './replay.ts';
import { workedExample } from './worked-example.ts';

const page = readFileSync(new URL('../../../docs/detection.md', import.meta.url), 'utf8');

test("the product gives the worked example's table, to the digits shown", () => {
  const { rows, changes } = workedExample();
  const looks = replay(rows, changes).filter(({ scope }) => scope === '*');
  const table = page.split('\n').filter((line) => /^\| \d+ \| \d+ \| \d+ \| [\d.]+ \|/.test(line));
  expect(table).toHaveLength(6);
  for (const line of table) {
    const day = Number(line.split('|')[1]);
    const look = looks.find((each) => each.day === day)!;
    const { n_before, n_after, effect, se, log_e, lower, upper, flagged } = look;
    const shown = [
      day,
      n_before,
      n_after,
      effect!.toFixed(3),
      se!.toFixed(4),
      Math.exp(log_e!).toFixed(2),
      lower!.toFixed(3),
      upper!.toFixed(3),
      flagged ? 'yes' : 'no',
    ];
    expect(line).toBe(`| ${shown.join(' | ')} |`);
  }
});
