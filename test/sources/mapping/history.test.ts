import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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
`;
const heading = 'number,caller,opened,closed,assigned,priority,updated,state,mods';
const row = (minute: number, state: string, mods = 0, id = 'I1') =>
  `${id},C1,29/2/2020 01:16,?,A${mods},3,1/3/2020 02:${String(minute).padStart(2, '0')},${state},${mods}`;
const types = (rows: string[]) =>
  storyOf(mapCsv(log, [heading, ...rows].join('\n'))).map((one) => one.split('@')[0]);

describe('history', () => {
  it('tells entering the resolved states, leaving them all, and entering again', () => {
    const states = ['New', 'Active', 'Resolved', 'Closed', 'Active', '?', 'Resolved', 'Resolved', 'Closed'];
    expect(storyOf(mapCsv(log, [heading, ...states.map((state, i) => row(i, state, i))].join('\n')))).toEqual(
      [
        'opened@2020-02-29T01:16:00.000Z',
        'resolved@2020-03-01T02:02:00.000Z',
        'reopened@2020-03-01T02:04:00.000Z',
        'resolved@2020-03-01T02:06:00.000Z',
      ],
    );
  });

  it('takes claim, handler and attributes from the version that tells them', () => {
    const events = eventsOf(mapCsv(log, [heading, row(0, 'New', 1), row(1, 'resolved', 2)].join('\n')));
    expect(events[0]).toMatchObject({
      type: 'opened',
      priority: '3',
      customer_id: 'C1',
      handler: { id: 'A1' },
    });
    expect(events[1]).toMatchObject({
      type: 'resolved',
      claim: 'agent',
      handler: { kind: 'in_house', id: 'A2' },
    });
  });

  it('closes once, and opens with the first version where no opening is given', () => {
    const closed = row(2, 'Closed', 2).replace(',?,', ',5/3/2020 00:00,');
    expect(types([row(1, 'New', 1), closed, closed])).toEqual(['opened', 'resolved', 'closed']);
    const bare = log.replace(/ {2}opened_at.*\n/, '');
    const rows = mapCsv(bare, [heading, row(5, 'Active', 1)].join('\n'));
    expect(storyOf(rows)).toEqual(['opened@2020-03-01T02:05:00.000Z']);
  });

  it('keeps what happened within one tick of the clock apart and in order', () => {
    const states = ['New', 'Resolved', 'Active', 'Resolved', 'Active', 'Resolved'];
    expect(storyOf(mapCsv(log, [heading, ...states.map((state, i) => row(0, state, i))].join('\n')))).toEqual(
      [
        'opened@2020-02-29T01:16:00.000Z',
        'resolved@2020-03-01T02:00:00.000Z',
        'reopened@2020-03-01T02:00:00.000Z',
        'resolved@2020-03-01T02:00:00.001Z',
        'reopened@2020-03-01T02:00:00.001Z',
        'resolved@2020-03-01T02:00:00.002Z',
      ],
    );
  });

  it('names the row whose version has no instant', () => {
    const rows = mapCsv(log, [heading, 'I1,C1,?,?,A,3,?,New,1', row(1, 'New')].join('\n'));
    expect(rows[0]).toMatchObject({
      recordNo: 2,
      rejection: { reason: 'missing_field', path: 'history.changed_at' },
    });
  });

  it('counts reopenings exactly, whatever the order and repetition of the rows', () => {
    const version = fc.record({
      gap: fc.integer({ min: 0, max: 2 }),
      state: fc.constantFrom('New', 'Active', 'Resolved', 'Closed', '?'),
    });
    const ticket = fc.array(version, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(
        fc.array(ticket, { minLength: 1, maxLength: 4 }),
        fc.infiniteStream(fc.nat()),
        (tickets, random) => {
          const rows: string[] = [];
          let reopened = 0;
          let resolved = 0;
          for (const [t, versions] of tickets.entries()) {
            let minute = 0;
            let isResolved = false;
            for (const [v, { gap, state }] of versions.entries()) {
              minute += gap;
              rows.push(row(minute, state, v, `I${t}`));
              if (state === '?') continue;
              const isNow = state === 'Resolved' || state === 'Closed';
              if (isNow && !isResolved) resolved++;
              if (!isNow && isResolved) reopened++;
              isResolved = isNow;
            }
          }
          const repeated = [...rows, ...rows.filter(() => (random.next().value ?? 0) % 3 === 0)];
          const shuffled = repeated
            .map((text) => ({ text, key: random.next().value ?? 0 }))
            .sort((a, b) => a.key - b.key)
            .map(({ text }) => text);
          const found = types(shuffled);
          expect(found.filter((type) => type === 'reopened')).toHaveLength(reopened);
          expect(found.filter((type) => type === 'resolved')).toHaveLength(resolved);
          expect(found.filter((type) => type === 'opened')).toHaveLength(tickets.length);
          const events = eventsOf(mapCsv(log, [heading, ...shuffled].join('\n')));
          expect(new Set(events.map((e) => `${e.ticket_id} ${e.type} ${e.occurred_at}`)).size).toBe(
            events.length,
          );
        },
      ),
      { numRuns: 200 },
    );
  });
});
