const daysOfMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether a month (1…12) of some year has such a day. */
export const isDayOfYear = (month: number, day: number): boolean =>
  day >= 1 && day <= (daysOfMonths[month - 1] ?? 0);

const dateStart =
  /^(?:(\d{4})([-/. ])(\d{1,2})\2(\d{1,2})|(\d{1,2})([-/. ])(\d{1,2})\6(\d{4}|\d{2}))(?![-/.]?\d)/;

/**
 * How many groups of digits a date takes that begins the text: 3, or 0 where there is none. With blanks between
 * the parts the year has four digits: `2026 03 01`, but not `12 10 26`.
 */
export function dateGroups(text: string): 0 | 3 {
  const match = dateStart.exec(text);
  if (match === null) return 0;
  const [, year, yearSign, month, day, first, sign, second, last] = match;
  if (year !== undefined)
    return isYear(year) && isDayOfYear(Number(month), Number(day)) && yearSign !== undefined ? 3 : 0;
  const isDay = isDayOfYear(Number(second), Number(first)) || isDayOfYear(Number(first), Number(second));
  if (!isDay || (sign === ' ' && last?.length !== 4)) return 0;
  return last?.length === 4 && !isYear(last) ? 0 : 3;
}

const isYear = (digits: string): boolean => /^(?:19|20)\d\d$/.test(digits);

/** `20260301`: a day without signs. */
export const isDate = (digits: string): boolean =>
  /^(?:19|20)\d{6}$/.test(digits) && isDayOfYear(Number(digits.slice(4, 6)), Number(digits.slice(6)));

/** `202603011430`: the moment of something, where twelve digits could also be a person's number. */
export function isMinute(digits: string): boolean {
  const [year, hour, minute] = [
    Number(digits.slice(0, 4)),
    Number(digits.slice(8, 10)),
    Number(digits.slice(10, 12)),
  ];
  return year >= 2015 && year < 2100 && hour < 24 && minute < 60;
}

/** `08.00-17.00`, `08 00 - 17 00`: opening hours. */
export const isHours = (text: string): boolean => {
  const match = /^([01]?\d|2[0-4])[.: ]([0-5]\d)\s?-\s?([01]?\d|2[0-4])[.: ]([0-5]\d)(?!\d)/.exec(text);
  return match !== null && Number(match[2]) % 5 === 0 && Number(match[4]) % 5 === 0;
};
