/**
 * Where files land: prefix of keys → the source of what lands there. An empty source stands for the folder that
 * follows, so that `in/` takes `in/zendesk/export.json` as zendesk's.
 */
export type LandingPrefixes = Readonly<Record<string, string>>;

/** Where a landed file comes from, as its key says. */
export interface LandingPlace {
  /** Stands in where records name none; absent when the key names none either. */
  readonly source?: string;
  /** The folder below its source, `ratings` of `in/desk/ratings/2026.csv`: a source may send several kinds of file. */
  readonly kind?: string;
}

/** Where files land unless a stage says otherwise. */
export const usualPrefixes: LandingPrefixes = { 'in/': '' };

/** The place of a key below the longest prefix that it begins with; of a key elsewhere nothing is known. */
export function placeOfKey(key: string, prefixes: LandingPrefixes): LandingPlace {
  const [prefix] = Object.keys(prefixes)
    .filter((each) => key.startsWith(each))
    .sort((a, b) => b.length - a.length);
  if (prefix === undefined) return {};
  const folders = key.slice(prefix.length).split('/').slice(0, -1);
  const source = prefixes[prefix] || folders.shift();
  const [kind] = folders;
  return { ...(source === undefined ? {} : { source }), ...(kind === undefined ? {} : { kind }) };
}

/** Keys of the mappings that files of a place may have, the one of their kind first. */
export function mappingKeys({ source, kind }: LandingPlace): string[] {
  if (source === undefined) return [];
  const ofKind = kind === undefined ? [] : [`mappings/${source}/${kind}.yaml`];
  return [...ofKind, `mappings/${source}.yaml`];
}

/** Prefixes below which all others lie: S3 takes no two notifications of which one lies below the other. */
export const outermost = (prefixes: LandingPrefixes): string[] =>
  Object.keys(prefixes).filter(
    (each) => !Object.keys(prefixes).some((other) => other !== each && each.startsWith(other)),
  );
