import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

/**
 * Writes a gzip NDJSON file of realistic events: 367 bytes each on average, four in ten with a text of more
 * than 100 characters, some texts with personal data, customers who write several times, one event in a
 * hundred late. The same seed gives the same events.
 */
export async function writeEvents(path: string, events: number, seed: number): Promise<void> {
  const lines = eventLines(events, seed);
  const gzip = createGzip({ level: 6 });
  const file = createWriteStream(path);
  const done = finished(gzip.pipe(file));
  let waiting = '';
  for (const line of lines) {
    waiting += `${line}\n`;
    if (waiting.length < 1_000_000) continue;
    if (!gzip.write(waiting)) await new Promise((resolve) => gzip.once('drain', resolve));
    waiting = '';
  }
  gzip.end(waiting);
  await done;
}

/** The same events, each as a line of JSON. */
export function* eventLines(events: number, seed: number): Generator<string> {
  const random = createRandom(seed);
  for (let i = 0; i < events; i++) yield JSON.stringify(createEvent(i, random));
}

type Random = () => number;

/** mulberry32 (Tommy Ettinger, public domain): small, seeded, good enough to draw words. */
function createRandom(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const pick = <T>(list: readonly T[], random: Random): T => list[Math.floor(random() * list.length)]!;

const words = (
  'the my your our order payment refund card account money transfer invoice charge delivery parcel courier ' +
  'please could you help me with this I have been waiting since yesterday and nobody answered it says pending ' +
  'declined again tried three times app shows error support agent told that would arrive within two days but ' +
  'still nothing happened thanks for quick reply we are looking into it right now let know if anything else'
).split(' ');
const personal = [
  ' write to maria.silva@example.com',
  ' call me on +49 30 901820 please',
  ' my card is 4111 1111 1111 1111',
  ' iban DE89 3704 0044 0532 0130 00',
  ' see https://shop.example/orders?id=8812&token=abc',
];
const markets = ['de', 'se', 'us', 'gb', 'no'];
const channels = ['chat', 'email', 'phone', 'social'];
const intents = ['order_status', 'refunds', 'disputes', 'login', 'invoices', 'limits', 'fees', 'other'];
const kinds = ['ai', 'in_house', 'outsourced'];
const start = Date.UTC(2026, 2, 1);

function sentence(random: Random): string {
  const count = 18 + Math.floor(random() * 50);
  let text = '';
  for (let i = 0; i < count; i++) text += `${i === 0 ? '' : ' '}${pick(words, random)}`;
  return random() < 0.08 ? text + pick(personal, random) : text;
}

function createEvent(i: number, random: Random): Record<string, unknown> {
  const lateMs = random() < 0.01 ? -Math.floor(random() * 3 * 86_400_000) : 0;
  const occurred = new Date(start + i * 250 + lateMs).toISOString();
  const ticketNo = Math.floor(i / 6) - Math.floor(random() * 20);
  const common = { event: 'ticket', schema: 1, source: 'desk', ticket_id: `T-${1_000_000 + ticketNo}` };
  const handler = { kind: pick(kinds, random), id: `agent-${Math.floor(random() * 300)}` };
  const draw = random();
  if (draw < 0.2) {
    return {
      ...common,
      type: 'opened',
      occurred_at: occurred,
      customer_id: `C-${Math.floor(random() ** 2 * 400_000)}`,
      brand: 'acme',
      market: pick(markets, random),
      channel: pick(channels, random),
      language: 'en',
      queue: 'general',
      intent: pick(intents, random),
      priority: 'normal',
      subject: `Question about ${pick(words, random)}`,
      text: sentence(random),
    };
  }
  if (draw < 0.42) {
    const author = random() < 0.5 ? 'customer' : 'human';
    return { ...common, type: 'message', occurred_at: occurred, author, handler, text: sentence(random) };
  }
  if (draw < 0.62) return { ...common, type: 'routed', occurred_at: occurred, queue: 'general', handler };
  if (draw < 0.82) return { ...common, type: 'resolved', occurred_at: occurred, claim: 'agent', handler };
  if (draw < 0.9) return { ...common, type: 'closed', occurred_at: occurred };
  return {
    event: 'csat',
    schema: 1,
    source: 'surveys',
    type: 'answered',
    survey_id: `S-${ticketNo}-${i}`,
    ticket_source: 'desk',
    ticket_id: common.ticket_id,
    occurred_at: occurred,
    score: 1 + Math.floor(random() * 5),
    scale: { min: 1, max: 5 },
    rated: random() < 0.5 ? 'ai' : 'human',
    comment: random() < 0.3 ? sentence(random) : null,
  };
}
