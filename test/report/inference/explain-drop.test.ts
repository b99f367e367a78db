import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numberOf, type Row } from '../../../functions/contract/lake/rows.ts';
import { explainDrop } from '../../../functions/report/inference/explain-drop.ts';

const cell = fc.record({
  stratum: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  period: fc.constantFrom('before', 'after'),
  tickets: fc.integer({ min: 0, max: 400 }),
  n: fc.integer({ min: 0, max: 60 }),
  score: fc.integer({ min: 1, max: 5 }),
});
const toRow = ({
  n,
  score,
  ...rest
}: {
  n: number;
  score: number;
  stratum: string;
  period: string;
}): Row => ({
  ...rest,
  metric: 'csat',
  n,
  total: n * score,
  total_squares: n * score * score,
  n_mature: n,
});

test('the parts of all strata add up to the difference of the plain means', () => {
  let explained = 0;
  fc.assert(
    fc.property(fc.array(cell, { minLength: 4, maxLength: 20 }), (given) => {
      const [whole, ...strata] = explainDrop(given.map(toRow));
      if (whole === undefined || whole.raw === null) return;
      explained++;
      const added = (name: string) => strata.reduce((sum, row) => sum + numberOf(row, name), 0);
      const parts = added('within') + added('mix') + added('response');
      expect(parts).toBeCloseTo(numberOf(whole, 'before') - numberOf(whole, 'after'), 9);
      expect(added('raw')).toBeCloseTo(numberOf(whole, 'raw'), 9);
      expect(parts).toBeCloseTo(numberOf(whole, 'raw'), 9);
    }),
  );
  expect(explained).toBeGreaterThan(10);
});

test('strata with few observations stand together, and too few in all explain nothing', () => {
  const row = (stratum: string, period: string, n: number) =>
    toRow({ stratum, period, n, score: 4, ...{ tickets: 50 } });
  const both = (stratum: string, n: number) => [row(stratum, 'before', n), row(stratum, 'after', n)];
  const named = explainDrop([...both('a', 30), ...both('b', 9), ...both('c', 3)]);
  expect(named.map((own) => [own.stratum, own.status])).toEqual([
    ['*', 'ok'],
    ['a', 'ok'],
    ['other', 'ok'],
  ]);
  const [alone, ...rest] = explainDrop(both('a', 9));
  expect([alone?.status, alone?.raw, alone?.n_before, rest]).toEqual(['not_enough_data', null, 9, []]);
  expect(explainDrop([])).toEqual([]);
});

describe('of a change', () => {
  const selector = (market: string) => JSON.stringify({ market: [market] });
  const change = (period: string, change_id: string, market: string, effective_on: string): Row => ({
    period,
    change_id,
    selector: selector(market),
    effective_on,
    stages: null,
    first_dt: '2026-03-01',
    last_dt: '2026-03-31',
  });
  const place = (market: string, before: number, after: number, n = 40): Row[] =>
    (
      [
        ['before', before],
        ['after', after],
      ] as const
    ).map(([period, mean]) => ({
      ...{ metric: 'csat', stratum: 'one', period, tickets: 2 * n, n, n_mature: n },
      ...{ total: n * mean, total_squares: n * mean ** 2 },
      ...{ brand: 'b', market, channel: 'chat', queue: 'q', intent: 'i', language: 'l', is_asked_for: true },
    }));
  const asked = change('asked', 'bot', 'DE', '2026-03-10');

  test('what happened in its controls is taken off every part', () => {
    const [whole, only] = explainDrop([...place('DE', 4, 3), ...place('SE', 4, 3.75), asked]);
    expect(whole).toMatchObject({ raw: 0.75, within: 0.75, mix: 0, response: 0, controls: 1, status: 'ok' });
    expect(only).toMatchObject({ stratum: 'one', raw: 0.75, before: 4, after: 3 });
  });

  test('a place of another change is no control, and controls too few to carry a mean are none', () => {
    const other = change('other', 'pilot', 'SE', '2026-03-31');
    const uncontrolled = { raw: 1, controls: 0, status: 'ok_uncontrolled' };
    expect(explainDrop([...place('DE', 4, 3), ...place('SE', 4, 3.75), asked, other])[0]).toMatchObject(
      uncontrolled,
    );
    expect(explainDrop([...place('DE', 4, 3), ...place('SE', 4, 3.75, 9), asked])[0]).toMatchObject(
      uncontrolled,
    );
    const earlier = change('other', 'pilot', 'SE', '2026-02-28');
    expect(explainDrop([...place('DE', 4, 3), ...place('SE', 4, 3.75), asked, earlier])[0]).toMatchObject({
      raw: 0.75,
    });
  });

  test('a change that is not declared, or has no tickets, explains nothing', () => {
    expect(explainDrop([...place('DE', 4, 3), change('other', 'pilot', 'SE', '2026-03-31')])).toEqual([]);
    expect(explainDrop([...place('SE', 4, 3), asked])).toEqual([]);
    expect(explainDrop([asked])).toEqual([]);
  });

  test('the parts add up, whatever the strata of treated and controls are', () => {
    const cell = fc.record({
      stratum: fc.constantFrom('a', 'b', 'c'),
      market: fc.constantFrom('DE', 'SE', 'NL'),
      period: fc.constantFrom('before', 'after'),
      n: fc.integer({ min: 0, max: 60 }),
      unanswered: fc.integer({ min: 0, max: 40 }),
      mean: fc.double({ min: 1, max: 5, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 4, maxLength: 30 }), (cells) => {
        const rows = cells.map(
          ({ n, unanswered, mean, ...rest }): Row => ({
            ...{ metric: 'csat', tickets: n + unanswered, n, n_mature: n, ...rest },
            ...{ total: n * mean, total_squares: n * mean ** 2 },
            ...{ brand: 'b', channel: 'chat', queue: 'q', intent: 'i', language: 'l', is_asked_for: true },
          }),
        );
        const told = explainDrop([...rows, asked]);
        for (const { raw, within, mix, response } of told) {
          if (raw === null) continue;
          expect(Number.isFinite(raw)).toBe(true);
          expect(Number(within) + Number(mix) + Number(response)).toBeCloseTo(Number(raw), 9);
        }
        const [whole, ...strata] = told;
        if (whole?.raw === null || whole === undefined) return;
        expect(strata.reduce((sum, row) => sum + Number(row.raw), 0)).toBeCloseTo(Number(whole.raw), 9);
      }),
    );
  });
});
