import type { Command } from 'commander';
import { openDuckDbEngine } from '../../platform/local/duckdb/engine.ts';
import { openLake } from '../terminal/open-lake.ts';
import { exitCodes } from '../terminal/outcome.ts';
import { createOutput } from '../terminal/output.ts';
import { readSettings } from '../terminal/read-settings.ts';
import { renderIntentCard } from './render-intent-card.ts';

interface TrainCommand {
  readonly lake: string;
  readonly defaultLanguage?: string;
  readonly json?: true;
}

/** `train-intent`: fits the classifier of intents to the tickets whose intent is known. */
export function registerTrainIntent(program: Command): void {
  program
    .command('train-intent')
    .description(
      'Fits the model of intents to the tickets of the lake whose intent is known, prints how well it does, and puts it in use unless it is worse than what is.',
    )
    .requiredOption('--lake <folder>', 'the lake')
    .option(
      '--default-language <code>',
      'of texts whose language cannot be detected; else the setting default_language',
    )
    .option('--json', 'machine output on stdout')
    .action(train);
}

async function train(command: TrainCommand): Promise<void> {
  const output = createOutput(command);
  const lake = await openLake(command.lake);
  const settings = await readSettings(lake.folder);
  const { runIntentTraining } = await import('../../train/run-intent-training.ts');
  const engine = await openDuckDbEngine({ folder: lake.folder });
  try {
    const result = await runIntentTraining({
      engine,
      store: lake.store,
      defaultLanguage: command.defaultLanguage ?? settings.default_language,
      intakeMinutes: settings.intake_minutes,
      onProgress: (text) => output.progress(text),
    });
    output.progress('');
    for (const line of renderIntentCard(result, settings.intents_from_text)) output.saySentence(line);
    output.answer(result);
    if (result.status === 'worse' || result.status === 'not_enough_data') process.exitCode = exitCodes.found;
  } finally {
    await engine.close();
  }
}
