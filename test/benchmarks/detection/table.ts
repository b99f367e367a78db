import { type Bar, dayText } from './bars.ts';
import { medianWithMissing, proportion } from './bounds.ts';
import type { Outcomes } from './measure.ts';

/** A line of the benchmark's table. */
export interface TableRow {
  readonly bar: string;
  readonly scenario: string;
  readonly replications: number;
  readonly demand: string;
  readonly measured: string;
  readonly isHeld: boolean;
  readonly isOnlyShown: boolean;
  /** The daily Welch test on the same data: share that cried, median day. */
  readonly welch: string;
}

export function toRow(bar: Bar, outcomes: Outcomes, isSmoke: boolean): TableRow {
  const { measured, isHeld } = bar.verdict(outcomes, isSmoke);
  const { scenario, demand } = bar;
  const replications = outcomes.replications;
  const showsWelch = bar.bar === 'A' || bar.bar === 'B';
  return {
    bar: bar.bar,
    scenario,
    replications,
    demand,
    measured,
    isHeld,
    isOnlyShown: bar.isOnlyShown ?? false,
    welch: showsWelch ? welchOf(outcomes) : '',
  };
}

function welchOf({ welchOn }: Outcomes): string {
  const days = welchOn.filter((day) => day !== null);
  if (welchOn.length === 0) return '';
  const cried = proportion(days.length, welchOn.length);
  return `${cried.share.toFixed(3)}, ${dayText(medianWithMissing(days, cried.of - cried.count))}`;
}

/** The table in Markdown. */
export function renderTable(rows: readonly TableRow[]): string {
  const lines = rows.map(({ bar, scenario, replications, demand, measured, isHeld, isOnlyShown, welch }) => {
    const held = isOnlyShown ? '–' : isHeld ? 'yes' : '**no**';
    return `| ${bar} | ${scenario} | ${replications} | ${demand} | ${measured} | ${held} | ${welch} |`;
  });
  return [
    '| bar | scenario | replications | demand | measured [one-sided 95 % bounds] | held | daily Welch |',
    '|---|---|---|---|---|---|---|',
    ...lines,
  ].join('\n');
}
