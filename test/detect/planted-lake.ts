import { randomLcg } from 'd3-random';
import { addDays, type Day, startOfDay } from '../../functions/contract/records/instant.ts';
import type { CsatRow, TicketRow } from '../curate/oracle/rows.ts';
import { openSmallLake, type SmallLake } from '../curate/small-lake.ts';
import { writeRows } from '../curate/write-lake.ts';

type Event = Partial<TicketRow> | Partial<CsatRow>;

const hour = 3_600_000;
const places = [
  { market: 'NL', channel: 'chat' },
  { market: 'NL', channel: 'phone' },
  { market: 'DE', channel: 'chat' },
];

/** A brand of three scopes in which service in NL/chat gets worse on `worseFrom`; exports arrive now and then. */
export interface PlantedLake extends SmallLake {
  /** Lands everything that happened since the last call through the end of `day`, half an hour later. */
  arriveThrough(day: Day): Promise<void>;
  /** Declares a version of a change of NL/chat at an instant. */
  declare(changeId: string, occurredAt: string, effectiveAt: string, kind?: string): Promise<void>;
}

export async function openPlantedLake(first: Day, worseFrom: Day, last: Day): Promise<PlantedLake> {
  const lake = await openSmallLake();
  const events = inventEvents(first, worseFrom, last);
  let landed = 0;
  let versions = 0;
  return {
    ...lake,
    async arriveThrough(day) {
      const end = startOfDay(addDays(day, 1));
      const fresh = events.filter(({ occurred_at }) => occurred_at! >= landed && occurred_at! < end);
      landed = end;
      await lake.land(`through ${day}`, new Date(end + hour / 2).toISOString(), fresh);
      await lake.curate(new Date(end + hour).toISOString());
    },
    async declare(change_id, occurredAt, effectiveAt, kind = 'ai_version') {
      const occurred_at = Date.parse(occurredAt);
      const selector = JSON.stringify({ market: ['NL'], channel: ['chat'] });
      const identity = { event_id: `c${++versions}`, source: 'ops', object_id: `c${versions}`, record_no: 1 };
      const told = { change_id, kind, selector, effective_at: Date.parse(effectiveAt) };
      const row = { ...identity, ...told, occurred_at, ingested_at: occurred_at, object_key: 'changes' };
      await writeRows(lake.engine, 'routing_changes', [{ ...row, dt: occurredAt.slice(0, 10) }]);
    },
  };
}

/** Twelve tickets a day and scope, each with one answer; after the drop scores fall by about 0.7 and more reopen. */
function inventEvents(first: Day, worseFrom: Day, last: Day): Event[] {
  const chance = randomLcg(0.20261122);
  const events: Event[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) {
    for (const place of places) {
      const isWorse = day >= worseFrom && place.market === 'NL' && place.channel === 'chat';
      for (let i = 0; i < 12; i++) {
        const ticket_id = `${day}-${place.market}-${place.channel}-${i}`;
        events.push(...inventTicket(ticket_id, startOfDay(day) + (8 + i) * hour, place, isWorse, chance));
      }
    }
  }
  return events;
}

function inventTicket(
  ticket_id: string,
  opened: number,
  place: (typeof places)[number],
  isWorse: boolean,
  chance: () => number,
): Event[] {
  const tell = (type: string, occurred_at: number, rest: object) => ({
    event_id: `${ticket_id} ${type}`,
    source: 'desk',
    ticket_id,
    type,
    occurred_at,
    ...rest,
  });
  const brand = { brand: 'acme', queue: 'general', intent: 'refunds', language: 'nl', priority: 'normal' };
  const score_5 = 5 - Math.floor(chance() * (isWorse ? 4 : 2.6));
  const isReopened = chance() < (isWorse ? 0.4 : 0.08);
  const claimed = opened + hour / 2;
  return [
    tell('opened', opened, { ...brand, ...place }),
    tell('resolved', claimed, { claim: 'ai', handler_kind: 'ai' }),
    tell('answered', claimed + hour, { survey_id: `s-${ticket_id}`, score_5 }),
    ...(isReopened ? [tell('reopened', claimed + 30 * hour, {})] : []),
  ];
}
