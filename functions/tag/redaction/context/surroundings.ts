import { isUnit } from '../words/known-words.ts';

/** Whether the number counts something: `12 345 kWh`, `€ 12 345`. */
export function isCounted(text: string, start: number, end: number): boolean {
  const behind = /^\s{0,2}([\p{L}²³]+|[€$£¥%‰°])/u.exec(text.slice(end, end + 24))?.[1];
  if (behind !== undefined && isUnit(behind)) return true;
  if (/^,(?:\d\d|-)(?!\d)/.test(text.slice(end, end + 4))) return true;
  const ahead = /(\p{L}+|[€$£¥±])[.:]?\s{0,2}[+-]?$/u.exec(text.slice(Math.max(0, start - 8), start))?.[1];
  return ahead !== undefined && /^(?:€|\$|£|¥|±|eur|usd|gbp|sek|nok|dkk|chf|pln|kr)$/i.test(ahead);
}
