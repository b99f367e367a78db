/** Prints the table of docs/cost.md: `node infra/cost.ts [tickets a month]`. Prices: us-east-1, US dollars. */

const prices = {
  lambdaGbSecond: 0.0000133334,
  lambdaRequest: 0.2e-6,
  s3GbMonth: 0.023,
  s3Put: 0.005 / 1000,
  s3Get: 0.0004 / 1000,
  s3List: 0.005 / 1000,
  athenaTb: 5,
  apiRequest: 3.5e-6,
  sqsRequest: 0.4e-6,
  alarm: 0.1,
  metric: 0.3,
  dashboard: 3,
  logsGb: 0.5,
  secret: 0.4,
};

/** What one deployment does in a month; the levers of the bill. */
export interface Use {
  readonly tickets: number;
  readonly eventsPerTicket: number;
  /** Compressed bytes of one event in the lake. */
  readonly bytesPerEvent: number;
  /** Objects landed a day. */
  readonly objectsPerDay: number;
  readonly reportsPerDay: number;
  /** Days between `firstDay` and today: partitions that a query without a filter on dt lists. */
  readonly days: number;
  readonly monthsKept: number;
}

export const usualUse: Use = {
  tickets: 1_000_000,
  eventsPerTicket: 8,
  bytesPerEvent: 60,
  objectsPerDay: 100,
  reportsPerDay: 200,
  days: 730,
  monthsKept: 24,
};

const athenaMinimum = 10e6;
const daysPerMonth = 30;
/** Days whose partitions the nightly run reads. */
const nightlyDays = 68;
/** Queries of one night: curation, the detector's look, pruning. */
const nightlyQueries = 40;
/** Share of queries that read the declared changes, of all days: the reports and looks about changes. An assumption. */
const unfilteredShare = 0.1;
const eventsPerGbSecond = 40_000;

/** Dollars a month, by service. */
export function monthlyCost(use: Use): Record<string, number> {
  const events = use.tickets * use.eventsPerTicket;
  const gigabytes = (events * use.bytesPerEvent) / 1e9;
  const objects = use.objectsPerDay * daysPerMonth;
  const nightlyBytes = Math.max(athenaMinimum, (gigabytes * 1e9 * nightlyDays) / daysPerMonth / 4);
  const queries = daysPerMonth * (nightlyQueries + 3 * use.reportsPerDay);
  const scanned =
    daysPerMonth * nightlyQueries * nightlyBytes + daysPerMonth * use.reportsPerDay * 3 * athenaMinimum;
  return {
    'Lambda (ingest)':
      (events / eventsPerGbSecond) * prices.lambdaGbSecond * 2 + objects * prices.lambdaRequest,
    'S3 storage': gigabytes * use.monthsKept * 2 * prices.s3GbMonth,
    'S3 requests of ingest': objects * 6 * (prices.s3Put + prices.s3Get),
    'S3 requests of queries':
      queries * unfilteredShare * use.days * prices.s3List + queries * nightlyDays * 4 * prices.s3Get,
    'Athena bytes': (scanned / 1e12) * prices.athenaTb,
    'API Gateway': use.reportsPerDay * daysPerMonth * 2 * prices.apiRequest,
    'SQS polling': daysPerMonth * 86_400 * 5 * (1 / 20) * prices.sqsRequest,
    'Alarms, metrics, dashboard, secret':
      20 * prices.alarm + 5 * prices.metric + prices.dashboard + prices.secret,
    Logs: (objects * 3 + queries) * 2e-6 * prices.logsGb,
  };
}

/** The table as Markdown. */
export function costTable(use: Use): string {
  const costs = Object.entries(monthlyCost(use));
  const total = costs.reduce((sum, [, dollars]) => sum + dollars, 0);
  const line = (name: string, dollars: number) => `| ${name} | ${dollars.toFixed(2)} |`;
  return [
    '| a month | $ |',
    '|---|---|',
    ...costs.map(([name, dollars]) => line(name, dollars)),
    line('**all**', total),
  ].join('\n');
}

if (import.meta.main) {
  const tickets = Number(process.argv[2] ?? usualUse.tickets);
  process.stdout.write(`${costTable({ ...usualUse, tickets })}\n`);
}
