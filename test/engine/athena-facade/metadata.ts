import {
  type Column,
  type Database,
  type GlueClient,
  paginateGetDatabases,
  paginateGetTables,
  type Table,
} from '@aws-sdk/client-glue';
import { AthenaFault } from './errors.ts';
import type { FacadeWorkGroup } from './executions.ts';

/** What clients look at before they ask anything: catalogs, databases, tables, workgroups. */
export interface MetadataSource {
  readonly glue: GlueClient;
  readonly workGroup: (name: string) => Promise<FacadeWorkGroup | undefined>;
  readonly workGroupNames: () => Promise<readonly string[]>;
}

export interface MetadataRequest {
  readonly Name?: string;
  readonly CatalogName?: string;
  readonly DatabaseName?: string;
  readonly TableName?: string;
  readonly WorkGroup?: string;
  /** A regular expression over names of tables. */
  readonly Expression?: string;
  readonly MaxResults?: number;
  readonly NextToken?: string;
}

/** Something is wrong in the catalog, or not there. */
class MetadataFault extends AthenaFault {
  override readonly name = 'MetadataException';
}

type Answer = (source: MetadataSource, request: MetadataRequest) => Promise<object>;

/** The calls by which a client looks around, by name. */
export const metadataCalls: Readonly<Record<string, Answer>> = {
  async ListDataCatalogs(_, request) {
    return page(request, 'DataCatalogsSummary', [{ CatalogName: catalogName, Type: 'GLUE' }]);
  },
  async GetDataCatalog(_, { Name }) {
    checkCatalog(Name);
    return { DataCatalog: { Name: catalogName, Type: 'GLUE', Parameters: {} } };
  },
  async ListDatabases(source, request) {
    checkCatalog(request.CatalogName);
    return page(request, 'DatabaseList', (await databasesOf(source)).map(shownDatabase));
  },
  async GetDatabase(source, { CatalogName, DatabaseName }) {
    checkCatalog(CatalogName);
    const found = (await databasesOf(source)).find(({ Name }) => Name === DatabaseName);
    if (found === undefined) throw new MetadataFault(`Database ${DatabaseName} not found.`);
    return { Database: shownDatabase(found) };
  },
  async ListTableMetadata(source, request) {
    checkCatalog(request.CatalogName);
    const wanted = new RegExp(`^(?:${request.Expression ?? '.*'})$`);
    const tables = await tablesOf(source, request.DatabaseName);
    const names = tables.filter(({ Name = '' }) => wanted.test(Name));
    return page(request, 'TableMetadataList', names.map(shownTable));
  },
  async GetTableMetadata(source, { CatalogName, DatabaseName, TableName }) {
    checkCatalog(CatalogName);
    const found = (await tablesOf(source, DatabaseName)).find(({ Name }) => Name === TableName);
    if (found === undefined)
      throw new MetadataFault(`EntityNotFoundException: Table ${TableName} not found.`);
    return { TableMetadata: shownTable(found) };
  },
  async ListWorkGroups(source, request) {
    const names = await source.workGroupNames();
    return page(
      request,
      'WorkGroups',
      names.map((Name) => ({ Name, State: 'ENABLED' })),
    );
  },
  async GetWorkGroup(source, { WorkGroup = '' }) {
    const found = await source.workGroup(WorkGroup);
    if (found === undefined) throw new AthenaFault(`WorkGroup ${WorkGroup} is not found.`);
    const { outputLocation: OutputLocation, bytesScannedCutoff } = found;
    const limit = bytesScannedCutoff === undefined ? {} : { BytesScannedCutoffPerQuery: bytesScannedCutoff };
    return {
      WorkGroup: {
        Name: WorkGroup,
        State: 'ENABLED',
        Configuration: {
          EnforceWorkGroupConfiguration: true,
          ResultConfiguration: { OutputLocation },
          EngineVersion: {
            SelectedEngineVersion: 'Athena engine version 3',
            EffectiveEngineVersion: 'Athena engine version 3',
          },
          ...limit,
        },
      },
    };
  },
};

const catalogName = 'AwsDataCatalog';
const largestPage = 50;

function checkCatalog(name: string | undefined): void {
  if (name?.toLowerCase() !== catalogName.toLowerCase())
    throw new AthenaFault(`Data catalog ${name} was not found`);
}

/** A list by pages of 50 at most, as Athena's. */
function page(request: MetadataRequest, field: string, all: readonly object[]): object {
  const { MaxResults = largestPage, NextToken = '0' } = request;
  if (MaxResults < 1 || MaxResults > largestPage)
    throw new AthenaFault(`MaxResults must be 1 to ${largestPage}`);
  const from = Number(NextToken);
  if (!Number.isSafeInteger(from)) throw new AthenaFault('The specified NextToken is not valid');
  const to = from + MaxResults;
  return { [field]: all.slice(from, to), ...(to < all.length ? { NextToken: String(to) } : {}) };
}

async function databasesOf({ glue }: MetadataSource): Promise<Database[]> {
  const found: Database[] = [];
  for await (const { DatabaseList = [] } of paginateGetDatabases({ client: glue }, {}))
    found.push(...DatabaseList);
  return found;
}

async function tablesOf({ glue }: MetadataSource, DatabaseName: string | undefined): Promise<Table[]> {
  const found: Table[] = [];
  try {
    for await (const { TableList = [] } of paginateGetTables({ client: glue }, { DatabaseName }))
      found.push(...TableList);
  } catch (error) {
    if ((error as Error).name !== 'EntityNotFoundException') throw error;
    throw new MetadataFault(`EntityNotFoundException: Database ${DatabaseName} not found.`);
  }
  return found;
}

const shownDatabase = ({ Name, Description, Parameters = {} }: Database) => ({
  Name,
  Description,
  Parameters,
});

const shownTable = ({
  Name,
  TableType,
  Parameters,
  PartitionKeys,
  StorageDescriptor,
  CreateTime,
}: Table) => ({
  Name,
  TableType,
  Columns: (StorageDescriptor?.Columns ?? []).map(shownColumn),
  PartitionKeys: (PartitionKeys ?? []).map(shownColumn),
  Parameters: Parameters ?? {},
  ...(CreateTime === undefined ? {} : { CreateTime: CreateTime.getTime() / 1000 }),
});

const shownColumn = ({ Name, Type, Comment }: Column) => ({ Name, Type, Comment });
