import { defaultSettings } from '../../contract/settings.ts';
import { runDetect } from '../../detect/runner.ts';
import { openDuckDbEngine } from '../../platform/local/duckdb-engine.ts';
import { firstDay } from '../../simulate/story/planted-truth.ts';
import type { Output } from '../output.ts';
import { storyPaths, writeStory } from '../story-files.ts';
import { askQuestions } from './ask-questions.ts';
import { prepareDemoFolder } from './demo-folder.ts';
import { curateLake, fillLake, openDemoLake } from './fill-lake.ts';
import type { DemoNumbers } from './numbers.ts';
import { readDetection } from './read-detection.ts';
import { readDirt } from './read-dirt.ts';
import { readHandlers } from './read-handlers.ts';
import { readHandedBack, readIntents } from './read-intents.ts';
import { readMarkets } from './read-markets.ts';

export interface DemoOptions {
  readonly out: string;
  readonly seed: number;
  readonly scale: number;
}

/**
 * Makes the story's year in `out`, runs it through ingest, curate and reports, and gives every number found.
 * @throws WrongUse when `out` is somebody else's folder
 */
export async function runDemo({ out, seed, scale }: DemoOptions, output: Output): Promise<DemoNumbers> {
  const { folder, lake: lakeFolder } = prepareDemoFolder(out, { seed, scale });
  const tally = await writeStory({ seed, scale }, folder, (path) => output.progress(`making ${path}`));
  const lake = await openDemoLake(lakeFolder, seed);
  const totals = await fillLake(lake, storyPaths(folder).exports, output);
  const engine = await openDuckDbEngine({ folder: lakeFolder });
  try {
    await curateLake(lake, engine, defaultSettings, output);
    const answers = await askQuestions(engine, defaultSettings, output);
    const onProgress = (text: string) => output.progress(`detector: ${text}`);
    const looked = await runDetect({ engine, settings: defaultSettings, from: firstDay, onProgress });
    return {
      seed,
      scale,
      tickets: tally.tickets,
      markets: readMarkets(answers),
      intents: readIntents(answers.intents),
      handlers: readHandlers(answers.handlers),
      handedBack: readHandedBack(answers.handedBack),
      detection: readDetection(looked),
      dirt: readDirt(totals, tally.dirt),
    };
  } finally {
    output.progress('');
    await engine.close();
  }
}
