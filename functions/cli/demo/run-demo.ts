import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultSettings } from '../../contract/definitions/settings.ts';
import { runDetect } from '../../detect/run-detect.ts';
import { openDuckDbEngine } from '../../platform/local/duckdb/engine.ts';
import { firstDay } from '../../simulate/story/plan/planted-truth.ts';
import { createEmbeddedSentiment } from '../../tag/sentiment/embedded/create-embedded-sentiment.ts';
import type { Output } from '../terminal/output.ts';
import { askQuestions } from './ask-questions.ts';
import { prepareDemoFolder } from './demo-folder.ts';
import { curateLake, fillLake, openDemoLake } from './fill-lake.ts';
import { storyPaths, writeStory } from './story-files.ts';
import { evaluateTags } from './summarise/evaluate-tags.ts';
import type { DemoNumbers } from './summarise/numbers.ts';
import { summariseDetection } from './summarise/summarise-detection.ts';
import { summariseDirt } from './summarise/summarise-dirt.ts';
import { summariseHandlers } from './summarise/summarise-handlers.ts';
import { summariseHandedBack, summariseIntents } from './summarise/summarise-intents.ts';
import { summariseMarkets } from './summarise/summarise-markets.ts';
import { summariseTexts } from './summarise/summarise-texts.ts';

/** The page on the worst finding, in the demo's folder. */
export const evidenceFile = 'evidence.html';

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
    const run = (sql: string) => engine.query(sql);
    const { renderEvidence } = await import('../../evidence/render-evidence.ts');
    const page = await renderEvidence({}, run, defaultSettings);
    await writeFile(join(folder, evidenceFile), page.text);
    const moods = await evaluateTags(tally.messages, createEmbeddedSentiment());
    return {
      seed,
      scale,
      tickets: tally.tickets,
      markets: summariseMarkets(answers),
      intents: summariseIntents(answers.intents),
      handlers: summariseHandlers(answers.handlers),
      handedBack: summariseHandedBack(answers.handedBack),
      detection: summariseDetection(looked),
      dirt: summariseDirt(totals, tally.dirt),
      texts: summariseTexts(answers, moods, looked),
    };
  } finally {
    output.progress('');
    await engine.close();
  }
}
