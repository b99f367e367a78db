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
  if (!instantPattern.test(text)) return undefined;
  const milliseconds = Date.parse(text);
  if (Number.isNaN(milliseconds)) return undefined;
  const day = Number(text.slice(8, 10));
  const isRealDay = day <= 28 || day <= daysInMonth(Number(text.slice(0, 4)), Number(text.slice(5, 7)));
  return isRealDay ? milliseconds : undefined;
}

/** Whether a text has an instant's digits and signs in their places, whatever numbers they make. */
export const looksLikeInstant = (text: string): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/.test(text);

export const formatInstant = (milliseconds: number): string => new Date(milliseconds).toISOString();

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
