import { ingestedKey } from '../../contract/lake/lake-keys.ts';
import { type RowValue, type TableName, tableSpec } from '../../contract/lake/tables.ts';
import { type ParquetFile, startParquetFile } from '../../parquet/parquet-file.ts';
import type { FoundTags } from '../../tag/text-tagger.ts';

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

/** A row by column name; a column that it does not name is null. */
export type Row = Readonly<Record<string, RowValue>>;

/** One day of one table: the rows that wait for a row group, and the file begun. */
interface Day {
  readonly table: TableName;
  readonly dt: string;
  /** The values of each column, by its name, up to the last one that is not null. */
  columns: Map<string, RowValue[]>;
  rows: number;
  weight: number;
  file: ParquetFile | undefined;
  fileRows: number;
  fileWeight: number;
  fileNo: number;
}

/** Sorts rows into the files of one object, whatever their order, in bounded memory. */
export interface TableFiles {
  add(table: TableName, dt: string, row: Row, weight: number, tags?: FoundTags): void;
  /** The files finished since the last call. */
  take(): FinishedFile[];
  /** Finishes what is begun. */
  finish(): void;
}

export const createTableFiles = (objectId: string, rules: CutRules = defaultCutRules): TableFiles =>
  new CutFiles(objectId, rules);

class CutFiles implements TableFiles {
  readonly #objectId: string;
  readonly #rules: CutRules;
  readonly #tables = new Map<TableName, Map<string, Day>>();
  #finished: FinishedFile[] = [];
  #waitingWeight = 0;
  #openWeight = 0;

  constructor(objectId: string, rules: CutRules) {
    this.#objectId = objectId;
    this.#rules = rules;
  }

  add(table: TableName, dt: string, row: Row, recordWeight: number, tags?: FoundTags): void {
    const days = found(this.#tables, table, () => new Map<string, Day>());
    const day = found(days, dt, () => startDay(table, dt));
    const weight = recordWeight + rowOverhead;
    put(day, row);
    if (tags !== undefined) put(day, tags);
    day.rows++;
    day.weight += weight;
    this.#waitingWeight += weight;
    const { rowGroupRows, rowGroupWeight, waitingWeight, openWeight } = this.#rules;
    if (day.rows >= rowGroupRows || day.weight >= rowGroupWeight) this.#closeRowGroup(day);
    if (this.#waitingWeight > waitingWeight) this.#closeRowGroups(waitingWeight / 2);
    if (this.#openWeight > openWeight) this.#closeFiles(openWeight / 2);
  }

  take(): FinishedFile[] {
    const taken = this.#finished;
    this.#finished = [];
    return taken;
  }

  finish(): void {
    for (const day of this.#allDays()) {
      this.#closeRowGroup(day);
      this.#closeFile(day);
    }
  }

  /** Closes the heaviest first, until no more than `left` wait: rarely, and then enough. */
  #closeRowGroups(left: number): void {
    for (const day of heaviestFirst(this.#allDays(), (each) => each.weight)) {
      if (this.#waitingWeight <= left) return;
      this.#closeRowGroup(day);
    }
  }

  /** The same for files begun. */
  #closeFiles(left: number): void {
    for (const day of heaviestFirst(this.#allDays(), (each) => each.fileWeight)) {
      if (this.#openWeight <= left) return;
      this.#closeFile(day);
    }
  }

  #allDays(): Day[] {
    return [...this.#tables.values()].flatMap((days) => [...days.values()]);
  }

  #closeRowGroup(day: Day): void {
    if (day.rows === 0) return;
    day.file ??= startParquetFile(tableSpec(day.table));
    day.file.addRowGroup([...day.columns.values()].map((column) => filled(column, day.rows)));
    this.#waitingWeight -= day.weight;
    this.#openWeight += day.weight;
    day.fileRows += day.rows;
    day.fileWeight += day.weight;
    day.columns = emptyColumns(day.table);
    day.rows = 0;
    day.weight = 0;
    if (day.fileWeight >= this.#rules.fileWeight) this.#closeFile(day);
  }

  #closeFile(day: Day): void {
    if (day.file === undefined) return;
    const { table, dt, fileRows: rows, file } = day;
    const key = ingestedKey(table, dt, this.#objectId, day.fileNo);
    this.#finished.push({ key, table, dt, rows, bytes: file.finish() });
    this.#openWeight -= day.fileWeight;
    day.file = undefined;
    day.fileRows = 0;
    day.fileWeight = 0;
    day.fileNo++;
  }
}

const heaviestFirst = (days: Day[], weightOf: (day: Day) => number): Day[] =>
  days.sort((a, b) => weightOf(b) - weightOf(a));

/** What the map has under a key; made when it has nothing. */
function found<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const present = map.get(key);
  if (present !== undefined) return present;
  const made = make();
  map.set(key, made);
  return made;
}

const emptyColumns = (table: TableName): Map<string, RowValue[]> =>
  new Map(tableSpec(table).columns.map(({ name }) => [name, []]));

function startDay(table: TableName, dt: string): Day {
  return {
    table,
    dt,
    columns: emptyColumns(table),
    rows: 0,
    weight: 0,
    file: undefined,
    fileRows: 0,
    fileWeight: 0,
    fileNo: 0,
  };
}

/** Most cells of an event are null: only the others are written. */
function put({ columns, rows }: Day, row: Row | FoundTags): void {
  for (const name in row) {
    const value = (row as Row)[name];
    if (value != null) filled(columns.get(name)!, rows).push(value);
  }
}

/** A column of so many rows, nulls at its end. */
function filled(column: RowValue[], rows: number): RowValue[] {
  while (column.length < rows) column.push(null);
  return column;
}
