import { type Command, InvalidArgumentError } from 'commander';
import { judgedMetrics } from '../../contract/definitions/metrics.ts';
import { partsOfScope } from '../../contract/detection/scope-name.ts';
import { serviceAlarm } from '../../contract/detection/service-alarm.ts';
import type { Selector } from '../../contract/records/events.ts';
import { askedDrops } from '../../detect/estimate/power/days-ahead.ts';
import { StaleDefinitions } from '../../detect/read-lake.ts';
import { runPower } from '../../detect/run-power.ts';
import { openDuckDbEngine } from '../../platform/local/duckdb/engine.ts';
import { openLake } from '../terminal/open-lake.ts';
import { day } from '../terminal/option-values.ts';
import { WrongUse } from '../terminal/outcome.ts';
import { createOutput } from '../terminal/output.ts';
import { readSettings } from '../terminal/read-settings.ts';
import { tableLines } from '../terminal/table-lines.ts';
import { width } from '../terminal/width.ts';
import { renderPower } from './render-power.ts';

interface PowerCommand {
  readonly lake: string;
  readonly scope?: Selector;
  readonly drop?: number[];
  readonly metric: string;
  readonly asOf?: string;
  readonly config?: string;
  readonly width?: number;
  readonly json?: true;
}

const metricNames = [serviceAlarm.name, ...judgedMetrics.keys()];

/** `power`: before a change, how soon a drop would be seen. */
export function registerPower(program: Command): void {
  program
    .command('power')
    .requiredOption('--lake <folder>', 'the lake')
    .option(
      '--scope <market/channel/queue>',
      'the tickets that would be changed, * for any: SE/chat/* (default: every scope, each by itself)',
      readScope,
    )
    .option('--drop <points>', 'size of the drop; repeatable (default: 5, 10 and 20)', readDrop)
    .option('--metric <name>', 'what would drop', readMetric, serviceAlarm.name)
    .option('--as-of <day>', 'as on this day (default: the last complete day)', day)
    .option('--config <file>', 'settings (default: handback.config.yaml in the lake, if any)')
    .option('--width <characters>', 'of a line, instead of the terminal', width)
    .option('--json', 'machine output on stdout')
    .action(power);
}

async function power(command: PowerCommand): Promise<void> {
  const output = createOutput(command);
  const lake = await openLake(command.lake);
  const settings = await readSettings(lake.folder, command.config);
  const engine = await openDuckDbEngine({ folder: lake.folder });
  const { metric, scope: selector, asOf } = command;
  const points = command.drop ?? [...askedDrops];
  try {
    const result = await runPower({ engine, settings, metric, points, selector, asOf });
    if (result.brands.length > 0 && selector !== undefined && result.scopes.length === 0)
      throw new WrongUse(
        `power: ${metric} has no observation in that scope; \`handback power\` without --scope lists all that have`,
      );
    const { before, columns, after } = renderPower(result, metric, points);
    for (const sentence of before) output.saySentence(sentence);
    for (const line of tableLines(columns, command.width)) output.say(line);
    for (const sentence of after) output.saySentence(sentence);
    output.answer(result);
  } catch (error) {
    if (error instanceof StaleDefinitions) throw new WrongUse(error.message, { cause: error });
    throw error;
  } finally {
    await engine.close();
  }
}

/** A scope as a selector; `*` stands for any value. Names of queues may hold slashes. */
function readScope(text: string): Selector {
  const parts = text === '*' ? ['*', '*', '*'] : partsOfScope(text);
  if (parts.length !== 3 || parts.some((part) => part === ''))
    throw new InvalidArgumentError('must look like market/channel/queue, with * for any: SE/chat/*.');
  const places = ['market', 'channel', 'queue'].map((dimension, at) => [dimension, [parts[at]!]] as const);
  return Object.fromEntries(places.filter(([, [value]]) => value !== '*'));
}

function readDrop(text: string, before: number[] = []): number[] {
  const points = Number(text);
  if (!(points > 0 && points <= 100)) throw new InvalidArgumentError('must be above 0 and at most 100.');
  return [...new Set([...before, points])].sort((a, b) => a - b);
}

function readMetric(text: string): string {
  if (!metricNames.includes(text))
    throw new InvalidArgumentError(`must be one of ${metricNames.join(', ')}.`);
  return text;
}
