import { parse } from 'yaml';
import { Settings, settingFaults } from '../../contract/settings.ts';
import type { ObjectStore } from '../ports.ts';

export const settingsKey = 'handback.config.yaml';

/** `handback.config.yaml` of the lake's bucket is not what docs/settings.md describes. */
export class InvalidSettings extends Error {
  override readonly name = 'InvalidSettings';
}

/** The settings of a deployment: `handback.config.yaml` at the top of the lake's bucket, else the defaults. */
export async function readSettings(store: ObjectStore): Promise<Settings> {
  const bytes = await store.read(settingsKey);
  if (bytes === undefined) return Settings.parse({});
  const parsed = Settings.safeParse(parse(new TextDecoder().decode(bytes)) ?? {});
  if (parsed.success) return parsed.data;
  throw new InvalidSettings(`settings: ${settingsKey}: ${settingFaults(parsed.error)}`);
}
