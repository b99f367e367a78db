import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { metrics } from '../../functions/contract/metrics.ts';
import type { CsatRow, TicketRow } from '../curate/oracle/rows.ts';
import { openSmallLake, type SmallLake, surveyEvent, ticketEvent } from '../curate/small-lake.ts';

/**
 * A case is a folder with a few events, told as [ticket, type, instant, attributes] and [survey, ticket, type,
 * instant, attributes], and what must come of them: the columns named of each episode, and the facts of the metric
 * the folder is named after as [lag, n, total, total_squares]. All cases live in one lake, each as its own brand,
 * as known on 2026-03-02.
 */
interface Case {
  readonly about: string;
  readonly tickets: readonly [string, string, string, Partial<TicketRow>?][];
  readonly surveys?: readonly [string, string, string, string, Partial<CsatRow>?][];
  readonly expect: {
    readonly episodes?: readonly Readonly<Record<string, unknown>>[];
    readonly facts?: readonly (readonly number[])[];
  };
}

const knownAt = '2026-03-02T00:00:01Z';

const cases = ['curate', 'facts'].flatMap((room) => {
  const folder = join(import.meta.dirname, room);
  return readdirSync(folder).map(
    (name) => [name, parse(readFileSync(join(folder, name, 'case.yaml'), 'utf8')) as Case] as const,
  );
});

let lake: SmallLake;
beforeAll(async () => {
  lake = await openSmallLake();
  await lake.land(
    'golden',
    '2026-03-02T00:00:00Z',
    cases.flatMap(([name, story]) => eventsOf(name, story)),
  );
  await lake.curate(knownAt);
});
afterAll(async () => lake.close());

/** Each case's tickets are those of a brand and a source of its name. */
function eventsOf(brand: string, { tickets, surveys = [] }: Case) {
  const mine = { source: brand };
  return [
    ...tickets.map(([ticket, type, at, rest = {}]) =>
      ticketEvent(ticket, type, at, { ...mine, ...(type === 'opened' ? { brand } : {}), ...rest }),
    ),
    ...surveys.map(([survey_id, ticket, type, at, rest = {}]) =>
      surveyEvent(ticket, type, at, { ...mine, survey_id, ...rest }),
    ),
  ];
}

test('every metric has a case', () => {
  expect(cases.map(([name]) => name)).toEqual(expect.arrayContaining(metrics.map(({ name }) => name)));
});

test.each(cases)('%s', async (name, story) => {
  const { episodes, facts } = story.expect;
  if (episodes !== undefined) expect(await episodesOf(name, episodes)).toEqual(episodes);
  if (facts !== undefined) expect(await factsOf(name)).toEqual(facts);
  expect(episodes ?? facts).toBeDefined();
});

async function episodesOf(brand: string, expected: readonly Readonly<Record<string, unknown>>[]) {
  const { columns, rows } = await lake.engine.query(
    `select * from episodes where source = '${brand}' order by ticket_key, episode_no`,
  );
  return rows.map((row, index) => {
    const named = Object.fromEntries(columns.map(({ name }, i) => [name, row[i]]));
    const wanted = Object.keys(expected[index] ?? { ticket_id: '' });
    return Object.fromEntries(wanted.map((column) => [column, named[column]]));
  });
}

/** Increments of the metric in its own brand, over all days and strata, rounded against the noise of sums. */
async function factsOf(metric: string) {
  const { rows } = await lake.engine.query(
    `select lag_days, sum(n), round(sum(total), 9), round(sum(total_squares), 9) from daily_facts
     where metric = '${metric}' and brand = '${metric}' group by lag_days order by lag_days`,
  );
  return rows;
}
