import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { eventsOf, mapObjects } from '../map-text.ts';

/** The instant that a text becomes, or the reason of its rejection. */
function read(text: string | number, format: string | undefined, zone: string | undefined): unknown {
  const at = format === undefined ? 'opened_at: at' : `opened_at: { from: at, format: ${format} }`;
  const head = zone === undefined ? '' : `time_zone: "${zone}"\n`;
  const [record] = mapObjects(`source: x\n${head}ticket:\n  ticket_id: id\n  ${at}\n`, [
    { id: '1', at: text },
  ]);
  return record?.rejection?.reason ?? eventsOf(record === undefined ? [] : [record])[0]?.occurred_at;
}

describe('instants', () => {
  it.each([
    ['2021-01-05T09:12:58Z', undefined, undefined, '2021-01-05T09:12:58.000Z'],
    ['2021-01-05 09:12:58.1239+05:30', undefined, undefined, '2021-01-05T03:42:58.123Z'],
    ['2021-01-05 09:12 UTC', undefined, undefined, '2021-01-05T09:12:00.000Z'],
    ['2021-01-05T09:12:58+0100', undefined, undefined, '2021-01-05T08:12:58.000Z'],
    ['2021-01-05 09:12', undefined, 'Asia/Kolkata', '2021-01-05T03:42:00.000Z'],
    ['2021-1-5 9:12', undefined, '-03:00', '2021-01-05T12:12:00.000Z'],
    ['2021-01-05', undefined, 'UTC', '2021-01-05T00:00:00.000Z'],
    ['2021-01-05 09:12', undefined, undefined, 'no_time_zone'],
    ['2021-02-29', undefined, 'UTC', 'invalid_instant'],
    ['2021-01-05 24:00', undefined, 'UTC', '2021-01-06T00:00:00.000Z'],
    ['2021-12-31T24:00:00.000+01:00', undefined, undefined, '2021-12-31T23:00:00.000Z'],
    ['2021-02-28 24:00', undefined, 'Europe/Berlin', '2021-02-28T23:00:00.000Z'],
    ['28/02/2021 24:00', 'dd/MM/yyyy HH:mm', 'Europe/Berlin', '2021-02-28T23:00:00.000Z'],
    ['2021-01-05 24:01', undefined, 'UTC', 'invalid_instant'],
    ['2021-01-05 24:00:00.5', undefined, 'UTC', 'invalid_instant'],
    ['05/01/2021 24:01', 'dd/MM/yyyy HH:mm', 'UTC', 'invalid_instant'],
    ['2021-02-29 24:00', undefined, 'UTC', 'invalid_instant'],
    ['2021-01-05T09:12+24:00', undefined, undefined, 'invalid_instant'],
    ['2021-01-05T09:12+01:60', undefined, undefined, 'invalid_instant'],
    ['05/01/2021 09:12:58', 'dd/MM/yyyy HH:mm:ss', 'Asia/Kolkata', '2021-01-05T03:42:58.000Z'],
    ['29/2/2016 01:16', 'd/M/yyyy HH:mm', 'UTC', '2016-02-29T01:16:00.000Z'],
    ['31/02/2021', 'dd/MM/yyyy', 'UTC', 'invalid_instant'],
    ['Jan 5, 2021 3:04 PM', '"MMM d, yyyy h:mm a"', 'America/New_York', '2021-01-05T20:04:00.000Z'],
    ['1/5/2021, 9:05\u202fAM', '"M/d/yyyy, h:mm a"', 'UTC', '2021-01-05T09:05:00.000Z'],
    ['1/5/2021, 9:05\u00a0pm', '"M/d/yyyy, h:mm a"', 'UTC', '2021-01-05T21:05:00.000Z'],
    ['1/5/2021, 9:05 p.m.', '"M/d/yyyy, h:mm a"', 'UTC', '2021-01-05T21:05:00.000Z'],
    ['1/5/2021, 12:05 AM', '"M/d/yyyy, h:mm a"', 'UTC', '2021-01-05T00:05:00.000Z'],
    ['1/5/2021, 12:05 PM', '"M/d/yyyy, h:mm a"', 'UTC', '2021-01-05T12:05:00.000Z'],
    ['1/5/2021, 15:00 AM', '"M/d/yyyy, h:mm a"', 'UTC', 'invalid_instant'],
    ['1/5/2021, 15:00 PM', '"M/d/yyyy, h:mm a"', 'UTC', 'invalid_instant'],
    ['2024-10-27 02:30 Europe/Madrid', '"yyyy-MM-dd HH:mm z"', undefined, '2024-10-27T00:30:00.000Z'],
    ['2024-11-03 01:30 America/New_York', '"yyyy-MM-dd HH:mm z"', undefined, '2024-11-03T05:30:00.000Z'],
    ['2024-04-07 02:30 Australia/Sydney', '"yyyy-MM-dd HH:mm z"', undefined, '2024-04-06T15:30:00.000Z'],
    ['2024-03-31 02:30 Europe/Madrid', '"yyyy-MM-dd HH:mm z"', undefined, '2024-03-31T01:30:00.000Z'],
    ['2021-01-05 10:12 CET', '"yyyy-MM-dd HH:mm z"', undefined, '2021-01-05T09:12:00.000Z'],
    ['2021-07-05 10:12 BST', '"yyyy-MM-dd HH:mm z"', undefined, 'invalid_instant'],
    ['05.01.2021 10:00 +0200', '"dd.MM.yyyy HH:mm ZZZ"', undefined, '2021-01-05T08:00:00.000Z'],
    ['2021-01-05', '["dd/MM/yyyy", iso]', 'UTC', '2021-01-05T00:00:00.000Z'],
    [1609837978, 'epoch_seconds', undefined, '2021-01-05T09:12:58.000Z'],
    ['1609837978.5', 'epoch_seconds', undefined, '2021-01-05T09:12:58.500Z'],
    [1609837978123, 'epoch_milliseconds', undefined, '2021-01-05T09:12:58.123Z'],
    ['now', 'epoch_seconds', undefined, 'invalid_instant'],
    ['44201.38400462963', 'excel_serial', 'UTC', '2021-01-05T09:12:58.000Z'],
  ])('reads %s as %s in %s', (text, format, zone, expected) =>
    expect(read(text, format, zone)).toBe(expected),
  );

  it('joins columns, also a date and a fraction of a day', () => {
    const text =
      'source: x\ntime_zone: UTC\nticket:\n  ticket_id: id\n  opened_at: { from: [d, t], format: excel_serial }\n';
    const [event] = eventsOf(mapObjects(text, [{ id: 1, d: '2021-01-01', t: '0.38400462962962961' }]));
    expect(event?.occurred_at).toBe('2021-01-01T09:12:58.000Z');
  });

  it('takes the earlier of two instants in autumn, and moves on over the gap in spring', () => {
    const berlin = (text: string) => read(text, undefined, 'Europe/Berlin');
    expect(berlin('2024-10-27 02:30')).toBe('2024-10-27T00:30:00.000Z');
    expect(berlin('2024-10-27 03:00')).toBe('2024-10-27T02:00:00.000Z');
    expect(berlin('2024-03-31 02:30')).toBe('2024-03-31T01:30:00.000Z');
    expect(berlin('2024-03-31 03:30')).toBe('2024-03-31T01:30:00.000Z');
    expect(berlin('2024-03-31 01:59')).toBe('2024-03-31T00:59:00.000Z');
    expect(read('2024-04-07 01:45', undefined, 'Australia/Lord_Howe')).toBe('2024-04-06T14:45:00.000Z');
  });

  it('brings every instant back that is written as a clock of the zone shows it', () => {
    const zones = [
      'UTC',
      'Asia/Kolkata',
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Pacific/Apia',
    ];
    const instant = fc
      .integer({ min: Date.UTC(2005, 0) / 1000, max: Date.UTC(2035, 0) / 1000 })
      .map((seconds) => seconds * 1000);
    const formats = [
      'dd/MM/yyyy HH:mm:ss',
      'yyyy-MM-dd HH:mm:ss',
      'M/d/yyyy h:mm:ss a',
      'd MMM yyyy HH:mm:ss',
    ];
    fc.assert(
      fc.property(instant, fc.constantFrom(...zones), fc.constantFrom(...formats), (at, zone, format) => {
        const shown = DateTime.fromMillis(at, { zone, locale: 'en-US' });
        const readBack = Date.parse(String(read(shown.toFormat(format), `"${format}"`, zone)));
        const shownTwice = DateTime.fromMillis(readBack, { zone, locale: 'en-US' }).toFormat(format);
        expect(shownTwice).toBe(shown.toFormat(format));
        expect(readBack).toBeLessThanOrEqual(at);
        expect(at - readBack).toBeLessThanOrEqual(3_600_000);
      }),
      { numRuns: 500 },
    );
  });
});
