import { Worker } from 'node:worker_threads';
import type { InputFile } from '../../../platform/local/input-files.ts';
import { LakeRefused } from '../../terminal/open-lake.ts';
import { WrongUse } from '../../terminal/outcome.ts';
import type { AiSeen } from '../ai-check.ts';
import type { FileOutcome } from '../file-outcome.ts';
import type { FileReader } from '../ingest-files.ts';
import type { FileRequest, WorkerData, WorkerMessage, WorkerStart } from './messages.ts';

export interface WorkerCallbacks {
  /** What is to be said of the lake, once for all workers. */
  say(text: string): void;
  progress(text: string): void;
  /** What a worker has seen of AI in a file. */
  sawAi(seen: AiSeen): void;
}

/** Reads files in worker threads, as many as are asked for at once. */
export interface WorkerReaders {
  readonly read: FileReader;
  /** Ends the workers; what one is reading stays unfinished, as after a kill. */
  close(): Promise<void>;
}

/** What is made and thrown away at once; with Node's default of more, two workers take 140 MiB more and no less time. */
const youngMegabytes = 48;

/** Heaps of workers, MiB. */
export interface Heaps {
  /** Of each at first. */
  readonly usual: number;
  /** Of the one that reads a file again for which that was too little. */
  readonly most: number;
}

/** A worker thread ended while it read: of memory, mostly. */
class WorkerEnded extends Error {
  override readonly name = 'WorkerEnded';
}

/**
 * Makes workers as they are needed, each with a heap of its own size. One that ends for want of memory has its file read
 * again by one that has more, which nothing is lost by; when another ends, that is an error of its file. The next file
 * has another worker.
 */
export function openWorkerReaders(
  start: WorkerStart,
  heaps: Heaps,
  callbacks: WorkerCallbacks,
): WorkerReaders {
  const idle: Worker[] = [];
  const all = new Set<Worker>();
  const done = new Map<string, string[]>();
  let isFirst = true;

  function make(heapMegabytes: number): Worker {
    const workerData: WorkerData = { ...start, isFirst };
    isFirst = false;
    const worker = new Worker(new URL('./begin-worker.ts', import.meta.url), {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: youngMegabytes },
    });
    all.add(worker);
    worker.once('exit', () => all.delete(worker));
    return worker;
  }

  async function ask(file: InputFile, where: string): Promise<FileOutcome> {
    const request = { file, where, doneSince: done.get(file.key) ?? [] };
    const answer = await answerWithin(request).catch((error: unknown) => {
      throw explained(error);
    });
    if (answer.kind === 'refused')
      throw answer.isWrongUse ? new WrongUse(answer.why) : new LakeRefused(answer.why);
    const { outcome, aiSeen } = answer;
    if (outcome.status === 'read')
      done.set(file.key, [...(done.get(file.key) ?? []), outcome.result.objectId]);
    if (aiSeen !== undefined) callbacks.sawAi(aiSeen);
    return outcome;
  }

  async function answerWithin(request: FileRequest): Promise<Answer> {
    const worker = idle.pop() ?? make(heaps.usual);
    try {
      const answer = await answerOf(worker, request, callbacks);
      idle.push(worker);
      return answer;
    } catch (error) {
      if (!isOutOfMemory(error) || heaps.most <= heaps.usual) throw error;
    }
    const larger = make(heaps.most);
    return answerOf(larger, request, callbacks).finally(() => larger.terminate());
  }

  return {
    read: ask,
    async close() {
      // Nobody waits for an answer any more: a file that is still being read has none.
      for (const worker of all) worker.removeAllListeners('exit');
      await Promise.all([...all].map((worker) => worker.terminate()));
    },
  };
}

type Answer = Exclude<WorkerMessage, { kind: 'progress' | 'said' }>;

/** Sends a worker a file and waits for its answer. */
function answerOf(worker: Worker, request: FileRequest, callbacks: WorkerCallbacks): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const take = (message: WorkerMessage): void => {
      if (message.kind === 'progress') callbacks.progress(message.text);
      else if (message.kind === 'said') callbacks.say(message.text);
      else {
        stop();
        resolve(message);
      }
    };
    const fail = (error: Error): void => {
      stop();
      reject(error);
    };
    const end = (): void => fail(new WorkerEnded('its reading ended before it was done'));
    function stop(): void {
      worker.off('message', take).off('error', fail).off('exit', end);
    }
    worker.on('message', take).on('error', fail).on('exit', end);
    worker.postMessage(request);
  });
}

const isOutOfMemory = (error: unknown): boolean =>
  (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';

function explained(error: unknown): unknown {
  if (!isOutOfMemory(error)) return error;
  return new WorkerEnded(
    'it needs more memory than a worker has: read it with fewer, --jobs 1 gives it all',
    { cause: error },
  );
}
