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

/** A query over tables of a company's. Its rows land as files of its source, and its name is their kind. */
export interface TableQuery {
  readonly source: string;
  /** Letters, digits, `_` and `-`; the text is `mappings/<source>/<name>.sql`. */
  readonly name: string;
  /** Of the Glue catalog: where names of tables are looked for. */
  readonly database: string;
  /** Column that grows as rows are written or changed; empty: every run reads all rows. */
  readonly watermark: string;
  /** Rows of so many hours before the newest one of the run before are read again, since some arrive late. */
  readonly overlapHours: number;
}

/** Key of a query's text. */
export const queryKey = ({ source, name }: Pick<TableQuery, 'source' | 'name'>): string =>
  `mappings/${source}/${name}.sql`;

/**
 * Folder below which the rows of a query land, of which `placeOfKey` is the inverse.
 * @returns undefined when files of its source land nowhere
 */
export function landingFolder(
  { source, name }: Pick<TableQuery, 'source' | 'name'>,
  prefixes: LandingPrefixes,
): string | undefined {
  const all = Object.entries(prefixes);
  const [own] = all.find(([, of]) => of === source) ?? [];
  if (own !== undefined) return `${own}${name}/`;
  const [common] = all.find(([, of]) => of === '') ?? [];
  return common === undefined ? undefined : `${common}${source}/${name}/`;
}
