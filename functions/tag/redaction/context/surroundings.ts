import { isUnit, meaningOf } from '../words/known-words.ts';

/** Whether words around the number, near or far, name things that have numbers, and none names a telephone. */
export function isAboutThings(text: string, start: number, end: number): boolean {
  const around = `${text.slice(Math.max(0, start - 120), start)} ${text.slice(end, end + 80)}`;
  const meanings = new Set((around.match(/\p{L}[\p{L}\p{M}]*/gu) ?? []).map(meaningOf));
  return (
    (meanings.has('reference') || meanings.has('measure')) && !meanings.has('phone') && !meanings.has('own')
  );
}

/** Whether the number counts something: `12 345 kWh`, `€ 12 345`. */
export function isCounted(text: string, start: number, end: number): boolean {
  const behind = /^\s{0,2}([\p{L}²³]+|[€$£¥%‰°])/u.exec(text.slice(end, end + 24))?.[1];
  if (behind !== undefined && isUnit(behind)) return true;
  if (/^,(?:\d\d|-)(?!\d)/.test(text.slice(end, end + 4))) return true;
  const ahead = /(\p{L}+|[€$£¥±])[.:]?\s{0,2}[+-]?$/u.exec(text.slice(Math.max(0, start - 8), start))?.[1];
  return ahead !== undefined && /^(?:€|\$|£|¥|±|eur|usd|gbp|sek|nok|dkk|chf|pln|kr)$/i.test(ahead);
}
