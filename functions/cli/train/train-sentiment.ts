import type { Command } from 'commander';
import { openDuckDbEngine } from '../../platform/local/duckdb/engine.ts';
import { openLake } from '../terminal/open-lake.ts';
import { exitCodes } from '../terminal/outcome.ts';
import { createOutput } from '../terminal/output.ts';
import { readSettings } from '../terminal/read-settings.ts';
import { renderModelCard } from './render-model-card.ts';

interface TrainCommand {
  readonly lake: string;
  readonly defaultLanguage?: string;
  readonly json?: true;
}

/** `train-sentiment`: fits the embedded model to what customers wrote beside their own scores. */
export function registerTrainSentiment(program: Command): void {
  program
    .command('train-sentiment')
    .requiredOption('--lake <folder>', 'the lake')
    .option(
      '--default-language <code>',
      'of comments whose language cannot be detected; else the setting default_language',
    )
    .option('--json', 'machine output on stdout')
    .action(train);
}

async function train(command: TrainCommand): Promise<void> {
  const output = createOutput(command);
  const lake = await openLake(command.lake);
  const { runTraining } = await import('../../train/run-training.ts');
  const engine = await openDuckDbEngine({ folder: lake.folder });
  try {
    const result = await runTraining({
      engine,
      store: lake.store,
      defaultLanguage: command.defaultLanguage ?? (await readSettings(lake.folder)).default_language,
      onProgress: (text) => output.progress(text),
    });
    output.progress('');
    for (const line of renderModelCard(result)) output.saySentence(line);
    output.answer(result);
    if (result.status === 'worse' || result.status === 'not_enough_data') process.exitCode = exitCodes.found;
  } finally {
    await engine.close();
  }
}
