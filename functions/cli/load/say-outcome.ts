import { counted } from '../../contract/records/english.ts';
import { printable } from '../../report/render/printable.ts';
import { type FileOutcome, type IngestTotals, isAllRejected } from './file-outcome.ts';

/** A line on what became of a file. */
export function sayOutcome(outcome: FileOutcome): string[] {
  const key = printable(outcome.key);
  if ('why' in outcome) {
    const [first = '', ...more] = outcome.why.split('\n');
    return [`${key}: ${outcome.status === 'unfit' ? 'does not fit' : 'not read'}: ${first}`, ...more];
  }
  if (!('result' in outcome)) return [`${key}: in the lake already`];
  const { result } = outcome;
  const again = outcome.status === 'rejected_before' ? 'every record is rejected as before: ' : '';
  return [
    `${key}: ${again}${sayCounts(result)}${result.quarantined === 0 ? '' : `; ${sayReasons(result.reasons)}`}`,
    ...(result.isTruncated ? [`${key}: not read to its end, see quarantine`] : []),
    ...result.notes.map((note) => `${key}: ${printable(note)}`),
    ...(isAllRejected(result) ? [`${key}: nothing of it came in`] : []),
  ];
}

type Counts = Pick<IngestTotals, 'rowsRead' | 'accepted' | 'repeated' | 'quarantined' | 'passedOver'>;

/** `3 rows read: 5 events made, 1 rejected, 0 passed over` */
export function sayCounts({ rowsRead, accepted, repeated, quarantined, passedOver }: Counts): string {
  const twice = repeated === 0 ? '' : ` (${repeated} repeated)`;
  return `${counted(rowsRead, 'row')} read: ${counted(accepted + repeated, 'event')} made${twice}, ${quarantined} rejected, ${passedOver} passed over`;
}

function sayReasons(reasons: IngestTotals['reasons']): string {
  const named = Object.entries(reasons).map(([reason, count]) => `${reason} ${count}`);
  return `rejected for ${named.join(', ')}`;
}

/** What the whole command did. */
export function sayTotals(totals: IngestTotals): string[] {
  const { files, filesDoneBefore, filesFailed, recordsIn, accepted, quarantined, repeated, passedOver } =
    totals;
  const read = files - filesDoneBefore - filesFailed;
  const failed = filesFailed === 0 ? '' : `, ${filesFailed} could not be read`;
  return [
    `${read} of ${files} files read, ${filesDoneBefore} were in the lake already${failed}`,
    `${counted(recordsIn, 'record')}: ${accepted} accepted, ${quarantined} quarantined, ${repeated} repeated; ${counted(passedOver, 'row')} passed over`,
    ...(quarantined > 0 ? [`${sayReasons(totals.reasons)} (see handback quarantine list)`] : []),
    ...(totals.filesRejected > 0 ? [nothingCameIn(totals.filesRejected)] : []),
  ];
}

const nothingCameIn = (files: number): string =>
  `nothing came in of ${counted(files, 'file')}: mend the cause and run the same command again`;
