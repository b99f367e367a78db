import { type SqlName, sqlText } from '../contract/lake/compose-sql.ts';
import { type Row, rowsByName } from '../contract/lake/rows.ts';
import type { QueryEngine } from '../platform/ports.ts';

/** One processed object: its ledger row beside what was counted in the files. */
export interface ObjectBalance {
  readonly objectId: string;
  readonly objectKey: string | null;
  readonly isInLedger: boolean;
  readonly recordsIn: number;
  readonly accepted: number;
  readonly quarantined: number;
  readonly repeated: number;
  readonly acceptedInFiles: number;
  readonly quarantinedInFiles: number;
}

/** One event table: distinct identities in the files beside the rows of its deduplicated view. */
export interface TableBalance {
  readonly table: string;
  readonly distinctIdentities: number;
  readonly retracted: number;
  readonly erased: number;
  readonly inView: number;
}

export interface Reconciliation {
  readonly objects: readonly ObjectBalance[];
  readonly tables: readonly TableBalance[];
  /** What does not hold, in words that name the object or table; empty when the law holds. */
  readonly violations: readonly string[];
}

/**
 * Proves the conservation law by counting rows in the files: for every object
 * `records_in = accepted + quarantined + repeated`, and over the lake distinct identities = rows of the
 * deduplicated views + erased + retracted.
 */
export async function reconcile(engine: QueryEngine): Promise<Reconciliation> {
  const [counted, identities] = await Promise.all([
    select(engine, 'reconcile/objects'),
    select(engine, 'reconcile/identities'),
  ]);
  const objects = counted.map(toObjectBalance);
  const tables = identities.map(toTableBalance);
  return {
    objects,
    tables,
    violations: [...objects.flatMap(objectViolations), ...tables.flatMap(tableViolations)],
  };
}

const select = async (engine: QueryEngine, name: SqlName): Promise<Row[]> =>
  rowsByName(await engine.query(sqlText(name)));

const toObjectBalance = (row: Row): ObjectBalance => ({
  objectId: String(row.object_id),
  objectKey: row.object_key == null ? null : String(row.object_key),
  isInLedger: Number(row.is_in_ledger) === 1,
  recordsIn: Number(row.records_in),
  accepted: Number(row.accepted),
  quarantined: Number(row.quarantined),
  repeated: Number(row.repeated),
  acceptedInFiles: Number(row.accepted_in_files),
  quarantinedInFiles: Number(row.quarantined_in_files),
});

const toTableBalance = (row: Row): TableBalance => ({
  table: String(row.table_name),
  distinctIdentities: Number(row.distinct_identities),
  retracted: Number(row.retracted),
  erased: Number(row.erased),
  inView: Number(row.in_view),
});

/** What is wrong with one object. */
export function objectViolations(object: ObjectBalance): string[] {
  const name = `${object.objectKey ?? '(unknown key)'} [${object.objectId}]`;
  if (!object.isInLedger) {
    const rows = object.acceptedInFiles + object.quarantinedInFiles;
    return [`${name}: ${rows} rows in the files but no ledger row: ingest the object again to finish it`];
  }
  const sum = object.accepted + object.quarantined + object.repeated;
  return [
    ...differs(`${name}: records in`, object.recordsIn, 'accepted + quarantined + repeated', sum),
    ...differs(`${name}: accepted`, object.accepted, 'in the files', object.acceptedInFiles),
    ...differs(`${name}: quarantined`, object.quarantined, 'in the files', object.quarantinedInFiles),
  ];
}

/** What is wrong with one table. */
export function tableViolations(table: TableBalance): string[] {
  const accounted = table.inView + table.erased + table.retracted;
  return differs(
    `${table.table}: distinct identities`,
    table.distinctIdentities,
    'in the view + erased + retracted',
    accounted,
  );
}

const differs = (one: string, a: number, other: string, b: number): string[] =>
  a === b ? [] : [`${one} ${a}, ${other} ${b}`];
