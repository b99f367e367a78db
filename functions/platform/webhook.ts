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
  /** How often no answer at all is waited for. */
  readonly silences: number;
  /** Before the second try, doubled before each further one. */
  readonly firstPauseMs: number;
  /** The longest pause a webhook may ask for (Retry-After); where it asks for more, it is given up for now. */
  readonly longestPauseMs: number;
}

const usualPatience: Patience = {
  attempts: 5,
  timeoutMs: 120_000,
  silences: 2,
  firstPauseMs: 1000,
  longestPauseMs: 60_000,
};

/**
 * Sends JSON to a webhook until it is taken. Refused for now (429, 408, 5xx), out of reach or without an answer: again,
 * after the pause that it asks for. Refused for good (another 4xx, a redirect): not again.
 * @param bodyOf what is sent; once an attempt may have arrived without being confirmed, its argument says so
 * @throws WebhookFailed
 */
export async function postToWebhook(
  url: string,
  bodyOf: (mayHaveArrived: boolean) => object,
  patience: Patience = usualPatience,
): Promise<void> {
  let mayHaveArrived = false;
  let silences = 0;
  for (let attempt = 1; ; attempt++) {
    const outcome = await send(url, bodyOf(mayHaveArrived), patience.timeoutMs);
    if (outcome.isTaken) return;
    const { isFinal, isUnclear, isSilent, what, pauseMs } = outcome;
    if (isUnclear) mayHaveArrived = true;
    if (isSilent) silences++;
    const pause = pauseMs ?? patience.firstPauseMs * 2 ** (attempt - 1);
    const isOver = attempt >= patience.attempts || silences >= patience.silences;
    if (isFinal || isOver || pause > patience.longestPauseMs)
      throw new WebhookFailed(`the webhook ${what}, ${attempt === 1 ? 'once' : `${attempt} times`}`);
    await sleep(pause);
  }
}

interface Outcome {
  readonly isTaken: boolean;
  readonly isFinal?: boolean;
  /** It may have been taken all the same. */
  readonly isUnclear?: boolean;
  readonly isSilent?: boolean;
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
    const isUnclear = gatewayFailures.has(status);
    return {
      isTaken: false,
      isFinal,
      isUnclear,
      what,
      pauseMs: pauseOf(response.headers.get('retry-after')),
    };
  } catch (error) {
    const isSilent = error instanceof Error && error.name === 'TimeoutError';
    return {
      isTaken: false,
      isUnclear: isSilent || !neverConnected(error),
      isSilent,
      what: isSilent ? `did not answer within ${timeoutMs / 1000} s` : 'is out of reach',
    };
  }
}

/** A gateway that got no answer of what is behind it, which may have taken the message. */
const gatewayFailures: ReadonlySet<number> = new Set([502, 504]);

/** Errors of a connection that never came about: nothing was sent. */
const neverConnected = (error: unknown): boolean => {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
  return /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/.test(code);
};

/** Retry-After in milliseconds: seconds, or a date (RFC 9110, 10.2.3). */
function pauseOf(header: string | null): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - Date.now());
}
