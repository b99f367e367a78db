import { placeInWords } from '../contract/detection/scope-name.ts';
import type { Row } from '../contract/lake/rows.ts';
import { addDays, type Day } from '../contract/records/instant.ts';
import { describeFinding, isSameTickets } from './in-words.ts';
import { type Led, leadHarms, rowsOf, splitHarms } from './one-harm.ts';

/** One week in words. */
export interface Digest {
  /** The last day looked at, and the first of the seven up to it. */
  readonly from: Day;
  readonly to: Day;
  readonly title: string;
  readonly text: string;
  readonly new_findings: readonly Row[];
  readonly standing: readonly Row[];
  readonly recovered: readonly Row[];
  readonly cannot_tell: readonly string[];
  readonly not_as_declared: readonly string[];
  readonly better: readonly string[];
}

/** What looks say where nothing is flagged, a line each. */
export interface SilentLooks {
  /** Where a drop would not have been seen yet, and when it would. */
  readonly cannotTell: readonly string[];
  /** Changes whose AI share did not move as declared. */
  readonly undone: readonly string[];
  /** What of service got better since a change. */
  readonly better: readonly string[];
}

/** Said before changes whose AI share did not move as declared. */
export const notAsDeclared = 'Not as declared';

/** Lines of a kind in the text; the rest is counted. */
const mostLines = 20;

/**
 * What happened in the seven days up to the last look: what is new, what stands since before, what recovered, and what
 * cannot be told yet. A week in which nothing got worse says so.
 * @param findings of the view findings
 * @param about the last day looked at, and the currency of the price list
 */
export function digestOf(
  findings: readonly Row[],
  { cannotTell, undone, better }: SilentLooks,
  { to, currency }: { readonly to: Day; readonly currency: string },
): Digest {
  const inWords = (led: Led): string => ledInWords(led, currency);
  const from = addDays(to, -6);
  const isWithin = (day: unknown): boolean => typeof day === 'string' && day >= from && day <= to;
  const led = splitHarms(findings).standing;
  const fresh = led.filter(({ lead }) => isWithin(lead.opened_on) || isWithin(lead.confirmed_on));
  const older = led.filter((each) => !fresh.includes(each));
  const recovered = findings.filter(
    ({ state, recovered_on }) => state === 'recovered' && isWithin(recovered_on),
  );
  const title = titleOf(fresh.length, older.length);
  const text = [
    `${title} (${from} to ${to}).`,
    ...section('New or newly confirmed:', fresh.map(inWords)),
    ...section('Standing since before:', older.map(inWords)),
    ...section('Recovered:', leadHarms(recovered).map(inWords)),
    ...section('Better since a change:', better),
    ...section(`${notAsDeclared}:`, undone),
    ...section('Cannot be told yet; a drop in verified resolutions would be seen (80 % power):', cannotTell),
  ].join('\n');
  return {
    ...{
      from,
      to,
      title,
      text,
      new_findings: fresh.flatMap(rowsOf),
      standing: led.flatMap(rowsOf),
      recovered,
    },
    ...{ cannot_tell: cannotTell, not_as_declared: undone, better },
  };
}

/** Places named as parts of one harm; the list of findings has the others. */
const mostParts = 5;

/** A harm in its own sentences; where else it shows, by name. */
function ledInWords({ lead, parts }: Led, currency: string): string {
  const names = parts.filter((row) => !isSameTickets(row)).map(({ scope }) => placeInWords(String(scope)));
  const rest = names.length - mostParts;
  const seen = `${names.slice(0, mostParts).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  return `${describeFinding(lead, currency)}${names.length === 0 ? '' : ` Also in ${seen}.`}`;
}

function titleOf(fresh: number, older: number): string {
  if (fresh > 0)
    return `This week: ${count(fresh, 'finding is new', 'findings are new')}, ${older} from before`;
  if (older > 0) return `This week: nothing new; ${count(older, 'finding stands', 'findings stand')}`;
  return 'This week: nothing got worse as far as can be told';
}

const count = (n: number, one: string, many: string): string => (n === 1 ? `1 ${one}` : `${n} ${many}`);

function section(heading: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const rest = lines.length - mostLines;
  const shown = lines.slice(0, mostLines).map((line) => `- ${line}`);
  return ['', heading, ...shown, ...(rest > 0 ? [`- and ${rest} more`] : [])];
}
