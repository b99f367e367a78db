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
 * Reads an instant as nearly all are written, `2026-11-22T05:06:07Z` or with thousandths, in a third of the time that a
 * pattern takes.
 * @returns undefined for a text of any other form, and for the last days of a month, which not every month has
 */
export function readUsualInstant(text: string): number | undefined {
  const hasThousandths = text.length === 24 && text[19] === '.';
  if ((text.length !== 20 && !hasThousandths) || !text.endsWith('Z')) return undefined;
  if (text[4] !== '-' || text[7] !== '-' || text[10] !== 'T' || text[13] !== ':' || text[16] !== ':')
    return undefined;
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)];
  const [hour, minute, second] = [digits(text, 11, 13), digits(text, 14, 16), digits(text, 17, 19)];
  const thousandths = hasThousandths ? digits(text, 20, 23) : 0;
  const isDay = year >= 100 && month >= 1 && month <= 12 && day >= 1 && day <= 28;
  const isTime = hour <= 23 && minute <= 59 && second <= 59 && thousandths <= 999;
  return isDay && isTime ? Date.UTC(year, month - 1, day, hour, minute, second, thousandths) : undefined;
}

/** The number that digits make; NaN, which no comparison holds of, where one is none. */
function digits(text: string, start: number, end: number): number {
  let number = 0;
  for (let at = start; at < end; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}

/** Whether a text has an instant's digits and signs in their places, whatever numbers they make. */
export const looksLikeInstant = (text: string): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/.test(text);

const padded = (count: number, width: number): readonly string[] =>
  Array.from({ length: count }, (_, number) => String(number).padStart(width, '0'));
const two = padded(100, 2);
const three = padded(1000, 3);

/** An instant as `toISOString` writes it, in half of its time for years of four digits. */
export function formatInstant(milliseconds: number): string {
  const at = new Date(milliseconds);
  const year = at.getUTCFullYear();
  if (!(year >= 0 && year <= 9999)) return at.toISOString();
  const day = `${two[Math.floor(year / 100)]}${two[year % 100]}-${two[at.getUTCMonth() + 1]}-${two[at.getUTCDate()]}`;
  const minute = `${two[at.getUTCHours()]}:${two[at.getUTCMinutes()]}`;
  return `${day}T${minute}:${two[at.getUTCSeconds()]}.${three[at.getUTCMilliseconds()]}Z`;
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
