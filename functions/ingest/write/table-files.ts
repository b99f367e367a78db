import { ingestedKey } from '../../contract/lake/lake-keys.ts';
import { type RowValue, type TableName, tableSpec } from '../../contract/lake/tables.ts';
import { type ParquetFile, startParquetFile } from '../../parquet/parquet-file.ts';

/** A finished file, waiting to be put. */
export interface FinishedFile {
  readonly key: string;
  readonly table: TableName;
  readonly dt: string;
  readonly rows: number;
  readonly bytes: Uint8Array;
}

/**
 * Where files and row groups are cut. A row's weight is the size of the record it comes from, bytes: never
 * what a compressor made of it, so that the cuts depend on the input alone.
 */
export interface CutRules {
  readonly rowGroupRows: number;
  readonly rowGroupWeight: number;
  /** 32 MiB of records make a file of about 8 MB. */
  readonly fileWeight: number;
  /** All rows waiting for their row group. */
  readonly waitingWeight: number;
  /** All files begun. */
  readonly openWeight: number;
}

const mebibyte = 1024 * 1024;
export const defaultCutRules: CutRules = {
  rowGroupRows: 20_000,
  rowGroupWeight: 16 * mebibyte,
  fileWeight: 32 * mebibyte,
  waitingWeight: 64 * mebibyte,
  openWeight: 256 * mebibyte,
};

/** Each row costs this much besides its texts. */
const rowOverhead = 256;

/** A row by column name. */
type Row = Readonly<Record<string, RowValue>>;

/** One day of one table: the rows that wait for a row group, and the file begun. */
interface Day {
  readonly table: TableName;
  readonly dt: string;
  readonly names: readonly string[];
  columns: RowValue[][];
  rows: number;
  weight: number;
  file: ParquetFile | undefined;
  fileRows: number;
  fileWeight: number;
  fileNo: number;
}

/** Sorts rows into the files of one object, whatever their order, in bounded memory. */
export interface TableFiles {
  add(table: TableName, dt: string, row: Row, weight: number): void;
  /** The files finished since the last call. */
  take(): FinishedFile[];
  /** Finishes what is begun. */
  finish(): void;
}

export function createTableFiles(objectId: string, rules: CutRules = defaultCutRules): TableFiles {
  const tables = new Map<TableName, Map<string, Day>>();
  let finished: FinishedFile[] = [];
  let waitingWeight = 0;
  let openWeight = 0;

  function dayOfTable(table: TableName, dt: string): Day {
    const days = found(tables, table, () => new Map<string, Day>());
    return found(days, dt, () => startDay(table, dt));
  }

  const allDays = () => [...tables.values()].flatMap((days) => [...days.values()]);

  function closeRowGroup(day: Day): void {
    if (day.rows === 0) return;
    day.file ??= startParquetFile(tableSpec(day.table));
    day.file.addRowGroup(day.columns);
    waitingWeight -= day.weight;
    openWeight += day.weight;
    day.fileRows += day.rows;
    day.fileWeight += day.weight;
    day.columns = day.names.map(() => []);
    day.rows = 0;
    day.weight = 0;
    if (day.fileWeight >= rules.fileWeight) closeFile(day);
  }

  function closeFile(day: Day): void {
    if (day.file === undefined) return;
    const key = ingestedKey(day.table, day.dt, objectId, day.fileNo);
    finished.push({ key, table: day.table, dt: day.dt, rows: day.fileRows, bytes: day.file.finish() });
    openWeight -= day.fileWeight;
    day.file = undefined;
    day.fileRows = 0;
    day.fileWeight = 0;
    day.fileNo++;
  }

  /** Closes the heaviest first, until half of what is allowed is left: rarely, and then enough. */
  function relieve(weightOf: (day: Day) => number, close: (day: Day) => void, target: () => boolean): void {
    for (const day of allDays().sort((a, b) => weightOf(b) - weightOf(a))) {
      if (target()) return;
      close(day);
    }
  }

  return {
    add(table, dt, row, recordWeight) {
      const day = dayOfTable(table, dt);
      const weight = recordWeight + rowOverhead;
      append(day, row);
      day.weight += weight;
      waitingWeight += weight;
      if (day.rows >= rules.rowGroupRows || day.weight >= rules.rowGroupWeight) closeRowGroup(day);
      if (waitingWeight > rules.waitingWeight) {
        relieve(
          (each) => each.weight,
          closeRowGroup,
          () => waitingWeight <= rules.waitingWeight / 2,
        );
      }
      if (openWeight > rules.openWeight) {
        relieve(
          (each) => each.fileWeight,
          closeFile,
          () => openWeight <= rules.openWeight / 2,
        );
      }
    },
    take() {
      const taken = finished;
      finished = [];
      return taken;
    },
    finish() {
      for (const day of allDays()) {
        closeRowGroup(day);
        closeFile(day);
      }
    },
  };
}

/** What the map has under a key; made when it has nothing. */
function found<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const present = map.get(key);
  if (present !== undefined) return present;
  const made = make();
  map.set(key, made);
  return made;
}

function startDay(table: TableName, dt: string): Day {
  const names = tableSpec(table).columns.map(({ name }) => name);
  return {
    table,
    dt,
    names,
    columns: names.map(() => []),
    rows: 0,
    weight: 0,
    file: undefined,
    fileRows: 0,
    fileWeight: 0,
    fileNo: 0,
  };
}

function append(day: Day, row: Row): void {
  const { names, columns } = day;
  for (let i = 0; i < names.length; i++) columns[i]!.push(row[names[i]!]!);
  day.rows++;
}
