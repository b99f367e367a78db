import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InvalidSettings, parseSettings, type Settings } from '../../contract/definitions/settings.ts';
import { settingsKey } from '../../contract/lake/lake-keys.ts';
import { reasonOf } from './explain-error.ts';
import { WrongUse } from './outcome.ts';

/**
 * The settings of a lake: `given` (`--config FILE`), else the file in its folder, else the defaults.
 * @throws WrongUse naming the file and every setting that is wrong
 */
export async function readSettings(lakeFolder: string, given?: string): Promise<Settings> {
  const path = given ?? join(lakeFolder, settingsKey);
  const text = await readText(path, given !== undefined);
  try {
    const { settings, deprecated } = parseSettings(await parseYaml(path, text));
    for (const sentence of deprecated) process.stderr.write(`settings in ${path}: ${sentence}\n`);
    return settings;
  } catch (error) {
    if (error instanceof InvalidSettings) throw new WrongUse(`settings in ${path}: ${error.message}`);
    throw error;
  }
}

async function readText(path: string, isAskedFor: boolean): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    if (isMissing && !isAskedFor) return '';
    throw new WrongUse(`settings: cannot read ${path}: ${reasonOf(error)}`);
  }
}

async function parseYaml(path: string, text: string): Promise<unknown> {
  if (text === '') return null;
  // Most lakes have no file, and every command starts sooner without its reader.
  const { parse, YAMLParseError } = await import('yaml');
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof YAMLParseError) throw new WrongUse(`settings in ${path}: ${error.message}`);
    throw error;
  }
}
