import { type Command, InvalidArgumentError } from 'commander';
import {
  chargeParameters,
  comprehendBill,
  comprehendLanguages,
} from '../../contract/definitions/comprehend-price.ts';
import { sqlText } from '../../contract/lake/compose-sql.ts';
import { numberOf, rowsByName, sumOf, textOf } from '../../contract/lake/rows.ts';
import { bindParameters } from '../../contract/lake/sql.ts';
import { addDays } from '../../contract/records/instant.ts';
import { openDuckDbEngine } from '../../platform/local/duckdb/engine.ts';
import type { QueryEngine } from '../../platform/ports.ts';
import { openLake } from '../terminal/open-lake.ts';
import { WrongUse } from '../terminal/outcome.ts';
import { createOutput } from '../terminal/output.ts';

interface CostOptions {
  readonly lake: string;
  readonly days: number;
  readonly json?: true;
}

const daysPerMonth = 30;

/** `cost`: what classifying the lake's texts by Amazon Comprehend would cost a month. */
export function registerCost(program: Command): void {
  program
    .command('cost')
    .requiredOption('--lake <folder>', 'the lake')
    .option('--days <n>', 'from the texts of so many days up to the last with events', readDays, daysPerMonth)
    .option('--json', 'machine output on stdout')
    .action(cost);
}

async function cost({ lake, days, json }: CostOptions): Promise<void> {
  const output = createOutput({ ...(json && { json }) });
  const { folder } = await openLake(lake);
  const engine = await openDuckDbEngine({ folder });
  try {
    const found = await forecast(engine, days);
    output.saySentence(`texts of ${found.from} … ${found.to}, as ${daysPerMonth} days of them:`);
    for (const { language, texts, units, is_judged } of found.languages)
      output.saySentence(
        `  ${language}: ${texts} texts, ${units} units${is_judged ? '' : '; not classified by the service'}`,
      );
    output.saySentence(`Amazon Comprehend: $${found.dollars.toFixed(2)} a month; the embedded engine: $0`);
    output.answer(found);
  } finally {
    await engine.close();
  }
}

/** A month's texts and units by language, and what they cost, US dollars. */
async function forecast(engine: QueryEngine, days: number) {
  const known = { known_at: { instant: Date.now() } };
  const [lake] = rowsByName(await engine.query(bindParameters(sqlText('curate/lake_days'), known)));
  const to = lake === undefined ? '' : textOf(lake, 'last_dt');
  if (to === '') throw new WrongUse('cost: the lake has no events yet');
  const from = addDays(to, 1 - days);
  const rows = rowsByName(
    await engine.query(bindParameters(sqlText('cost/texts'), { from, to, ...chargeParameters })),
  );
  const monthly = (count: number) => Math.round((count * daysPerMonth) / days);
  const isClassified = (language: string) => comprehendLanguages.some((each) => each === language);
  const languages = rows.map((row) => ({
    language: textOf(row, 'language'),
    texts: monthly(numberOf(row, 'n')),
    distinct: monthly(numberOf(row, 'count_distinct')),
    units: monthly(numberOf(row, 'units')),
    is_judged: isClassified(textOf(row, 'language')),
  }));
  const units = monthly(
    sumOf(
      rows.filter((row) => isClassified(textOf(row, 'language'))),
      'units',
    ),
  );
  return { from, to, languages, units, dollars: comprehendBill(units) };
}

function readDays(text: string): number {
  const days = Number(text);
  if (!Number.isInteger(days) || days < 1 || days > 365)
    throw new InvalidArgumentError('a whole number of days, 1 to 365');
  return days;
}
