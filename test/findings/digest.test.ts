import { expect, test } from 'vitest';
import type { Row } from '../../functions/contract/lake/rows.ts';
import { digestOf } from '../../functions/findings/digest.ts';
import { describePart } from '../../functions/findings/in-words.ts';
import { publishDigest } from '../../functions/notify/publish-digest.ts';
import type { Announcement } from '../../functions/platform/ports.ts';
import { createMemoryStore } from '../ingest/memory-lake.ts';

const finding = (given: Row): Row => ({
  ...{ brand: 'acme', change_id: 'ai', change_effective_on: '2026-03-02', scope: '*', metric: 'csat' },
  ...{
    state: 'confirmed',
    opened_on: '2026-03-10',
    confirmed_on: '2026-03-12',
    recovered_on: null,
    action: null,
  },
  ...given,
});

const sunday = { to: '2026-03-15', currency: 'SEK' };
const silent = { cannotTell: [], undone: [], better: [] };

test('a week without findings says that nothing got worse, and what cannot be told', () => {
  const { title, text } = digestOf(
    [],
    { ...silent, cannotTell: ['acme, ai, in SE/chat/x, day 3: 10 points by day 20'] },
    sunday,
  );
  expect(title).toBe('This week: nothing got worse as far as can be told');
  expect(text).toContain('(2026-03-09 to 2026-03-15)');
  expect(text).toContain('Cannot be told yet');
});

test('a change that did not happen is said, since nothing got worse by it', () => {
  const undone = ['acme, ai: the change did not happen: AI share 0 % → 0 %, declared 65 %'];
  const { text, not_as_declared } = digestOf([], { ...silent, undone }, sunday);
  expect(text).toContain(`Not as declared:\n- ${undone[0]}`);
  expect(not_as_declared).toEqual(undone);
});

test('what is new stands before what stands since before; what recovered this week is named', () => {
  const rows = [
    finding({ finding_id: 'new' }),
    finding({
      ...{ finding_id: 'old', opened_on: '2026-01-10', confirmed_on: '2026-01-11' },
      ...{ change_id: 'ai-se', scope: 'SE/chat/x' },
    }),
    finding({ finding_id: 'gone', state: 'recovered', recovered_on: '2026-03-14', scope: 'DE/chat/x' }),
    finding({ finding_id: 'long gone', state: 'recovered', recovered_on: '2026-02-14', scope: 'FR/chat/x' }),
    finding({ finding_id: 'none', state: 'dismissed' }),
  ];
  const digest = digestOf(rows, silent, sunday);
  expect(digest.title).toBe('This week: 1 finding is new, 1 from before');
  expect(digest.new_findings.map(({ finding_id }) => finding_id)).toEqual(['new']);
  expect(digest.recovered.map(({ finding_id }) => finding_id)).toEqual(['gone']);
  const places = ['everything', 'SE/chat/x', 'DE/chat/x'].map((place) => digest.text.indexOf(place));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(digest.text).not.toContain('FR/chat/x');
});

test('one harm that shows in a place and in the whole is one line, and counts once', () => {
  const rows = [
    finding({ finding_id: 'whole', places: 3 }),
    finding({ finding_id: 'place', scope: 'SE/chat/x', places: 3, stands_out: true }),
  ];
  const { title, text, new_findings } = digestOf(rows, silent, sunday);
  expect(title).toBe('This week: 1 finding is new, 0 from before');
  expect(text).toContain('SE/chat/x');
  expect(text).toContain('Also in everything the change covers.');
  expect(new_findings.map(({ finding_id }) => finding_id)).toEqual(['place', 'whole']);
});

test('a finding from before that was confirmed this week is new', () => {
  const row = finding({ opened_on: '2026-02-01', confirmed_on: '2026-03-15' });
  expect(digestOf([row], silent, sunday).new_findings).toHaveLength(1);
});

test('it is published once a week, with the first look, and again when it could not be remembered', async () => {
  const store = createMemoryStore();
  const published: Announcement[] = [];
  const publisher = { publish: async (each: Announcement) => void published.push(each) };
  const digest = digestOf([], silent, sunday);
  const on = (day: string, to = store) =>
    publishDigest(digest, Date.parse(`${day}T02:30:00Z`), { store: to, sink: { name: 'topic', publisher } });
  expect([await on('2026-03-16'), await on('2026-03-17'), await on('2026-03-22')]).toEqual([
    true,
    false,
    false,
  ]);
  expect(await on('2026-03-24')).toBe(true);
  expect(published.map(({ kind }) => kind)).toEqual(['Handback Digest', 'Handback Digest']);
  const forgetful = { ...store, putIfAbsent: () => Promise.reject(new Error('out of reach')) };
  await expect(on('2026-04-01', forgetful)).rejects.toThrow('out of reach');
  expect(await on('2026-04-02')).toBe(true);
});

test('a week of thousands of findings, of long names, is a message that SNS and EventBridge take', async () => {
  const published: Announcement[] = [];
  const publisher = { publish: async (each: Announcement) => void published.push(each) };
  const many = Array.from({ length: 3000 }, (_, no) => {
    const [opened_on, recovered_on] = no % 2 === 0 ? ['2026-03-10', null] : ['2026-02-01', '2026-03-11'];
    const state = no % 2 === 0 ? 'confirmed' : 'recovered';
    const change_id = `change-${no}-${'"ü'.repeat(60)}`;
    return finding({ finding_id: `acme:${change_id}`, change_id, state, opened_on, recovered_on });
  });
  const cannotTell = many.map(({ change_id }) => `acme, ${change_id}`);
  const digest = digestOf(many, { ...silent, cannotTell }, sunday);
  const sink = { name: 'topic', publisher } as const;
  await publishDigest(digest, Date.parse('2026-03-16T02:30:00Z'), { store: createMemoryStore(), sink });
  const { text, detail } = published[0]!;
  const message = `${text}\n\n${JSON.stringify(detail, null, 2)}`;
  expect(Buffer.byteLength(message)).toBeLessThan(256 * 1024);
  const shown = detail as Record<string, string[]>;
  for (const list of ['new_findings', 'standing', 'recovered', 'cannot_tell'])
    expect(shown[list]?.length, list).toBeGreaterThan(50);
  expect(shown.recovered).toEqual(
    digest.recovered.slice(0, shown.recovered?.length).map((row) => row.finding_id),
  );
});

test('money of a finding says what it counts in', () => {
  const cost = {
    metric: 'handling_cost',
    mean_before: 1.5,
    mean_after: 2.25,
    effect: 0.75,
    lower: 0.5,
    upper: 1,
  };
  const { text } = digestOf([finding(cost)], silent, sunday);
  expect(text).toContain(
    'SEK 1.50 → SEK 2.25, SEK 0.75 more than the controls say it would be (0.50 to 1.00)',
  );
});

test('of the only place of a change the whole is not named beside it', () => {
  const only = ['SE/chat/x', '*'].map((scope) => finding({ finding_id: scope, scope, places: 1 }));
  const { text } = digestOf(only, silent, sunday);
  expect(text).toContain('SE/chat/x');
  expect(text).not.toContain('Also in');
});

test('a part names its metric and its place', () => {
  const figures = {
    mean_before: 1,
    mean_after: 0.9,
    effect: 0.1,
    lower: 0.05,
    upper: 0.15,
    status: 'regression_confirmed',
  };
  const part = finding({ ...figures, metric: 'human_access_rate', scope: 'SE/chat/x' });
  expect(describePart(part, 'EUR')).toBe(
    'Also in SE/chat/x: Reached a person in time 100.0 % → 90.0 %, 10.0 percentage points worse than the controls say ' +
      'it would be (5.0 to 15.0); found on 2026-03-10.',
  );
  const only = finding({ places: 1 });
  expect(describePart(only, 'EUR')).toContain('everything the change covers (the same tickets)');
});
