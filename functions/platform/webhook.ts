import { setTimeout as sleep } from 'node:timers/promises';

/** A webhook did not take what it was sent. Its address is a secret and stands in no text. */
export class WebhookFailed extends Error {
  override readonly name = 'WebhookFailed';
}

export interface Patience {
  /** How often it is tried in all. */
  readonly attempts: number;
  /** How long an answer is waited for; what has not answered may have taken it, so that this is long. */
  readonly timeoutMs: number;
  /** Before the second try, doubled before each further one. */
  readonly firstPauseMs: number;
  /** The longest pause a webhook may ask for (Retry-After); where it asks for more, it is given up for now. */
  readonly longestPauseMs: number;
}

const usualPatience: Patience = {
  attempts: 5,
  timeoutMs: 30_000,
  firstPauseMs: 1000,
  longestPauseMs: 60_000,
};

/**
 * Sends JSON to a webhook until it is taken. Refused for now (429, 408, 5xx), out of reach or without an answer: again,
 * after the pause that it asks for. Refused for good (another 4xx, a redirect): not again.
 * @throws WebhookFailed
 */
export async function postToWebhook(
  url: string,
  body: object,
  patience: Patience = usualPatience,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const { isTaken, isFinal, what, pauseMs } = await send(url, body, patience.timeoutMs);
    if (isTaken) return;
    const pause = pauseMs ?? patience.firstPauseMs * 2 ** (attempt - 1);
    if (isFinal || attempt >= patience.attempts || pause > patience.longestPauseMs)
      throw new WebhookFailed(`the webhook ${what}, ${attempt === 1 ? 'once' : `${attempt} times`}`);
    await sleep(pause);
  }
}

interface Outcome {
  readonly isTaken: boolean;
  readonly isFinal?: boolean;
  readonly what?: string;
  readonly pauseMs?: number | undefined;
}

async function send(url: string, body: object, timeoutMs: number): Promise<Outcome> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.body?.cancel();
    const { status } = response;
    if (response.ok) return { isTaken: true };
    const isFinal = status < 500 && status !== 429 && status !== 408;
    const what = `answered ${status}`;
    return { isTaken: false, isFinal, what, pauseMs: pauseOf(response.headers.get('retry-after')) };
  } catch (error) {
    const isSlow = error instanceof Error && error.name === 'TimeoutError';
    return {
      isTaken: false,
      what: isSlow ? `did not answer within ${timeoutMs / 1000} s` : 'is out of reach',
    };
  }
}

/** Retry-After in milliseconds: seconds, or a date (RFC 9110, 10.2.3). */
function pauseOf(header: string | null): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - Date.now());
}
