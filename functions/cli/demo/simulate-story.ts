import type { Output } from '../terminal/output.ts';
import { storyPaths, writeStory } from './story-files.ts';

/** The raw-event scenario of `simulate --raw`. */
export const storyScenario = {
  name: 'story',
  about: 'with --raw: a year of a payments company as the files its systems would export',
} as const;

export interface StoryRequest {
  readonly seed: number;
  readonly scale: number;
  readonly out: string;
}

/** Writes the story's exports and truth.json into a folder and says how to read them. */
export async function simulateStory({ seed, scale, out }: StoryRequest, output: Output): Promise<void> {
  const { tickets, dirt } = await writeStory({ seed, scale }, out, (path) => output.progress(path));
  const paths = storyPaths(out);
  output.say(
    `story: ${tickets} tickets, ${dirt.records} records in ${dirt.files} files, in ${paths.exports}`,
  );
  output.say(`next: npx handback ingest ${paths.exports} --lake ${out}/lake`);
  output.answer({ scenario: storyScenario.name, seed, scale, tickets, dirt, ...paths });
}
