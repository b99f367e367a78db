/** A way to write dates: formats of one order of day, month and year. */
export interface DatePattern {
  readonly order: 'day_first' | 'month_first' | 'year_first' | 'named' | 'compact';
  readonly format: string;
}

type Order = DatePattern['order'];

const numeric = /^(\d{1,4})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)(.*)$/s;
const dayName = /^(?:([A-Za-z]{3}),? )?(\d{1,2})([ -])([A-Za-z]{3,9})\.?[ -](\d{4}|\d{2})(?!\d)(.*)$/s;
const nameDay = /^([A-Za-z]{3,9}) (\d{1,2})(,?) (\d{4})(.*)$/s;
const unixDate = /^[A-Za-z]{3} [A-Za-z]{3} \d{1,2} \d{2}:\d{2}:\d{2} [+-]\d{4} \d{4}$/;
const clock =
  /^(,? |T)(\d{1,2}):(\d{2})(:\d{2})?([.,]\d{3})?( ?[AaPp]\.?[Mm]\.?)?(?:( ?)([+-]\d{2}:\d{2}|[+-]\d{4}|UTC|GMT))?$/;

/**
 * The patterns by which a text may be a date; several where its parts do not say which is the day.
 * @param isPadded days, months and hours have two digits in all texts of the column
 */
export function patternsOf(text: string, isPadded: boolean): DatePattern[] {
  if (/^(?:19|20)\d{6}$/.test(text)) return [{ order: 'compact', format: 'yyyyMMdd' }];
  if (/^(?:19|20)\d{12}$/.test(text)) return [{ order: 'compact', format: 'yyyyMMddHHmmss' }];
  if (unixDate.test(text)) return [{ order: 'named', format: 'EEE MMM d HH:mm:ss ZZZ yyyy' }];
  return [...numericPatterns(text, isPadded), ...namedPatterns(text, isPadded)];
}

function numericPatterns(text: string, isPadded: boolean): DatePattern[] {
  const [found, first = '', separator = '', , last = '', rest = ''] = numeric.exec(text) ?? [];
  const time = timeOf(rest, isPadded);
  if (found === undefined || time === undefined) return [];
  const [d, M] = isPadded ? ['dd', 'MM'] : ['d', 'M'];
  const year = last.length === 4 ? 'yyyy' : 'yy';
  const orders: [Order, string[]][] =
    first.length === 4
      ? [['year_first', ['yyyy', M, d]]]
      : [
          ['day_first', [d, M, year]],
          ['month_first', [M, d, year]],
          ...(last.length === 2 ? [['year_first', ['yy', M, d]] satisfies [Order, string[]]] : []),
        ];
  return orders.map(([order, parts]) => ({ order, format: parts.join(separator) + time }));
}

function namedPatterns(text: string, isPadded: boolean): DatePattern[] {
  const one = dayName.exec(text);
  if (one !== null) {
    const [, weekday, , separator, month = '', year = '', rest = ''] = one;
    const time = timeOf(rest, isPadded);
    const day = `${weekday === undefined ? '' : `EEE${text[3] === ',' ? ',' : ''} `}d`;
    const parts = [day, month.length > 3 ? 'MMMM' : 'MMM', year.length === 4 ? 'yyyy' : 'yy'];
    return time === undefined ? [] : [{ order: 'named', format: parts.join(separator) + time }];
  }
  const [found, month = '', , comma = '', , rest = ''] = nameDay.exec(text) ?? [];
  const time = timeOf(rest, isPadded);
  if (found === undefined || time === undefined) return [];
  return [{ order: 'named', format: `${month.length > 3 ? 'MMMM' : 'MMM'} d${comma} yyyy${time}` }];
}

/** The pattern of what follows a date; undefined where it is no time. */
function timeOf(rest: string, isPadded: boolean): string | undefined {
  if (rest === '') return '';
  const [found, before = '', , , seconds, fraction, half, blank = '', zone] = clock.exec(rest) ?? [];
  if (found === undefined) return undefined;
  const hour = half === undefined ? 'H' : 'h';
  return [
    before === 'T' ? "'T'" : before,
    isPadded && half === undefined ? hour.repeat(2) : hour,
    ':mm',
    seconds === undefined ? '' : ':ss',
    fraction === undefined ? '' : `${fraction[0]}SSS`,
    half === undefined ? '' : half.startsWith(' ') ? ' a' : 'a',
    zone === undefined ? '' : blank + zonePattern(zone),
  ].join('');
}

function zonePattern(zone: string): string {
  if (/[A-Z]/.test(zone)) return 'z';
  return zone.includes(':') ? 'ZZ' : 'ZZZ';
}
