import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatInstant } from '../../functions/contract/records/instant.ts';
import type { MappedRecord } from '../../functions/sources/mapping.ts';
import { requireSharedFile } from '../shared-data/shared-data.ts';
import { happenedTo } from './happened.ts';
import { eventsOf, mapCsv, mapObjects } from './map-text.ts';

const example = (path: string) => readFileSync(resolve(import.meta.dirname, '../../examples', path), 'utf8');

/** How many events of each type, and how many rejections of each reason. */
function countAll(records: readonly MappedRecord[]): Record<string, number> {
  const counts: Record<string, number> = {};
  const count = (name: string) => {
    counts[name] = (counts[name] ?? 0) + 1;
  };
  for (const event of eventsOf(records)) count(String(event.type));
  for (const { rejection } of records) if (rejection !== undefined) count(rejection.reason);
  return counts;
}

describe('examples', () => {
  it('phonenow: calls with and without an answer', () => {
    const records = mapCsv(example('phonenow/mapping.yaml'), example('phonenow/sample.csv'));
    expect(countAll(records)).toEqual({ opened: 10, message: 8, resolved: 6, answered: 8 });
    const first = eventsOf(records).filter(({ ticket_id }) => ticket_id === 'C001');
    expect(first.map(({ occurred_at }) => occurred_at)).toEqual([
      '2024-02-04T03:35:00.000Z',
      '2024-02-04T03:35:30.000Z',
      '2024-02-04T03:39:40.000Z',
      '2024-02-04T03:39:40.000Z',
    ]);
  });

  it('phonenow: the real data set', (context) => {
    const file = requireSharedFile(context, 'call_center_phonenow/call_center.csv');
    const records = mapCsv(example('phonenow/mapping.yaml'), readFileSync(file));
    expect(countAll(records)).toEqual({ opened: 5000, message: 4054, resolved: 3646, answered: 4054 });
  });

  it('incident-log: versions in any order, some of them twice', () => {
    const records = mapCsv(example('incident-log/mapping.yaml'), example('incident-log/sample.csv'));
    expect(countAll(records)).toEqual({ opened: 18, status_seen: 17, closed: 10 });
    const happened = happenedTo(eventsOf(records));
    const count = (type: string) => happened.filter((event) => event.type === type).length;
    expect([count('opened'), count('resolved'), count('closed')]).toEqual([4, 4, 2]);
    const reopened = happened.filter(({ type }) => type === 'reopened');
    expect(
      reopened.map(({ ticket_id, occurred_at }) => `${ticket_id} ${formatInstant(occurred_at)}`),
    ).toEqual(['INC1002 2024-03-02T10:10:00.002Z', 'INC1003 2024-03-03T07:31:00.003Z']);
  });

  it('reviews: scores of 1 to 10', () => {
    const records = mapCsv(example('reviews/mapping.yaml'), example('reviews/sample.csv'));
    expect(countAll(records)).toEqual({ opened: 6, answered: 5, invalid_instant: 1 });
    expect(records.find(({ rejection }) => rejection !== undefined)?.recordNo).toBe(8);
  });

  it('reviews: thumbs as nested JSON', () => {
    const lines = example('reviews/thumbs.ndjson').trim().split('\n');
    const records = mapObjects(
      example('reviews/thumbs-mapping.yaml'),
      lines.map((line) => JSON.parse(line) as Record<string, unknown>),
    );
    expect(countAll(records)).toEqual({ opened: 4, answered: 3 });
    expect(
      eventsOf(records)
        .filter(({ type }) => type === 'answered')
        .map(({ score, rated }) => [score, rated]),
    ).toEqual([
      ['good', 'ai'],
      ['bad', 'ai'],
      ['bad', 'human'],
    ]);
  });
});
