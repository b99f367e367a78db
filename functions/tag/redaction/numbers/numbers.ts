import { findCard } from './card.ts';
import { dateGroups, isHours } from './dates.ts';
import { findNationalId } from './national-id.ts';
import { digitGroups, extentOf, hasPlus, type NumberRun } from './number-run.ts';
import { findTelephone } from './phone.ts';
import { endOfOwned, type Found, placeAt } from './place.ts';

const runPattern = /(?:\+\s?\(?|\(\+?)?\d(?:[\s()./_-]{0,4}\d)*/g;
const fewestDigits = 7;

/** Card numbers, national ids made of digits, and telephone numbers; dates, prices and order numbers stay. */
export function redactNumbers(text: string): string {
  return text.replace(runPattern, (match, at: number) =>
    match.length < fewestDigits ? match : redactRun(match, text, at),
  );
}

function redactRun(text: string, whole: string, at: number): string {
  const run: NumberRun = { text, groups: digitGroups(text), whole, at };
  const ownedUntil = endOfOwned(run);
  let result = '';
  let copied = 0;
  for (let first = 0; first < run.groups.length; first++) {
    const passed = groupsOfTime(run, first);
    if (passed > 0) {
      first += passed - 1;
      continue;
    }
    const found = findNumber(run, first, ownedUntil);
    if (found === undefined) continue;
    const [start] = extentOf(run, { first, last: found.last });
    result += text.slice(copied, start - at) + found.token;
    copied = run.groups[found.last]!.end;
    first = found.last;
  }
  return copied === 0 ? text : result + text.slice(copied);
}

/** How many groups are a date or opening hours. */
function groupsOfTime(run: NumberRun, first: number): number {
  const start = run.groups[first]!.start;
  if (hasPlus(run, first)) return 0;
  const rest = run.text.slice(start, start + 16);
  return isHours(rest) ? 4 : dateGroups(rest);
}

function findNumber(run: NumberRun, first: number, ownedUntil: number): Found | undefined {
  const place = placeAt(run, first, ownedUntil);
  if ((place.spans.at(-1)?.digits.length ?? 0) < fewestDigits) return undefined;
  if (hasPlus(run, first)) return findTelephone(place);
  return findCard(place) ?? findNationalId(place) ?? findTelephone(place);
}
