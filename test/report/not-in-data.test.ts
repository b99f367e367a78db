import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultSettings, Settings } from '../../functions/contract/definitions/settings.ts';
import { isInServiceAlarm, serviceAlarm } from '../../functions/contract/detection/service-alarm.ts';
import type { Row } from '../../functions/contract/lake/rows.ts';
import { runDetect } from '../../functions/detect/run-detect.ts';
import { findReport, type ReportColumn, reportNames } from '../../functions/report/catalogue.ts';
import { checkParameters } from '../../functions/report/parameters.ts';
import { renderCsv } from '../../functions/report/render/csv.ts';
import { renderHeading, renderTable } from '../../functions/report/render/table.ts';
import { type ReportResult, runReport } from '../../functions/report/run-report.ts';
import { coverageAt } from '../curate/oracle/coverage.ts';
import type { CsatRow, TicketRow } from '../curate/oracle/rows.ts';
import { openSmallLake, type SmallLake } from '../curate/small-lake.ts';
import { writeRows } from '../curate/write-lake.ts';
import { changeDay, eventsOf, firstDay, kinds, lastDay, mixedEvents, tickets } from './kinds-of-data.ts';

/*
 * One lake of many brands, each with a source that lacks something. Every report is asked about every brand: a number
 * stands where the source can show it, and nowhere else.
 */
const knownAt = '2026-06-30T05:00:00Z';
const names = Object.keys(kinds);
let lake: SmallLake;
/** Things and metrics that each brand's source shows, by the plain reading of its events. */
const shown = new Map<string, ReadonlySet<string>>();

beforeAll(async () => {
  lake = await openSmallLake();
  const events = [...names.flatMap(eventsOf), ...mixedEvents()];
  await lake.land('export', '2026-06-29T00:00:00Z', events);
  const come = events.map((event) => ({
    customer_key: null,
    handler_kind: null,
    from_handler_kind: null,
    ...event,
    ingested_at: 0,
  }));
  const history = {
    tickets: come.filter((event) => !('survey_id' in event)) as unknown as TicketRow[],
    csats: come.filter((event) => 'survey_id' in event) as unknown as CsatRow[],
  };
  for (const { source, shows, metrics } of coverageAt(history, 0, true).values())
    shown.set(source, new Set([...shows, ...metrics, ...serviceOf(metrics)]));
  await declareChange();
  await lake.curate(knownAt);
  // So many streams share the budget that one of a single alert would leave none the power to say when.
  const settings = Settings.parse({ detection: { false_alerts_per_quarter: 10 } });
  await runDetect({ engine: lake.engine, settings, asOf: lastDay });
});
afterAll(async () => lake.close());

/** The alarm of a scope is in the data where one of its metrics is. */
const serviceOf = (metrics: Iterable<string>): string[] =>
  [...metrics].some((metric) => isInServiceAlarm({ metric })) ? [serviceAlarm.name] : [];

async function declareChange(): Promise<void> {
  const occurred_at = Date.parse(`${changeDay}T00:00:00Z`);
  const told = {
    change_id: 'bot',
    kind: 'ai_rollout',
    selector: '{}',
    effective_at: occurred_at,
    occurred_at,
  };
  const row = {
    event_id: 'c',
    source: 'ops',
    ...told,
    ingested_at: occurred_at,
    object_id: 'c',
    record_no: 1,
  };
  await writeRows(lake.engine, 'routing_changes', [{ ...row, object_key: 'changes', dt: changeDay }]);
}

const window = { from: new Date(firstDay).toISOString().slice(0, 10), to: lastDay };

/** The days before the change, and those after. */
const halves = { from: changeDay, before_from: window.from, before_to: '2026-03-01' };

async function ask(name: string, parameters: Readonly<Record<string, unknown>>): Promise<ReportResult> {
  const report = findReport(name);
  const given = checkParameters(report, { ...window, ...parameters });
  return runReport(report, given, defaultSettings, (sql) => lake.engine.query(sql));
}

const rowsOf = ({ columns, rows }: ReportResult): Row[] =>
  rows.map((row) => Object.fromEntries(columns.map(({ name }, place) => [name, row[place] ?? null])));

/** What a column of a row is about: everything its source must show; undefined for what needs nothing. */
type Needs = (row: Row) => readonly string[] | undefined;
const nothing: Needs = () => undefined;
const of =
  (...needs: readonly string[]): Needs =>
  () =>
    needs;
const ofMetric: Needs = ({ metric }) => [String(metric)];

interface Expectation {
  /** How to ask about one brand. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** Every column that is a number or a status, with what it needs; the first that fits counts. */
  readonly columns: readonly (readonly [RegExp, Needs])[];
}

const verified = 'verified_resolution_rate';
const cost = ['handling_cost', verified, 'repeat_contact_rate'];
const plain: readonly (readonly [RegExp, Needs])[] = [[/^covered_share/, nothing]];

const expectations: Readonly<Record<string, Expectation>> = {
  quality_daily: { parameters: { by: ['brand'] }, columns: [...plain, [/./, ofMetric]] },
  before_after: {
    parameters: { by: ['brand'], ...halves },
    columns: [...plain, [/./, ofMetric]],
  },
  ai_vs_human: { columns: [...plain, [/./, ({ metric }) => [String(metric), 'ai_share']]] },
  claim_gap: {
    parameters: { by: ['brand'] },
    columns: [...plain, [/^(n|claimed_.*|maturity)$/, of('claimed_resolution_rate')], [/./, of(verified)]],
  },
  claims_audit: {
    parameters: { by: ['brand'] },
    columns: [
      ...plain,
      [/^days$/, nothing],
      [/^(claimed|tickets|customers|amount_claimed)$/, of('claimed_resolution_rate')],
      [/./, of(verified)],
    ],
  },
  disputed_claims: { columns: [[/./, of(verified)]] },
  speed: {
    parameters: { by: ['brand'] },
    columns: [...plain, [/./, ({ measure }) => [measure === 'claim' ? 'claims' : 'replies']]],
  },
  handoffs: { parameters: { by: ['brand'] }, columns: [...plain, [/./, of('handoff_rate')]] },
  human_access: {
    parameters: { by: ['brand'] },
    columns: [
      ...plain,
      [/^(count_episodes|n|human_request_rate.*|request_status)$/, of('human_request_rate')],
      [/./, of('human_access_rate')],
    ],
  },
  response_bias: {
    parameters: { by: ['brand'] },
    columns: [
      ...plain,
      [/^csat_if_silent/, of('offers', 'answers')],
      [/^(n$|csat)/, of('csat')],
      [/./, of('survey_offer_rate')],
    ],
  },
  cost_quality: { parameters: { by: ['brand'] }, columns: [...plain, [/./, of(...cost)]] },
  handback_candidates: {
    parameters: { by: ['brand'] },
    columns: [
      ...plain,
      [/^satisfied_/, of('csat_positive', verified, 'ai_share')],
      [/^cost_/, of('handling_cost', verified, 'ai_share')],
      [/./, of(verified, 'ai_share')],
    ],
  },
  drop_explained: {
    parameters: halves,
    columns: [...plain, [/./, ofMetric]],
  },
  routing_impact: {
    columns: [
      [/^(alpha|days|flagged|listed)$/, nothing],
      [/^ai_share_/, of('ai_share')],
      [/./, ofMetric],
    ],
  },
  looks: {
    columns: [
      [/^days$/, nothing],
      [/./, ofMetric],
    ],
  },
  change_course: {
    columns: [
      [/^(places|covered_share)$/, nothing],
      [/./, ofMetric],
    ],
  },
  tickets: {
    parameters: { limit: 10_000 },
    columns: [
      [/^(episode_no|mean_score_5|minutes_.*)$/, nothing],
      [/^(handling_cost)$/, of('handling_cost')],
      [/^is_verified$/, of(verified)],
      [/^is_given_up$/, of('human_access_rate')],
      [/^count_answers$/, of('answers')],
      [
        /^count_surveys$/,
        ({ source }) => (shown.get(String(source))?.has('answers') ? ['answers'] : ['offers']),
      ],
    ],
  },
};

const ofSomeBrandsAndMetrics = ['everything', 'no-claims', 'no-offers', 'no-people'].flatMap((brand) =>
  ['claimed_resolution_rate', 'survey_response_rate', 'handling_cost'].map((metric) => ({ brand, metric })),
);

/** Reports whose rows name no brand are asked about some brands, and those of one metric about some metrics. */
const askedOf: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>> = {
  ai_vs_human: ['everything', 'no-claims', 'no-handlers', 'no-people', 'no-surveys', 'answers-only'].map(
    (brand) => ({ brand }),
  ),
  change_course: ofSomeBrandsAndMetrics,
  drop_explained: ofSomeBrandsAndMetrics,
};

/** Reports that list what there is: without these things there is no row. */
const rowsNeed: Readonly<Record<string, readonly string[]>> = {
  claims_audit: ['claimed_resolution_rate', 'ai_share'],
  disputed_claims: [verified, 'ai_share'],
};

const isStatus = ({ name, unit }: ReportColumn) => unit === 'code' && name.endsWith('status');
const isJudged = (column: ReportColumn) =>
  ['bigint', 'double', 'boolean'].includes(column.type) || isStatus(column);

/** Columns that a story of one even service, without controls and with few requests, has nothing for. */
const mayStayEmpty: Readonly<Record<string, readonly string[]>> = {
  human_access: ['p90_minutes_upper'],
  drop_explained: ['controls'],
  routing_impact: [
    ...['control_weight', 'was_moving_before', 'pre_trend', 'pre_trend_se'],
    ...['ai_share_before', 'ai_share_after', 'ai_share_declared'],
  ],
};

describe.each(Object.entries(expectations))('%s', (name, { parameters = {}, columns }) => {
  /** Columns that had a number for some brand. */
  const filled = new Set<string>();
  const needsOf = (column: string, row: Row) => columns.find(([pattern]) => pattern.test(column))?.[1](row);

  function expectCell(brand: string, column: ReportColumn, row: Row): void {
    const needs = needsOf(column.name, { ...row, source: brand });
    if (needs === undefined) return;
    const isShown = needs.every((need) => shown.get(brand)?.has(need));
    const cell = row[column.name];
    if (isShown && cell !== null) filled.add(column.name);
    const what = `${brand}, ${column.name} of ${JSON.stringify(row)}`;
    if (isStatus(column)) expect(cell === 'not_in_data' || cell === null, what).toBe(!isShown);
    else if (!isShown) expect(cell, what).toBe(null);
  }

  test('has a number where the source can show it, and nowhere else', async () => {
    const brands = new Set<string>();
    for (const asked of askedOf[name] ?? [{}]) {
      const result = await ask(name, { ...parameters, ...asked });
      for (const row of rowsOf(result)) {
        const brand = String('brand' in asked ? asked.brand : row.brand);
        brands.add(brand);
        if (brand === 'mixed') continue;
        for (const column of result.columns.filter(isJudged)) expectCell(brand, column, row);
      }
    }
    const all = askedOf[name]?.map(({ brand }) => String(brand)) ?? [...names, 'mixed'];
    const needed = rowsNeed[name] ?? [];
    const expected = all.filter(
      (brand) => brand === 'mixed' || needed.every((thing) => shown.get(brand)?.has(thing)),
    );
    expect([...brands].sort()).toEqual([...new Set(expected)].sort());
  });

  test('has all its numbers where they are shown', () => {
    const asked = findReport(name)
      .columns.filter(isJudged)
      .filter((column) => needsOf(column.name, { metric: 'csat', measure: 'claim' }) !== undefined);
    const empty = asked.filter((column) => !filled.has(column.name)).map((column) => column.name);
    expect(empty).toEqual(mayStayEmpty[name] ?? []);
  });
});

test('every report is asked, but for the one that tells what sources show, and the one of remarks', () => {
  const others = ['data_quality', 'sentiment_agreement'];
  expect(reportNames.filter((name) => !(name in expectations))).toEqual(others);
});

test('data_quality tells what each source shows, and how many tickets each metric covers', async () => {
  const rows = rowsOf(await ask('data_quality', {}));
  const things = rows.filter(({ item }) => item === 'shows');
  expect(things.length).toBe(14 * shown.size);
  for (const { source, reason, n, status } of things)
    expect([n, status]).toEqual([
      null,
      shown.get(String(source))!.has(String(reason)) ? 'ok' : 'not_in_data',
    ]);
  const covered = rows.find(({ item, reason }) => item === 'tickets_covered' && reason === 'handling_cost');
  const ofKinds = names.filter((name) => shown.get(name)!.has('handling_cost')).length;
  expect(covered).toMatchObject({
    n: ofKinds * tickets + tickets / 2,
    count_of: (names.length + 1) * tickets,
  });
});

describe('a brand of two sources, of which one shows the metric', () => {
  test('counts the tickets of that source, and says how large their share is', async () => {
    const [row] = rowsOf(await ask('human_access', { by: ['brand'], brand: 'mixed' }));
    const [cost] = rowsOf(await ask('before_after', { brand: 'mixed', metric: 'handling_cost', ...halves }));
    expect(row).toMatchObject({ count_episodes: tickets, covered_share: 1 });
    expect(cost).toMatchObject({ status: 'ok', covered_share_before: 0.5, covered_share_after: 0.5 });
    expect(Number(cost!.n_before) + Number(cost!.n_after)).toBe(tickets / 2);
  });

  test('compares handlers over the tickets of that source alone', async () => {
    const rows = rowsOf(await ask('ai_vs_human', { brand: 'mixed', by: [] }));
    const cost = rows.filter(
      ({ metric, handler_kind }) => metric === 'handling_cost' && handler_kind === 'ai_first',
    );
    // The source without messages has the tickets that AI handed over, and those of people.
    expect(cost).toMatchObject([{ n: tickets / 2, covered_share: 2 / 3, status: 'ok' }]);
    const human = rows.filter(
      ({ metric, handler_kind }) => metric === 'handling_cost' && handler_kind === 'human',
    );
    expect(human).toMatchObject([{ n: null, raw: null, status: 'not_in_data' }]);
  });
});

describe('the answer says it', () => {
  const bare = { brand: 'no-people', by: ['brand'], metric: 'handling_cost', from: lastDay };

  test('as CSV', async () => {
    const [, row] = renderCsv(await ask('quality_daily', bare)).split('\r\n');
    expect(row).toBe(`${lastDay},no-people,*,*,*,handling_cost,,,,,,,0,,not_in_data`);
  });

  test('as a table, which names the sources', async () => {
    const result = await ask('quality_daily', bare);
    expect(renderTable(result, { width: 100, limit: 5 })).toContain('not_in_data');
    const heading = renderHeading(result);
    expect(heading).toMatch(/not in the data, so not counted: handling_cost of .*no-messages.*no-people/);
    expect(heading).not.toContain('reopen_rate');
  });

  test('to other programs', async () => {
    const { not_in_data } = await ask('quality_daily', bare);
    const lacking = [...shown.keys()].filter((source) => !shown.get(source)!.has('handling_cost')).sort();
    expect(not_in_data).toEqual([{ metric: 'handling_cost', sources: lacking }]);
  });

  test('in the views for BI', async () => {
    const read = async (view: string) =>
      (
        await lake.engine.query(
          `select distinct n, total, mean, status, tickets_covered from ${view}
           where brand = 'no-people' and metric = 'handling_cost'`,
        )
      ).rows;
    expect(await read('quality_daily')).toEqual([[null, null, null, 'not_in_data', 0]]);
    expect(await read('ai_vs_human_daily')).toEqual([[null, null, null, 'not_in_data', 0]]);
    expect(
      await lake.column("select distinct metric from daily_facts where brand = 'openings-only'"),
    ).toEqual([]);
  });
});
