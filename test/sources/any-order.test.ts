import { hash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { eventId } from '../../functions/contract/records/event-id.ts';
import type { CanonicalEvent } from '../../functions/contract/records/events.ts';
import { createMapper, shippedVendors } from '../../functions/sources/mapping.ts';
import { helpDesks, mappings, type Sample, type SampleSource } from './by-hand/read-samples.ts';
import { happenedTo } from './happened.ts';

/**
 * Records may come in any order, files and number because of three facts: a record says the same whatever stands around
 * it, events of one id say the same, and of facts told several times curation takes one by their ids. Then what comes of
 * records is a set of events, and what happened follows from the set. The second is tried here with every sample and
 * with what becomes of it when any of its values is another one, as a newer snapshot's are: edited messages, other
 * customers, claims told again.
 */
it.each([...helpDesks, ...mappings])('$name: events of one id say the same', (source) => {
  fc.assert(
    fc.property(fc.array(otherRecord(source), { maxLength: 12 }), (others) => {
      const told = new Map<string, Told>();
      for (const record of [...source.records, ...others]) {
        for (const event of eventsOf(source, record)) {
          const id = eventId(event as CanonicalEvent, Date.parse(String(event.occurred_at)));
          const said = saidBy(event);
          expect(told.get(id) ?? said).toEqual(said);
          told.set(id, said);
        }
      }
      expect(told.size).toBeGreaterThan(2);
    }),
    { numRuns: 80 },
  );
});

it.each([...helpDesks, ...mappings])('$name: the same happened, in any order and number', (source) => {
  fc.assert(
    fc.property(
      fc.array(otherRecord(source), { maxLength: 6 }),
      fc.infiniteStream(fc.nat()),
      (others, dice) => {
        const records = [...source.records, ...others];
        const shuffled = [...records, ...others]
          .map((record) => ({ record, place: dice.next().value ?? 0 }))
          .sort((a, b) => a.place - b.place)
          .map(({ record }) => record);
        const story = (some: readonly Sample[]) =>
          happenedTo(some.flatMap((record) => eventsOf(source, record))).map(({ event_id, ...said }) => ({
            event_id,
            ...saidBy(said),
          }));
        expect(byTicket(story(shuffled))).toEqual(byTicket(story(records)));
      },
    ),
    { numRuns: 40 },
  );
});

const byTicket = (events: readonly Told[]) => Object.groupBy(events, ({ ticket_id }) => String(ticket_id));

it('there are samples of every help desk', () => {
  expect(helpDesks.map(({ name }) => name)).toEqual([...shippedVendors].sort());
});

type Told = Record<string, unknown>;

const eventsOf = ({ mapping }: SampleSource, record: Sample) =>
  createMapper(mapping, { customerDigest: (id) => hash('sha256', id, 'hex') })
    .map(record, 1)
    .flatMap(({ events }) => events);

/**
 * What an event's id answers for: all of it, but how often the ticket came back by a count, which grows and tells only
 * that there is one; and of a fact that is told several times the instant to the second.
 */
const saidBy = ({ event_id, reopen_count, occurred_at, ...said }: Told): Told => ({
  ...said,
  occurred_at: String(event_id).includes('~')
    ? Math.trunc(Number(new Date(occurred_at as string)) / 1000)
    : Number(new Date(occurred_at as string)),
});

/** A sample of which some values are those that another sample has at a place of the same name, or nothing. */
function otherRecord({ records }: SampleSource): fc.Arbitrary<Sample> {
  const pool = new Map<string, unknown[]>();
  for (const record of records)
    visit(record, (name, value) => {
      pool.set(name, [...(pool.get(name) ?? [null, '', 7, 'x', true]), value]);
    });
  return fc
    .tuple(fc.constantFrom(...records), fc.infiniteStream(fc.nat({ max: 999 })))
    .map(([record, random]) => {
      const next = () => random.next().value ?? 0;
      return changed(record, (name, value) => {
        const others = pool.get(name) ?? [];
        return next() % 8 === 0 ? others[next() % others.length] : value;
      }) as Sample;
    });
}

function visit(value: unknown, leaf: (name: string, value: unknown) => void, name = ''): void {
  if (Array.isArray(value)) for (const one of value) visit(one, leaf, name);
  else if (value !== null && typeof value === 'object')
    for (const [key, one] of Object.entries(value)) visit(one, leaf, key);
  else leaf(name, value);
}

function changed(value: unknown, other: (name: string, value: unknown) => unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => changed(one, other, name));
  if (value === null || typeof value !== 'object') return other(name, value);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, changed(one, other, key)]));
}
