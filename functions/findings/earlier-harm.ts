import { titleOf } from '../contract/definitions/metric-words.ts';
import { isUndeclared, nameOfChange, scopeOfUndeclared } from '../contract/detection/undeclared-change.ts';
import type { Row } from '../contract/lake/rows.ts';

/** A harm found in the same place under the change whose tickets an undeclared one took over. */
export interface EarlierHarm {
  readonly earlier_change_id: string;
  readonly earlier_effective_on: string;
  /** The look by which the earlier change had lost the tickets. */
  readonly earlier_until: string;
  readonly earlier_metric: string;
  readonly earlier_opened_on: string;
}

/** Findings of undeclared changes with what was found in the same place before, where something was. */
export const withEarlierHarms = (findings: readonly Row[]): Row[] =>
  findings.map((row) => ({ ...row, ...earlierHarm(row, findings) }));

/**
 * An undeclared change that is found takes over the tickets of the change before it, and with them a harm that was found
 * there already: of those that were overtaken in the same place the newest.
 */
export function earlierHarm(
  { brand, change_id, change_effective_on, scope }: Row,
  findings: readonly Row[],
): EarlierHarm | undefined {
  const change = String(change_id);
  if (!isUndeclared(change)) return undefined;
  const place = scope === '*' ? scopeOfUndeclared(change, String(brand)) : scope;
  const [newest] = findings
    .filter(
      (row) =>
        row.state === 'superseded' &&
        row.brand === brand &&
        row.scope === place &&
        row.change_id !== change_id &&
        String(row.change_effective_on) < String(change_effective_on),
    )
    .sort((a, b) => (String(a.change_effective_on) < String(b.change_effective_on) ? 1 : -1));
  if (newest === undefined) return undefined;
  return {
    earlier_change_id: String(newest.change_id),
    earlier_effective_on: String(newest.change_effective_on),
    earlier_until: String(newest.known_on),
    earlier_metric: String(newest.metric),
    earlier_opened_on: String(newest.opened_on),
  };
}

/** What was found before at each finding that has such a harm, in words, by its id. */
export const earlierTexts = (findings: readonly Row[]): ReadonlyMap<string, string> =>
  new Map(
    findings.flatMap((row) => {
      const text = earlierInWords(row);
      return text === '' ? [] : [[String(row.finding_id), text] as const];
    }),
  );

/** `These tickets stood under change ai-chat of 2025-03-17 until 2025-08-28; …`; empty where nothing was found before. */
export function earlierInWords(row: Row): string {
  const {
    earlier_change_id: id,
    earlier_effective_on: day,
    earlier_until,
    earlier_metric,
    earlier_opened_on,
  } = row;
  if (typeof id !== 'string') return '';
  const name = isUndeclared(id) ? `the ${nameOfChange(id, String(day))}` : `change ${id} of ${day}`;
  return (
    `These tickets stood under ${name} until ${earlier_until}; ` +
    `the harm found there on ${earlier_opened_on} was: ${titleOf(String(earlier_metric))}.`
  );
}
