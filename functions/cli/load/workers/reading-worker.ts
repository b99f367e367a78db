import { parentPort, workerData } from 'node:worker_threads';
import { LakeRefused, openLake } from '../../terminal/open-lake.ts';
import { WrongUse } from '../../terminal/outcome.ts';
import { aiCheckOf } from '../ai-check.ts';
import { createFileReader, type FileReader, fileOptions } from '../ingest-files.ts';
import { tryToRead } from '../read-each.ts';
import { openMapping } from '../read-mapping-file.ts';
import type { FileRequest, WorkerData, WorkerMessage } from './messages.ts';

/** Reads the files that this thread is sent, one after the other, as `ingest` itself does. */
const start = workerData as WorkerData;
const port = parentPort!;
const send = (message: WorkerMessage): void => port.postMessage(message);

/** Progress is looked at ten times a second at most. */
const progressMs = 100;
let saidAt = 0;

function sayProgress(text: string): void {
  if (Date.now() - saidAt < progressMs) return;
  saidAt = Date.now();
  send({ kind: 'progress', text });
}

async function open(): Promise<{ read: FileReader; check: ReturnType<typeof aiCheckOf> }> {
  const { lakeFolder, processed, isFirst, place } = start;
  const lake = await openLake(lakeFolder);
  const mapping = await openMapping(place, lakeFolder);
  const check = aiCheckOf(mapping?.stated);
  const options = await fileOptions(place, mapping, check);
  const say = (text: string): void => {
    if (isFirst) send({ kind: 'said', text });
  };
  const output = { say, progress: sayProgress };
  return { read: await createFileReader(lake, options, output, processed), check };
}

const opened = open();
// Its failure is told where it is awaited.
opened.catch(() => {});

async function answer({ file, where, doneSince }: FileRequest): Promise<WorkerMessage> {
  try {
    const { read, check } = await opened;
    for (const id of doneSince) start.processed.done.add(id);
    const outcome = await tryToRead(file, read, where);
    return { kind: 'ended', outcome, aiSeen: check?.take() };
  } catch (error) {
    const isWrongUse = error instanceof WrongUse;
    if (isWrongUse || error instanceof LakeRefused)
      return { kind: 'refused', why: error.message, isWrongUse };
    throw error;
  }
}

port.on('message', (request: FileRequest) => {
  void answer(request).then(send);
});
