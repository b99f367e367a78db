import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { happenedTo } from '../happened.ts';
import { eventsOf, mapCsv, storyOf } from '../map-text.ts';

const log = `
source: itsm
format: csv
time_zone: UTC
missing: ["?"]
ticket:
  ticket_id: number
  customer_id: caller
  opened_at: { from: opened, format: "d/M/yyyy HH:mm" }
  closed_at: { from: closed, format: "d/M/yyyy HH:mm" }
  claim: { const: agent }
  handler: { kind: { const: in_house }, id: assigned }
  priority: priority
history:
  changed_at: { from: updated, format: "d/M/yyyy HH:mm" }
  status: state
  version: mods
  resolved_when: [Resolved, Closed]
  void_when: Merged
`;
const heading = 'number,caller,opened,closed,assigned,priority,updated,state,mods';
const row = (minute: number, state: string, mods: number | string = 0, id = 'I1') =>
  `${id},C1,29/2/2020 01:16,?,A${mods},3,1/3/2020 02:${String(minute).padStart(2, '0')},${state},${mods}`;
const map = (rows: readonly string[], mapping = log) => mapCsv(mapping, [heading, ...rows].join('\n'));

describe('a version of a log', () => {
  it('says that the ticket was opened, and the state it stood in', () => {
    const [opened, seen] = eventsOf(map([row(4, 'Resolved', 2)]));
    expect(opened).toMatchObject({
      type: 'opened',
      occurred_at: '2020-02-29T01:16:00.000Z',
      customer_id: 'C1',
    });
    expect(opened).not.toHaveProperty('priority');
    expect(opened).not.toHaveProperty('handler');
    expect(seen).toMatchObject({
      ...{ type: 'status_seen', status: 'resolved', occurred_at: '2020-03-01T02:04:00.002Z' },
      ...{ claim: 'agent', handler: { kind: 'in_house', id: 'A2' }, priority: '3', customer_id: 'C1' },
    });
  });

  it('knows open, resolved and void states, without regard to case; an empty one is none', () => {
    const states = ['New', 'resolved', 'CLOSED', 'Merged', '?'].map((state) => row(0, state));
    const seen = eventsOf(map(states)).filter(({ type }) => type === 'status_seen');
    expect(seen.map(({ status, claim }) => [status, claim])).toEqual([
      ['open', undefined],
      ['resolved', 'agent'],
      ['resolved', 'agent'],
      ['void', undefined],
    ]);
  });

  it('keeps the order of versions of one tick, at most a second of it', () => {
    const at = (mods: number | string) => storyOf(map([row(0, 'New', mods)]))[1];
    expect([at(0), at(7), at(4000), at('?')]).toEqual([
      'status_seen@2020-03-01T02:00:00.000Z',
      'status_seen@2020-03-01T02:00:00.007Z',
      'status_seen@2020-03-01T02:00:00.999Z',
      'status_seen@2020-03-01T02:00:00.000Z',
    ]);
  });

  it('is closed where it says so, and opened by each version where no opening is given', () => {
    const closed = row(2, 'Closed').replace(',?,', ',5/3/2020 00:00,');
    expect(storyOf(map([closed]))).toContain('closed@2020-03-05T00:00:00.000Z');
    const bare = log.replace(/ {2}opened_at.*\n/, '');
    expect(storyOf(map([row(5, 'Active', 1)], bare))).toEqual([
      'opened@2020-03-01T02:05:00.000Z',
      'status_seen@2020-03-01T02:05:00.001Z',
    ]);
  });

  it('tells openings apart by what they say, but for who the customer is', () => {
    const opening = (caller: string) =>
      eventsOf(map([row(0, 'New').replace(',C1,', `,${caller},`)]))[0]?.event_id;
    expect(opening('C1')).toBe(opening('C2'));
    expect(opening('C1')).not.toBe(opening('?'));
  });

  it('needs no claim and no handler', () => {
    const bare = log.replace(/ {2}(claim|handler).*\n/g, '');
    expect(eventsOf(map([row(0, 'Closed')], bare))[1]).not.toHaveProperty('handler');
  });

  it('names the row whose version has no instant', () => {
    const rows = map(['I1,C1,?,?,A,3,?,New,1', row(1, 'New')]);
    expect(rows[0]).toMatchObject({
      ...{ recordNo: 2, events: [] },
      rejection: { reason: 'missing_field', path: 'history.changed_at' },
    });
    expect(rows[1]?.rejection).toBeUndefined();
  });
});

const version = fc.record({
  gap: fc.integer({ min: 0, max: 2 }),
  state: fc.constantFrom('New', 'Active', 'Resolved', 'Closed', '?'),
});
const tickets = fc.array(fc.array(version, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 4 });

/** The rows of a log, and how often each ticket was resolved and reopened by the plain reading of its states. */
function tellLog(all: readonly (readonly { gap: number; state: string }[])[]) {
  const rows: string[] = [];
  const counts = { resolved: 0, reopened: 0 };
  for (const [t, versions] of all.entries()) {
    let minute = 0;
    let isResolved = false;
    for (const [v, { gap, state }] of versions.entries()) {
      minute += gap;
      rows.push(row(minute, state, v, `I${t}`));
      if (state === '?') continue;
      const isNow = state === 'Resolved' || state === 'Closed';
      if (isNow && !isResolved) counts.resolved++;
      if (!isNow && isResolved) counts.reopened++;
      isResolved = isNow;
    }
  }
  return { rows, counts };
}

it('counts resolutions and reopenings exactly, whatever the order, the repetitions and the files of the rows', () => {
  fc.assert(
    fc.property(tickets, fc.infiniteStream(fc.nat()), (all, random) => {
      const { rows, counts } = tellLog(all);
      const next = () => random.next().value ?? 0;
      const files: string[][] = [[], [], []];
      for (const text of rows)
        for (let copies = 1 + (next() % 2); copies > 0; copies--) files[next() % 3]!.push(text);
      const shuffled = files.map((file) =>
        file
          .map((text) => ({ text, key: next() }))
          .sort((a, b) => a.key - b.key)
          .map(({ text }) => text),
      );
      const happened = happenedTo(shuffled.flatMap((file) => eventsOf(map(file))));
      const count = (type: string) => happened.filter((event) => event.type === type).length;
      expect({ resolved: count('resolved'), reopened: count('reopened') }).toEqual(counts);
      expect(count('opened')).toBe(all.length);
    }),
    { numRuns: 75 },
  );
});
