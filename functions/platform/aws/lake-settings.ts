import { parse } from 'yaml';
import {
  defaultSettings,
  InvalidSettings,
  parseSettings,
  type Settings,
} from '../../contract/definitions/settings.ts';
import { settingsKey } from '../../contract/lake/lake-keys.ts';
import { logger } from '../observability.ts';
import type { ObjectStore } from '../ports.ts';

/**
 * The settings of a deployment: `handback.config.yaml` at the top of the lake's bucket, else the defaults.
 * @throws InvalidSettings naming the file and every setting that is wrong
 */
export async function readSettings(store: ObjectStore): Promise<Settings> {
  const bytes = await store.read(settingsKey);
  if (bytes === undefined) return defaultSettings;
  try {
    const { settings, deprecated } = parseSettings(parse(new TextDecoder().decode(bytes)));
    for (const sentence of deprecated) logger.warn(`settings: ${settingsKey}: ${sentence}`);
    return settings;
  } catch (error) {
    if (!(error instanceof InvalidSettings)) throw error;
    throw new InvalidSettings(`settings: ${settingsKey}: ${error.message}`, { cause: error });
  }
}
