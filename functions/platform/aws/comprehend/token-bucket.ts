import type { Clock } from '../../ports.ts';

/** Calls that may be made now, and how fast more may be: waits where there are none left. */
export interface TokenBucket {
  take(): Promise<void>;
}

/**
 * A bucket that holds a second's calls and is refilled at their rate.
 * @param wait milliseconds → until they are over
 */
export function createTokenBucket(
  perSecond: number,
  clock: Clock,
  wait: (milliseconds: number) => Promise<unknown>,
): TokenBucket {
  let tokens = perSecond;
  let filledAt = clock();
  return {
    async take() {
      const now = clock();
      tokens = Math.min(perSecond, tokens + ((now - filledAt) / 1000) * perSecond);
      filledAt = now;
      tokens -= 1;
      if (tokens < 0) await wait((-tokens / perSecond) * 1000);
    },
  };
}
