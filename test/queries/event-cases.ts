import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { parse } from 'yaml';
import type { Cell, QueryEngine } from '../../functions/platform/ports.ts';
import type { CsatRow, TicketRow } from '../curate/oracle/rows.ts';
import { type SmallLake, surveyEvent, ticketEvent } from '../curate/small-lake.ts';

/**
 * A case is a folder with a few events, told as [ticket, type, instant, attributes] and [survey, ticket, type,
 * instant, attributes], and what must come of them: the columns named of each episode, and the facts of the metric
 * the folder is named after as [lag, n, total, total_squares]. All cases live in one lake, each as its own brand,
 * as known on 2026-03-02.
 */
interface EventCase {
  readonly about: string;
  readonly tickets: readonly [string, string, string, Partial<TicketRow>?][];
  readonly surveys?: readonly [string, string, string, string, Partial<CsatRow>?][];
  readonly expect: {
    readonly episodes?: readonly Readonly<Record<string, unknown>>[];
    readonly facts?: readonly (readonly number[])[];
  };
}

/** The moment as of which the cases are curated. */
export const knownAt = '2026-03-02T00:00:01Z';

export const eventCases = ['curate', 'facts'].flatMap((room) => {
  const folder = join(import.meta.dirname, room);
  return readdirSync(folder).map(
    (name) => [name, parse(readFileSync(join(folder, name, 'case.yaml'), 'utf8')) as EventCase] as const,
  );
});

/** Lands the events of all cases; each case's tickets are those of a brand and a source of its name. */
export const landEventCases = (lake: SmallLake): Promise<void> =>
  lake.land(
    'golden',
    '2026-03-02T00:00:00Z',
    eventCases.flatMap(([name, story]) => eventsOf(name, story)),
  );

function eventsOf(brand: string, { tickets, surveys = [] }: EventCase) {
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

/** What a curated lake says of the cases, read once. */
export interface EventAnswers {
  readonly episodes: ReadonlyMap<string, readonly Readonly<Record<string, Cell>>[]>;
  /** Increments of each metric in its own brand, over all days and strata, rounded against the noise of sums. */
  readonly facts: ReadonlyMap<string, readonly (readonly Cell[])[]>;
}

export async function readEventAnswers(engine: QueryEngine): Promise<EventAnswers> {
  const { columns, rows } = await engine.query('select * from episodes order by ticket_key, episode_no');
  const episodes = rows.map((row) =>
    Object.fromEntries(columns.map(({ name }, i) => [name, row[i] ?? null])),
  );
  const facts = await engine.query(
    `select metric, lag_days, sum(n), round(sum(total), 9), round(sum(total_squares), 9) from daily_facts
     where metric = brand group by metric, lag_days order by metric, lag_days`,
  );
  return {
    episodes: Map.groupBy(episodes, ({ source }) => String(source)),
    facts: new Map(
      [...Map.groupBy(facts.rows, ([metric]) => String(metric))].map(([metric, own]) => [
        metric,
        own.map((row) => row.slice(1)),
      ]),
    ),
  };
}

/** Fails unless a case came out as it says. */
export function expectEventCase(name: string, story: EventCase, answers: EventAnswers): void {
  const { episodes, facts } = story.expect;
  if (episodes !== undefined)
    expect(namedColumns(answers.episodes.get(name) ?? [], episodes)).toEqual(episodes);
  if (facts !== undefined) expect(answers.facts.get(name) ?? []).toEqual(facts);
  expect(episodes ?? facts).toBeDefined();
}

const namedColumns = (
  found: readonly Readonly<Record<string, Cell>>[],
  expected: readonly Readonly<Record<string, unknown>>[],
) =>
  found.map((row, index) => {
    const wanted = Object.keys(expected[index] ?? { ticket_id: '' });
    return Object.fromEntries(wanted.map((column) => [column, row[column]]));
  });
