import type { Chunks, Ending } from './chunks.ts';

/** The object, or a step of unpacking it, gave nothing for too long. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/**
 * The same chunks, but none is waited for without end: whatever a step does, its object fails instead of hanging.
 * @throws NoAnswer from `next`
 */
export async function* patient(chunks: Chunks, silenceMs: number): Chunks {
  let next: Promise<IteratorResult<Buffer, Ending>> | undefined;
  try {
    for (;;) {
      next = chunks.next();
      const found = await within(next, silenceMs);
      next = undefined;
      if (found.done === true) return found.value;
      yield found.value;
    }
  } finally {
    const closed = chunks.return({});
    // Who does not answer is not waited for again.
    if (next === undefined) await closed;
    else closed.catch(() => {});
  }
}

async function within<T>(promise: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const noAnswer = new Promise<never>((_, reject) => {
    const message = `the object gave no bytes for ${milliseconds / 1000} seconds`;
    timer = setTimeout(() => reject(new NoAnswer(message)), milliseconds);
  });
  try {
    return await Promise.race([promise, noAnswer]);
  } finally {
    clearTimeout(timer);
  }
}
