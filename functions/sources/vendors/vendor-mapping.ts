import type { Mapping } from '../mapping-file/mapping.ts';
import { readMapping } from '../mapping-file/read-mapping.ts';
import { didYouMean, MappingError } from '../yaml/mapping-error.ts';
import { vendorMappings } from './generated/vendor-mappings.ts';

/** What a deployment says of a source: texts and lists by the names that the shipped mapping asks for. */
export type SourceSettings = Readonly<Record<string, unknown>>;

const texts: Readonly<Record<string, string>> = vendorMappings;

/** Help desks whose mapping is shipped. */
export const shippedVendors: readonly string[] = Object.keys(texts);

/**
 * The shipped mapping of a source: of the help desk that its setting `vendor` names, else of the one it is called by.
 * @returns undefined when no such mapping is shipped
 * @throws MappingError naming a setting that the mapping does not ask for, or a vendor without a mapping
 */
export function vendorMapping(source: string, settings: SourceSettings = {}): Mapping | undefined {
  const { vendor = source, ...given } = settings;
  const text = texts[String(vendor)];
  if (text === undefined) {
    if (settings.vendor === undefined) return undefined;
    throw refusal(
      source,
      `vendor: "${vendor}" has no shipped mapping${didYouMean(String(vendor), shippedVendors)}; there are ${shippedVendors.join(', ')}`,
    );
  }
  checkNames(source, given, settingNames(text));
  return { ...readMapping(text, `${vendor}.yaml`, given), source, isForOthers: true };
}

/** The settings that the shipped mapping of a help desk asks for. */
export const settingsAskedFor = (vendor: string): string[] => settingNames(texts[vendor] ?? '');

/** Where the tickets of a help desk hold the tags (or labels) by which a deployment may tell AI. */
export const tagPathsOf = (vendor: string): string[] => [
  ...new Set(
    [...(texts[vendor] ?? '').matchAll(/([\w.[\]*]+)"?: \{ has: \{ setting: ai_(?:tags|labels)\b/g)].map(
      ([, path = '']) => path,
    ),
  ),
];

const settingNames = (text: string): string[] => [
  ...new Set([...text.matchAll(/\b(?:setting|only_with): (\w+)/g)].map(([, name = '']) => name)),
];

function checkNames(source: string, given: SourceSettings, known: readonly string[]): void {
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw refusal(
    source,
    `unknown setting ${unknown}${didYouMean(unknown, known)}; known here: vendor, ${known.join(', ')}`,
  );
}

const refusal = (source: string, problem: string): MappingError =>
  new MappingError('handback.config.yaml', [{ line: 0, path: `sources.${source}`, problem }]);
