import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { makeFolder } from '../../platform/local/make-folder.ts';
import type { StoryFile } from '../../simulate/story/exports/exports.ts';
import {
  createTally,
  generateStory,
  type StoryOptions,
  type StoryTally,
} from '../../simulate/story/story.ts';
import { describeTruth } from '../../simulate/story/truth.ts';
import { WrongUse } from '../terminal/outcome.ts';

const compress = promisify(gzip);
/** Files being compressed at a time. */
const atOnce = 4;

/** Where the story lies in its folder. */
export const storyPaths = (folder: string) => ({
  exports: join(folder, 'exports'),
  truth: join(folder, 'truth.json'),
});

/**
 * Writes the year's exports below `folder`, each with its moment of arrival as modification time, and truth.json.
 * @param onFile called before each file with its path
 * @throws WrongUse when there are exports in the folder that are no story's
 */
export async function writeStory(
  options: StoryOptions,
  folder: string,
  onFile: (path: string) => void,
): Promise<StoryTally> {
  const paths = storyPaths(folder);
  clearStory(folder);
  const tally = createTally();
  const underWay = new Set<Promise<void>>();
  for (const file of generateStory(options, tally)) {
    onFile(file.path);
    const writing = writeExportFile(join(paths.exports, file.path), file).finally(() =>
      underWay.delete(writing),
    );
    underWay.add(writing);
    if (underWay.size >= atOnce) await Promise.race(underWay);
  }
  await Promise.all(underWay);
  await writeFile(paths.truth, `${JSON.stringify(describeTruth(options, tally), null, 1)}\n`);
  return tally;
}

async function writeExportFile(path: string, { text, arrivedAt }: StoryFile): Promise<void> {
  makeFolder(dirname(path));
  await writeFile(path, path.endsWith('.gz') ? await compress(text, { level: 3 }) : text);
  await utimes(path, arrivedAt / 1000, arrivedAt / 1000);
}

/** Takes an earlier story away; anybody else's files stay. */
function clearStory(folder: string): void {
  const { exports, truth } = storyPaths(folder);
  if (!existsSync(exports) || readdirSync(exports).length === 0) return;
  if (!isStoryTruth(truth)) {
    throw new WrongUse(`${exports} has files that no simulated story wrote; choose another --out`);
  }
  rmSync(exports, { recursive: true });
}

function isStoryTruth(path: string): boolean {
  if (!existsSync(path)) return false;
  try {
    return (JSON.parse(readFileSync(path, 'utf8')) as { scenario?: unknown }).scenario === 'story';
  } catch {
    return false;
  }
}
