/** Instants are milliseconds since 1970 UTC; days are `YYYY-MM-DD` in UTC. */
export type Day = string;

/** No event is earlier (docs/data-contract.md). */
export const earliestDay: Day = '2020-01-01';

export const millisecondsPerDay = 86_400_000;

const instantPattern =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T(?:([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?|24:00(:00(\.0{1,9})?)?)(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/**
 * Reads an ISO-8601 instant with a zone (`Z` or an offset); finer than milliseconds is cut off. `24:00` is the midnight
 * that ends the day (ISO 8601-1:2019/Amd 1:2022).
 * @returns milliseconds since 1970 UTC, or undefined when the text is no such instant (2026-02-30 is none).
 */
export function parseInstant(text: string): number | undefined {
  if (text === lastText) return lastInstant;
  lastInstant = readInstant(text);
  lastText = text;
  return lastInstant;
}

/** The last text read: an event's instant is read when it is checked and again when it is stored. */
let lastText = '';
let lastInstant: number | undefined;

function readInstant(text: string): number | undefined {
  const usual = readUsualInstant(text);
  if (usual !== undefined) return usual;
  if (!instantPattern.test(text)) return undefined;
  const milliseconds = Date.parse(text);
  if (Number.isNaN(milliseconds)) return undefined;
  const day = Number(text.slice(8, 10));
  const isRealDay = day <= 28 || day <= daysInMonth(Number(text.slice(0, 4)), Number(text.slice(5, 7)));
  return isRealDay ? milliseconds : undefined;
}

/**
 * Reads an instant as nearly all are written, `2026-11-22T05:06:07Z` or with thousandths, in a sixth of the time that a
 * pattern takes.
 * @returns undefined for a text of any other form, and for a day that its month does not have
 */
export function readUsualInstant(text: string): number | undefined {
  const { length } = text;
  const hasThousandths = length === 24 && isAt(text, 19, '.');
  if ((length !== 20 && !hasThousandths) || !isAt(text, length - 1, 'Z')) return undefined;
  if (!isAt(text, 4, '-') || !isAt(text, 7, '-') || !isAt(text, 10, 'T')) return undefined;
  if (!isAt(text, 13, ':') || !isAt(text, 16, ':')) return undefined;
  const year = digits(text, 0) * 100 + digits(text, 2);
  const [month, day] = [digits(text, 5), digits(text, 8)];
  const [hour, minute, second] = [digits(text, 11), digits(text, 14), digits(text, 17)];
  const thousandths = hasThousandths ? digits(text, 20) * 10 + (digits(text, 21) % 10) : 0;
  const isMonth = year >= 100 && month >= 1 && month <= 12;
  const isDay = isMonth && day >= 1 && (day <= 28 || day <= daysInMonth(year, month));
  // What is no digit is NaN, of which no comparison holds.
  if (!isDay || !(hour <= 23 && minute <= 59 && second <= 59 && thousandths <= 999)) return undefined;
  return (
    dayNumber(year, month, day) * millisecondsPerDay +
    ((hour * 60 + minute) * 60 + second) * 1000 +
    thousandths
  );
}

const isAt = (text: string, at: number, sign: string): boolean => text.charCodeAt(at) === sign.charCodeAt(0);

/** The number that two digits make; NaN where one is none. */
function digits(text: string, at: number): number {
  const [ten, one] = [text.charCodeAt(at) - 48, text.charCodeAt(at + 1) - 48];
  return ten >= 0 && ten <= 9 && one >= 0 && one <= 9 ? ten * 10 + one : Number.NaN;
}

/** Days from 1970 to a day of the Gregorian calendar: years begin in March (Howard Hinnant, days_from_civil). */
function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const dayOfYear = Math.floor((153 * (month <= 2 ? month + 9 : month - 3) + 2) / 5) + day - 1;
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - 719_468;
}

/** Whether a text has an instant's digits and signs in their places, whatever numbers they make. */
export const looksLikeInstant = (text: string): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/.test(text);

const padded = (count: number, width: number): readonly string[] =>
  Array.from({ length: count }, (_, number) => String(number).padStart(width, '0'));
const two = padded(100, 2);
const three = padded(1000, 3);

const minutes = Array.from(
  { length: 1440 },
  (_, minute) => `T${two[Math.floor(minute / 60)]}:${two[minute % 60]}:`,
);

/** An instant as `toISOString` writes it, in a fifth of its time for days that were written lately. */
export function formatInstant(milliseconds: number): string {
  const whole = Math.trunc(milliseconds);
  const dayNo = Math.floor(whole / millisecondsPerDay);
  const inDay = whole - dayNo * millisecondsPerDay;
  const minute = Math.floor(inDay / 60_000);
  const inMinute = inDay - minute * 60_000;
  const second = Math.floor(inMinute / 1000);
  return `${dateOf(dayNo)}${minutes[minute]}${two[second]}.${three[inMinute - second * 1000]}Z`;
}

const mostDates = 10_000;
const dates = new Map<number, string>();

/** The date of a day that many days after 1970. */
function dateOf(dayNo: number): string {
  const known = dates.get(dayNo);
  if (known !== undefined) return known;
  const [date = ''] = new Date(dayNo * millisecondsPerDay).toISOString().split('T');
  if (dates.size >= mostDates) dates.clear();
  dates.set(dayNo, date);
  return date;
}

/** The UTC day an instant falls on. */
export const dayOf = (milliseconds: number): Day => formatInstant(milliseconds).slice(0, 10);

/** Midnight UTC at which a day begins. */
export const startOfDay = (day: Day): number => Date.parse(`${day}T00:00:00Z`);

export const addDays = (day: Day, days: number): Day => dayOf(startOfDay(day) + days * millisecondsPerDay);

/** Days from `from` to `to`, negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((startOfDay(to) - startOfDay(from)) / millisecondsPerDay);

/** True for a calendar day `YYYY-MM-DD` that exists. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && parseInstant(`${text}T00:00:00Z`) !== undefined;

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** `dayOf` with a memory: an object has few days and many events. */
export function createDayNames(): (instant: number) => string {
  const names = new Map<number, string>();
  return (instant) => {
    const dayNo = Math.floor(instant / millisecondsPerDay);
    let name = names.get(dayNo);
    if (name === undefined) {
      name = dayOf(instant);
      names.set(dayNo, name);
    }
    return name;
  };
}
