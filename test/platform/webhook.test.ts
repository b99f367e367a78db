import { expect, test as one } from 'vitest';
import { postToWebhook } from '../../functions/platform/webhook.ts';
import { type ChatAnswer, startChat } from './chat-server.ts';

const hasty = { attempts: 3, timeoutMs: 1000, silences: 2, firstPauseMs: 20, longestPauseMs: 1500 };
/** Most of a test is waiting. */
const test = one.concurrent;

async function post(answers: readonly ChatAnswer[], patience = hasty) {
  const { url, received, taken, close } = await startChat(answers);
  const bodyOf = (mayHaveArrived: boolean) => (mayHaveArrived ? { again: 'Größe' } : { text: 'Größe' });
  const error = await postToWebhook(url, bodyOf, patience).catch((thrown: Error) => thrown.message);
  await close();
  return { error, url, received, taken };
}

test('what is taken is sent once, as UTF-8', async () => {
  const { error, received } = await post([]);
  expect(error).toBeUndefined();
  expect(received.map(({ type, body }) => [type, body])).toEqual([
    ['application/json; charset=utf-8', { text: 'Größe' }],
  ]);
});

test('Workflows answers 202', async () => {
  expect((await post([{ status: 202 }])).taken).toHaveLength(1);
});

test('a limit of rate is waited for as long as it says', async () => {
  const { error, received, taken } = await post([{ status: 429, headers: { 'retry-after': '1' } }]);
  expect(error).toBeUndefined();
  expect(taken).toHaveLength(1);
  expect(received[1]!.at - received[0]!.at).toBeGreaterThanOrEqual(990);
});

test('a limit that ends at an instant is waited for', async () => {
  const headers = { 'retry-after': new Date(Date.now() + 500).toUTCString() };
  expect((await post([{ status: 429, headers }])).taken).toHaveLength(1);
});

test('a limit longer than anybody waits is given up at once', async () => {
  const { error, received } = await post([{ status: 429, headers: { 'retry-after': '3600' } }]);
  expect(error).toBe('the webhook answered 429, once');
  expect(received).toHaveLength(1);
});

test('failures and silence are tried again', async () => {
  const { error, taken, received } = await post([{ status: 503 }, 'silence']);
  expect(error).toBeUndefined();
  expect([taken.length, received.length]).toEqual([1, 3]);
});

test('after the last try it fails, and no error names the address', async () => {
  const { error } = await post([{ status: 500 }, { status: 502 }, 'silence']);
  expect(error).toBe('the webhook did not answer within 1 s, 3 times');
  const gone = await post([]);
  const refused = await postToWebhook(gone.url, () => ({}), hasty).catch((thrown: Error) => thrown);
  expect(refused).toMatchObject({ message: 'the webhook is out of reach, 3 times' });
  expect(JSON.stringify([refused, (refused as Error).cause ?? null, (refused as Error).stack])).not.toContain(
    'a-secret',
  );
});

test.for([400, 403, 404, 410, 302])('%i is for good', async (status) => {
  const { error, received } = await post([{ status, headers: { location: 'http://127.0.0.1:1/' } }]);
  expect(error).toBe(`the webhook answered ${status}, once`);
  expect(received).toHaveLength(1);
});

const bodies = ({ received }: { readonly received: readonly { readonly body: unknown }[] }) =>
  received.map(({ body }) => Object.keys(body as object)[0]);

test('an answer that comes late, but while it is waited for, is one message', async () => {
  const { error, received } = await post([{ status: 200, afterMs: 150 }]);
  expect(error).toBeUndefined();
  expect(received).toHaveLength(1);
});

test('what may have arrived is told again and says so: late answers, hung up, a gateway without answer', async () => {
  for (const unclear of [{ status: 200, afterMs: 1000 }, 'hang up', { status: 504 }] as const) {
    const told = await post([unclear]);
    expect(told.error).toBeUndefined();
    expect(bodies(told)).toEqual(['text', 'again']);
  }
});

test('what was refused did not arrive: the next says nothing of it', async () => {
  expect(bodies(await post([{ status: 503 }, { status: 429 }]))).toEqual(['text', 'text', 'text']);
});

test('silence is waited for twice, not as often as a refusal', async () => {
  const { error, received } = await post(['silence', 'silence'], { ...hasty, attempts: 5 });
  expect(error).toBe('the webhook did not answer within 1 s, 2 times');
  expect(received).toHaveLength(2);
});
