import { rankOfHarm } from '../../contract/definitions/leading-metric.ts';
import { isServiceAlarm } from '../../contract/detection/service-alarm.ts';
import { numberOf, type Row, textOf } from '../../contract/lake/rows.ts';
import type { Answer } from './ask.ts';
import { isStanding, serviceMetrics } from './subject.ts';

/** A row of an answer: what a number on the page points to. */
export interface At {
  readonly answer: Answer;
  readonly row: number;
}

/** The streams of one change and scope that a page speaks of. */
export interface Streams {
  /** The stream that decides the verdict; undefined where nobody has looked. */
  readonly deciding: At | undefined;
  /** The metrics whose numbers carry it, the surest first; empty where none has numbers. */
  readonly carrying: readonly At[];
}

/** The row that a place in an answer means. */
export const rowAt = ({ answer, row }: At): Row => answer.rows[row] ?? {};

/**
 * Chooses what a page about a scope speaks of: the alarm of the scope where it is flagged, else the flagged metric
 * that says most about service, else the alarm, else a metric that was judged.
 * @param impact rows of routing_impact of the change and brand
 * @param looks rows of `looks` of the scope: how sure each metric is
 */
export function chooseStreams(impact: Answer, looks: Answer, scope: string): Streams {
  const own = impact.rows
    .map((_, row): At => ({ answer: impact, row }))
    .filter((at) => rowAt(at).scope === scope && rowAt(at).metric !== '*');
  const surest = (at: At): number => lastMargin(looks, metricOf(at));
  const ranked = [...own].sort(
    (a, b) =>
      rankOf(rowAt(a)) - rankOf(rowAt(b)) || surest(b) - surest(a) || (metricOf(a) < metricOf(b) ? -1 : 1),
  );
  const deciding = ranked[0];
  if (deciding === undefined) return { deciding, carrying: [] };
  if (!isServiceAlarm({ metric: metricOf(deciding) })) {
    return { deciding, carrying: hasEffect(deciding) ? [deciding] : [] };
  }
  const carrying = own
    .filter((at) => serviceMetrics.includes(metricOf(at)) && hasEffect(at))
    .sort((a, b) => betterFirst(deciding, a, b) || surest(b) - surest(a));
  return { deciding, carrying };
}

/** Where no harm stands, what got better by its whole interval leads, the surest of it first. */
function betterFirst(deciding: At, a: At, b: At): number {
  if (isStanding(rowAt(deciding))) return 0;
  const [first, second] = [a, b].map((at) => {
    const { effect, effect_upper: upper } = rowAt(at);
    return typeof upper === 'number' && upper < 0 ? upper / (upper - Number(effect)) : 0;
  });
  return first! - second!;
}

export const metricOf = (at: At): string => textOf(rowAt(at), 'metric');
const hasEffect = (at: At): boolean => rowAt(at).effect !== null;

/** Harm that stands flagged before what was overtaken, before what is not flagged; then service before guardrails and costs. */
function rankOf(row: Row): number {
  const isHarm = rankOfHarm(textOf(row, 'metric')) < 2;
  const flagged = isHarm && isStanding(row) ? 0 : isHarm && row.flagged_on !== null ? 10 : 20;
  const isSilent = textOf(row, 'status').startsWith('not_');
  return flagged + rankOfHarm(textOf(row, 'metric')) + (isSilent ? 5 : 0);
}

/** Evidence of a metric's newest look beyond what it needs. */
function lastMargin(looks: Answer, metric: string): number {
  const last = looks.rows.findLast((row) => row.metric === metric);
  return last === undefined || last.log_e === null
    ? Number.NEGATIVE_INFINITY
    : numberOf(last, 'log_e') - numberOf(last, 'log_threshold');
}
