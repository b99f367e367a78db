import { gzipSync } from 'node:zlib';
import { randomLcg } from 'd3-random';
import type {
  CanonicalEvent,
  CsatEvent,
  RoutingChangeEvent,
  TicketEvent,
} from '../../../functions/contract/records/events.ts';
import { addDays, type Day, formatInstant, startOfDay } from '../../../functions/contract/records/instant.ts';

/** A declared change after which service is worse in one scope of three; the drop is real, not a matter of luck. */
export interface WorseService {
  readonly brand: string;
  readonly changeId: string;
  /** First day of the change. */
  readonly since: Day;
  /** Market and channel that it covers. */
  readonly scope: string;
  readonly file: { readonly key: string; readonly bytes: Buffer };
}

const hour = 3_600_000;
const minute = 60_000;
const brand = 'acme';
const source = 'shop';
const places = [
  { market: 'NL', channel: 'chat' },
  { market: 'NL', channel: 'phone' },
  { market: 'DE', channel: 'chat' },
];
type Place = (typeof places)[number];

/** Six weeks of twelve tickets a day and scope up to yesterday, worse in the last three where the change is. */
export function worseService(today: Day): WorseService {
  const since = addDays(today, -21);
  const changeId = 'new-bot';
  const chance = randomLcg(0.20261122);
  const events: CanonicalEvent[] = [declare(changeId, since)];
  for (let day = addDays(today, -42); day < today; day = addDays(day, 1)) {
    for (const place of places) {
      const isWorse = day >= since && place.market === 'NL' && place.channel === 'chat';
      for (let i = 0; i < 12; i++)
        events.push(
          ...generateTicket(`${day}-${place.market}-${place.channel}-${i}`, day, i, place, isWorse, chance),
        );
    }
  }
  const text = events.map((event) => `${JSON.stringify(event)}\n`).join('');
  return {
    brand,
    changeId,
    since,
    scope: 'NL/chat',
    file: { key: `${source}/six weeks.ndjson.gz`, bytes: gzipSync(text) },
  };
}

const declare = (change_id: string, since: Day): RoutingChangeEvent => ({
  event: 'routing_change',
  schema: 1,
  source,
  change_id,
  kind: 'ai_version',
  occurred_at: formatInstant(startOfDay(since) - 12 * hour),
  effective_at: formatInstant(startOfDay(since)),
  selector: { brand: [brand], market: ['NL'], channel: ['chat'] },
});

/** Opened, resolved half an hour later, answered; after the drop scores fall by about 0.7 and more reopen. */
function generateTicket(
  ticket_id: string,
  day: Day,
  i: number,
  place: Place,
  isWorse: boolean,
  chance: () => number,
): (TicketEvent | CsatEvent)[] {
  const opened = startOfDay(day) + 2 * hour + 45 * minute * i;
  const claimed = opened + 30 * minute;
  const told = (at: number) => ({ schema: 1 as const, source, ticket_id, occurred_at: formatInstant(at) });
  const handler = { kind: 'ai' as const };
  const intake = { brand, ...place, queue: 'general', intent: 'refunds', language: 'nl', priority: 'normal' };
  const score = 5 - Math.floor(chance() * (isWorse ? 4 : 2.6));
  const isReopened = chance() < (isWorse ? 0.4 : 0.08);
  return [
    { event: 'ticket', type: 'opened', ...told(opened), ...intake, handler },
    { event: 'ticket', type: 'resolved', ...told(claimed), claim: 'assumed', handler },
    {
      event: 'csat',
      type: 'answered',
      ...told(claimed + hour),
      survey_id: `survey-${ticket_id}`,
      score,
      scale: { min: 1, max: 5 },
    },
    ...(isReopened
      ? [{ event: 'ticket' as const, type: 'reopened' as const, ...told(claimed + 30 * hour), handler }]
      : []),
  ];
}
