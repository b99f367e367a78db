/** Prints the tables of docs/cost.md: `npm run cost -- [--tickets N] [--objects N] [--reports N] [--days N]`. */
import { parseArgs } from 'node:util';
import { monthlyCost } from './monthly-cost.ts';
import { noUse, type Use, usualUse } from './monthly-use.ts';

const total = (use: Use): number =>
  Object.values(monthlyCost(use)).reduce((sum, dollars) => sum + dollars, 0);
const row = (name: string, ...dollars: number[]): string =>
  `| ${name} | ${dollars.map((each) => each.toFixed(2)).join(' | ')} |`;

/** The bill as a Markdown table. */
export const costTable = (use: Use): string =>
  [
    '| a month | $ |',
    '|---|---|',
    ...Object.entries(monthlyCost(use)).map(([name, dollars]) => row(name, dollars)),
    row('**all**', total(use)),
  ].join('\n');

/** What one change of use does to the bill, as a Markdown table. */
export function leverTable(use: Use): string {
  const levers: Record<string, Partial<Use>> = {
    'as above': {},
    'no files, no reports: what a stage costs by standing there': noUse,
    'no reports': { reportsPerDay: 0 },
    'twenty reports a day': { reportsPerDay: 20 },
    "with a key of the company's (`encryptionKeyArn`)": { hasOwnKey: true },
    'with the dashboard (`alarms.dashboard`)': { hasDashboard: true },
    "with API Gateway's metrics by method (`api.detailedMetrics`)": { hasDetailedMetrics: true },
    'without compaction': { isCompacted: false },
    'a year of days instead of two (`firstDay`)': { days: 365 },
    'six years of days': { days: 6 * 365 },
    'a hundred BI queries a day over two tables, a month of `dt` each': { biQueriesPerDay: 100 },
    'the same without `dt`, over two years': { biQueriesPerDay: 100, biDays: 730 },
    'the same without `dt`, over six years': { biQueriesPerDay: 100, biDays: 6 * 365, days: 6 * 365 },
    'with Amazon Comprehend (`sentiment.engine`), 1.65 texts a ticket as in the demo': {
      usesComprehend: true,
    },
    'the same with four texts a ticket': { usesComprehend: true, textsPerTicket: 4 },
    'the same with one text of 900 characters a ticket (e-mail)': {
      usesComprehend: true,
      textsPerTicket: 1,
      charactersPerText: 900,
    },
    'ten times the reports': { reportsPerDay: 10 * use.reportsPerDay },
    'ten times the objects, as many events': { objectsPerDay: 10 * use.objectsPerDay },
    'the same without compaction': { objectsPerDay: 10 * use.objectsPerDay, isCompacted: false },
    'ten times the tickets, as many objects': { tickets: 10 * use.tickets },
    'a thousand times the demo (10 M tickets, 500 objects a day)': {
      tickets: 10_000_000,
      objectsPerDay: 500,
    },
  };
  const rows = Object.entries(levers).map(([name, changes]) => row(name, total({ ...use, ...changes })));
  return ['| use | $ a month |', '|---|---|', ...rows].join('\n');
}

/** The use that options say. @throws naming an option that is no number, or none of ours */
function readUse(args: string[]): Use {
  const option = (value: number) => ({ type: 'string', default: String(value) }) as const;
  const { tickets, objectsPerDay, reportsPerDay, days } = usualUse;
  const { values } = parseArgs({
    args,
    options: {
      tickets: option(tickets),
      objects: option(objectsPerDay),
      reports: option(reportsPerDay),
      days: option(days),
    },
  });
  const given = (name: keyof typeof values): number => {
    const value = Number(values[name]);
    if (values[name] !== '' && value >= 0) return value;
    throw new Error(`--${name} ${values[name]} is no number from 0 on`);
  };
  return {
    ...usualUse,
    tickets: given('tickets'),
    objectsPerDay: given('objects'),
    reportsPerDay: given('reports'),
    days: given('days'),
  };
}

if (import.meta.main) {
  try {
    const use = readUse(process.argv.slice(2));
    process.stdout.write(`${costTable(use)}\n\n${leverTable(use)}\n`);
  } catch (error) {
    process.stderr.write(`cost: ${(error as Error).message}\n`);
    process.exitCode = 2;
  }
}
