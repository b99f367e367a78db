import { expect, test } from 'vitest';
import { withoutComments } from '../../../functions/contract/lake/compose-sql.ts';
import { viewTexts, viewWaves } from '../../../functions/contract/lake/view-texts.ts';
import { viewNames } from '../../../functions/contract/lake/views.ts';

const readBy = (sql: string): string[] =>
  viewNames.filter((name) => new RegExp(`\\b${name}\\b`).test(withoutComments(sql)));

test('each view stands behind all that it reads, and once', () => {
  const met = new Set<string>();
  for (const { name, sql } of viewTexts()) {
    expect(
      readBy(sql).filter((other) => other !== name && !met.has(other)),
      name,
    ).toEqual([]);
    met.add(name);
  }
  expect([...met].sort()).toEqual([...viewNames].sort());
});

test('a wave reads none but the waves before', () => {
  const met = new Set<string>();
  for (const wave of viewWaves()) {
    for (const { name, sql } of wave)
      expect(
        readBy(sql).filter((other) => other !== name && !met.has(other)),
        name,
      ).toEqual([]);
    for (const { name } of wave) met.add(name);
  }
  expect([...met].sort()).toEqual([...viewNames].sort());
  expect(viewWaves().length).toBeLessThan(viewNames.length / 2);
});
