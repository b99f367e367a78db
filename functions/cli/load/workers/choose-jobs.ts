import type { Heaps } from './worker-readers.ts';

/** What files may be read with at once. */
export interface Machine {
  readonly cores: number;
  /** Bytes that this process may use. */
  readonly memory: number;
}

/** How many files are read at once, and what the heap of each reading may hold. */
export interface Jobs {
  readonly count: number;
  readonly heaps: Heaps;
  /** False where the command reads them itself. */
  readonly areWorkers: boolean;
}

const megabyte = 1024 ** 2;
/** What a reading of a large object takes in all, its heap and the bytes beside it. */
const usualMegabytes = 768;
/** A heap of less could not hold an object of the allowed size. */
const leastHeapMegabytes = 512;
/** The larger a heap may grow, the longer V8 keeps what is thrown away; what is held at once mostly fits into a part of this. */
const usualHeapMegabytes = 1024;
/** The largest tables of lookups fit into this. */
const mostHeapMegabytes = 4096;
/** Below this a worker takes longer to start than the files to be read. */
const worthBytes = 4 * megabyte;
/** One file of so much, lookups included, is read by a worker too: its young generation is smaller than the command's own. */
const largeBytes = 16 * megabyte;

/**
 * A core for each file read at once, as far as half of the memory holds that many large objects. Few bytes are read
 * without a worker, and one file at once where that is asked for.
 * @param asked `--jobs`; it counts whatever the files are
 * @param files how many, their bytes, and the bytes that tables for them are read from
 */
export function chooseJobs(
  asked: number | undefined,
  files: { readonly count: number; readonly bytes: number; readonly lookupBytes?: number },
  { cores, memory }: Machine,
): Jobs {
  const fitting = Math.max(1, Math.floor(memory / 2 / (usualMegabytes * megabyte)));
  const usual = files.bytes < worthBytes ? 1 : Math.min(cores, fitting);
  const count = Math.max(1, Math.min(asked ?? usual, files.count));
  const share = Math.floor((memory * 0.75) / megabyte / count);
  const areWorkers =
    count > 1 || (asked === undefined && files.bytes + (files.lookupBytes ?? 0) >= largeBytes);
  const most = Math.min(Math.max(share, leastHeapMegabytes), mostHeapMegabytes);
  return { count, areWorkers, heaps: { usual: Math.min(usualHeapMegabytes, most), most } };
}
