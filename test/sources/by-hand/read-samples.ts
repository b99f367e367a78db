import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Mapping,
  readMapping,
  type SourceSettings,
  vendorMapping,
} from '../../../functions/sources/mapping.ts';

export type Sample = Record<string, unknown>;

/** Records of one source as it writes them: facts, and the same tickets as they were earlier and later. */
export interface SampleSource {
  readonly name: string;
  readonly mapping: Mapping;
  /** The mapping's file; undefined where it is shipped. */
  readonly path?: string;
  readonly settings: SourceSettings;
  readonly records: readonly Sample[];
}

/** What a deployment says, so that records of AI are among the samples. */
const settings: Readonly<Record<string, SourceSettings>> = {
  zendesk: { ai_tags: ['bot'], intent: 'subject' },
  freshdesk: { ai_tags: ['a'] },
  'amazon-connect': { score: 'Attributes.csat' },
  hubspot: { ai_owners: ['7'] },
  salesforce: { ai_owners: ['005A'] },
};

const folder = (name: string) => join(import.meta.dirname, name);

const recordsOf = (path: string): Sample[] =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Sample);

const namesIn = (path: string): string[] =>
  readdirSync(path)
    .filter((file) => file.endsWith('.ndjson'))
    .map((file) => file.replace('.ndjson', ''));

/** Every shipped help desk. */
export const helpDesks: readonly SampleSource[] = namesIn(folder('help-desks')).map((name) => {
  const own = settings[name] ?? {};
  const mapping = vendorMapping(name, own);
  if (mapping === undefined) throw new Error(`samples of ${name}, which has no shipped mapping`);
  return { name, mapping, settings: own, records: recordsOf(folder(`help-desks/${name}.ndjson`)) };
});

/** A mapping of every kind: snapshots, a log, actions. */
export const mappings: readonly SampleSource[] = namesIn(folder('mappings')).map((name) => {
  const path = folder(`mappings/${name}.yaml`);
  const mapping = readMapping(readFileSync(path, 'utf8'), `${name}.yaml`);
  return { name, mapping, path, settings: {}, records: recordsOf(folder(`mappings/${name}.ndjson`)) };
});

/** The records of a help desk whose mapping is shipped, for a test to change. */
export const recordsOfHelpDesk = (vendor: string): Sample[] =>
  helpDesks.find(({ name }) => name === vendor)?.records.map((record) => ({ ...record })) ?? [];
