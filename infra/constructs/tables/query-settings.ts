import { landingFolder } from '../../../functions/contract/records/landing.ts';
import type { StageSettings, TableQuerySettings } from '../../config.ts';
import { asVariable } from '../as-variable.ts';
import type { Landing } from '../landing.ts';

interface LandedQuery {
  readonly query: TableQuerySettings;
  /** Of landing. */
  readonly folder: string;
}

/** What the function is given of the queries. @throws when they are too many for one function */
export function textOf(landed: readonly LandedQuery[], { bucket }: Landing): string {
  return asVariable(
    landed.map(({ query: { tables: _, locations: __, ...query }, folder }) => ({
      ...query,
      location: `s3://${bucket.bucketName}/${folder}`,
    })),
    () =>
      `tables.queries: ${landed.length} queries are too many for one stage; put some together by union all`,
  );
}

/** The folder of landing where a query's rows land. @throws naming what is wrong with its settings */
export function folderOf(query: TableQuerySettings, { landing, tables }: StageSettings): string {
  const wrong = (what: string) =>
    new Error(`infra/config.ts: tables.queries: ${query.source}/${query.name}: ${what}`);
  if (![query.source, query.name].every((part) => /^[\w-]+$/.test(part)))
    throw wrong('source and name are letters, digits, _ and -');
  if (tables.queries.filter(({ source, name }) => source === query.source && name === query.name).length > 1)
    throw wrong('there are two of this name');
  if (query.tables.length === 0) throw wrong('tables names none');
  const unclear = query.locations.find((location) => !/^s3:\/\/[a-z0-9.-]+\/(?:[^*]*\/)?$/.test(location));
  if (unclear !== undefined || query.locations.length === 0)
    throw wrong(`locations needs folders like s3://bucket/folder/; there is "${unclear ?? ''}"`);
  if (!(query.overlapHours >= 1 && query.overlapHours <= 8760)) throw wrong('overlapHours is from 1 to 8760');
  const folder = landingFolder(query, landing.prefixes);
  if (folder === undefined) throw wrong(`landing.prefixes has no folder for the source ${query.source}`);
  return folder;
}
