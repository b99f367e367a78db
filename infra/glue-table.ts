import type { CfnTable } from 'aws-cdk-lib/aws-glue';
import type { TableName, TableSpec } from '../functions/contract/lake/tables.ts';

const parquet = 'org.apache.hadoop.hive.ql.io.parquet';

/**
 * Partitions are computed from the day, never listed or registered. Outside the range rows vanish silently,
 * hence the same first day as the limit on occurred_at at ingest. No location is given for a day: the default
 * place, `<location>dt=<day>/`, is where SQL inserts, whose rows would be invisible anywhere else.
 */
const dayProjection = (firstDay: string) => ({
  'projection.enabled': 'true',
  'projection.dt.type': 'date',
  'projection.dt.format': 'yyyy-MM-dd',
  'projection.dt.range': `${firstDay},NOW+1DAYS`,
  'projection.dt.interval': '1',
  'projection.dt.interval.unit': 'DAYS',
});

/**
 * Small tables that nearly every query reads whole: their few days are registered by the insert that writes them.
 * Projected, each of those queries would look into every day since the first.
 */
export const registeredTables: readonly TableName[] = [
  'erasures',
  'retractions',
  'retaggings',
  'finding_marks',
];

/** The Glue table of a lake table whose files lie below `location` (ending in `/`). */
export function glueTableInput(
  spec: TableSpec,
  location: string,
  firstDay: string,
): CfnTable.TableInputProperty {
  return {
    name: spec.name,
    description: spec.description,
    tableType: 'EXTERNAL_TABLE',
    parameters: {
      EXTERNAL: 'TRUE',
      classification: 'parquet',
      'parquet.compression': 'ZSTD',
      ...(isProjected(spec) ? dayProjection(firstDay) : {}),
    },
    ...(spec.partition === undefined
      ? {}
      : { partitionKeys: [{ name: 'dt', type: 'string', comment: spec.partition }] }),
    storageDescriptor: {
      location,
      inputFormat: `${parquet}.MapredParquetInputFormat`,
      outputFormat: `${parquet}.MapredParquetOutputFormat`,
      serdeInfo: {
        serializationLibrary: `${parquet}.serde.ParquetHiveSerDe`,
        parameters: { 'serialization.format': '1' },
      },
      columns: spec.columns.map(({ name, type, comment }) => ({ name, type, comment })),
    },
  };
}

const isProjected = ({ name, partition }: TableSpec): boolean =>
  partition !== undefined && !registeredTables.includes(name);
