import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { instantFormat, readTime } from '../../../../functions/sources/instants/instant-format.ts';
import { guessDates } from '../../../../functions/sources/starter/look/guess-dates.ts';

const orders = (texts: string[]) => {
  const guess = guessDates(texts);
  return (
    guess && {
      sure: guess.sure.map(({ order }) => order),
      doubtful: guess.doubtful.map(({ order }) => order),
    }
  );
};

describe('how dates are written', () => {
  test.each([
    [['03/04/2025', '05/06/2025'], { sure: [], doubtful: ['day_first', 'month_first'] }],
    [['03/04/2025', '25/06/2025'], { sure: ['day_first'], doubtful: [] }],
    [['03/04/2025', '06/25/2025'], { sure: ['month_first'], doubtful: [] }],
    [['25/06/2025', '06/25/2025', '01/02/2025'], { sure: [], doubtful: ['day_first', 'month_first'] }],
    [['01/02/03'], { sure: [], doubtful: ['day_first', 'month_first', 'year_first'] }],
    [['2025-03-04', '03/04/2025'], { sure: ['iso'], doubtful: ['day_first', 'month_first'] }],
    [['2025-03-04T10:00:00Z'], { sure: ['iso'], doubtful: [] }],
    [['2025/03/04 10:00'], { sure: ['year_first'], doubtful: [] }],
    [['05-Feb-24', '17-Mar-24'], { sure: ['named'], doubtful: [] }],
    [['1741082400', '1741082401'], { sure: ['epoch'], doubtful: [] }],
    [['45327.38', '45328.1'], { sure: ['excel'], doubtful: [] }],
  ])('%j', (texts, expected) => {
    expect(orders(texts)).toEqual(expected);
  });

  test.each([['hello'], ['12345'], ['E-mail'], ['5'], ['99/99/2025']])('%s is no date', (text) => {
    expect(guessDates([text])).toBeUndefined();
  });

  test('what says its zone is told from what does not', () => {
    expect(guessDates(['2025-03-04T10:00:00+01:00'])?.hasZone).toBe(true);
    expect(guessDates(['2025-03-04T10:00:00'])?.hasZone).toBe(false);
    expect(guessDates(['2025-03-04T10:00:00Z', '2025-03-04T10:00:00'])?.hasZone).toBe(false);
  });

  test('the format that was used is among the readings, and what is sure reads every date as it was meant', () => {
    const format = fc.constantFrom(
      'dd/MM/yyyy HH:mm',
      'M/d/yyyy h:mm a',
      'dd.MM.yyyy',
      'd-MMM-yyyy H:mm',
      'MM-dd-yyyy HH:mm:ss',
    );
    const minute = fc.integer({ min: 26_297_280, max: 29_000_000 });
    fc.assert(
      fc.property(format, fc.array(minute, { minLength: 1, maxLength: 20 }), (pattern, minutes) => {
        const times = minutes.map((one) =>
          DateTime.fromMillis(one * 60_000, { zone: 'utc', locale: 'en-US' }),
        );
        const texts = times.map((time) => time.toFormat(pattern));
        const guess = guessDates(texts);
        const meant = texts.map((text) => readTime([text], instantFormat(pattern) as never)?.milliseconds);
        const readings = [...(guess?.sure ?? []), ...(guess?.doubtful ?? [])].map(({ formats }) =>
          texts.map(
            (text) =>
              formats.map((one) => readTime([text], instantFormat(one) as never)).find(Boolean)?.milliseconds,
          ),
        );
        expect(readings).toContainEqual(meant);
        if (guess?.doubtful.length === 0) expect(readings).toEqual([meant]);
      }),
      { numRuns: 60 },
    );
  });
});
