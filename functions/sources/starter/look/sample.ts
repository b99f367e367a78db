import type { Mapping } from '../../mapping-file/mapping.ts';
import { readMapping } from '../../mapping-file/read-mapping.ts';
import type { DataRecord } from '../../record/look-up.ts';
import type { CsvLooks } from './sniff-csv.ts';

/** The beginning of a file: what a mapping is begun from. */
export interface Sample {
  readonly fileName: string;
  readonly format: 'csv' | 'json';
  /** How the CSV seems to be written. */
  readonly csv?: CsvLooks;
  readonly records: readonly DataRecord[];
  /** False where the file goes on. */
  readonly isWhole: boolean;
}

/** A mapping that reads the records of any file as they are, to look at them. */
export function lookingMapping(csv?: CsvLooks): Mapping {
  const said = csv === undefined ? '' : `\nformat: csv\ncsv: ${JSON.stringify(csvKeys(csv))}`;
  const mapping = readMapping(`source: sample\nticket: { ticket_id: "-", opened_at: "-" }${said}`, 'sample');
  return { ...mapping, columns: new Map() };
}

/** The keys of `csv` that a file asks for. */
export const csvKeys = ({ delimiter, encoding, linesBefore }: CsvLooks) => ({
  delimiter,
  ...(encoding !== 'utf-8' && { encoding }),
  ...(linesBefore > 0 && { skip_lines: linesBefore }),
});
