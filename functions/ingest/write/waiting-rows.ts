import type { TableName } from '../../contract/lake/tables.ts';
import type { CustomerText, TextTagger } from '../../tag/text-tagger.ts';
import type { Row, TableFiles } from './table-files.ts';

/** When the rows that wait are tagged together: a remote engine is asked for many texts at once. */
const batch = { texts: 1000, rows: 20_000, weight: 8 * 1024 * 1024 };

/** A row that waits for its tags, or behind one that does. */
interface WaitingRow {
  readonly table: TableName;
  readonly dt: string;
  readonly row: Row;
  readonly weight: number;
  readonly text: CustomerText | undefined;
}

/** Rows on their way into files, in the order of their records: those with a customer's text get their tags here. */
export interface WaitingRows {
  add(table: TableName, dt: string, row: Row, weight: number, text?: CustomerText): void;
  /** True when enough wait to be tagged. */
  isFull(): boolean;
  /** Tags what waits and hands it on. */
  settle(): Promise<void>;
}

/** Where files are cut depends on the order of rows alone, never on how many are tagged together. */
export function createWaitingRows(files: TableFiles, tagger: TextTagger): WaitingRows {
  let waiting: WaitingRow[] = [];
  let texts: CustomerText[] = [];
  let weightWaiting = 0;

  async function settle(): Promise<void> {
    const [rows, asked] = [waiting, texts];
    [waiting, texts, weightWaiting] = [[], [], 0];
    const tags = asked.length === 0 ? [] : await tagger.tag(asked);
    let next = 0;
    for (const { table, dt, row, weight, text } of rows)
      files.add(table, dt, row, weight, text === undefined ? undefined : tags[next++]);
  }

  return {
    add(table, dt, row, weight, text) {
      if (text === undefined && waiting.length === 0) return files.add(table, dt, row, weight);
      waiting.push({ table, dt, row, weight, text });
      if (text !== undefined) texts.push(text);
      weightWaiting += weight;
    },
    isFull: () =>
      texts.length >= batch.texts || waiting.length >= batch.rows || weightWaiting >= batch.weight,
    settle,
  };
}
