import { findMetric } from '../../contract/definitions/metrics.ts';
import { isNoLongerSeen } from '../../contract/definitions/no-longer-seen.ts';
import { numberOf, textOf } from '../../contract/lake/rows.ts';
import { type At, metricOf, rowAt, type Streams } from './streams.ts';

/** What a page says in one word, and how it is coloured: what cannot be told is never the colour of good news. */
export interface Verdict {
  readonly word:
    | 'Worse'
    | 'Worse, not confirmed'
    | 'Was worse'
    | 'Moved'
    | 'Better'
    | 'No change found'
    | 'Cannot tell yet'
    | 'Cannot tell'
    | 'Did not happen'
    | 'Smaller than declared'
    | 'Overtaken';
  readonly tone: 'worse' | 'better' | 'even' | 'open';
  readonly sign: string;
}

const verdicts = {
  worse: { word: 'Worse', tone: 'worse', sign: '▼' },
  suspected: { word: 'Worse, not confirmed', tone: 'worse', sign: '▽' },
  gone: { word: 'Was worse', tone: 'open', sign: '▽' },
  moved: { word: 'Moved', tone: 'open', sign: '◆' },
  better: { word: 'Better', tone: 'better', sign: '▲' },
  even: { word: 'No change found', tone: 'even', sign: '=' },
  early: { word: 'Cannot tell yet', tone: 'open', sign: '?' },
  blind: { word: 'Cannot tell', tone: 'open', sign: '?' },
  absent: { word: 'Did not happen', tone: 'open', sign: '∅' },
  smaller: { word: 'Smaller than declared', tone: 'open', sign: '∅' },
  overtaken: { word: 'Overtaken', tone: 'open', sign: '»' },
} as const satisfies Record<string, Verdict>;

/** The verdict on one change and scope in plain words (docs/evidence.md). */
export function verdictOf({ deciding, carrying }: Streams): Verdict {
  if (deciding === undefined) return verdicts.early;
  const status = textOf(rowAt(deciding), 'status').replace('_uncontrolled', '');
  const isGuardrail = findMetric(metricOf(deciding))?.better === 'two_sided';
  if (isGuardrail && status.startsWith('regression_')) return verdicts.moved;
  if (status.startsWith('regression_') && carrying.length > 0 && carrying.every(isBelow))
    return verdicts.better;
  if (status.startsWith('regression_') && carrying[0] !== undefined && isGone(carrying[0]))
    return verdicts.gone;
  if (status === 'regression_confirmed') return verdicts.worse;
  if (status === 'regression_suspected') return verdicts.suspected;
  if (status === 'did_not_happen') return verdicts.absent;
  if (status === 'smaller_than_declared') return verdicts.smaller;
  if (status === 'superseded') return verdicts.overtaken;
  if (status === 'not_in_data') return verdicts.blind;
  if (status === 'not_enough_data' || carrying.length === 0) return verdicts.early;
  if (carrying.some(isBetter)) return verdicts.better;
  if (carrying.every(isExcluded)) return isUndecidedHandback(carrying) ? verdicts.early : verdicts.even;
  return carrying.filter((at) => !isExcluded(at)).every(isNeverSeen) ? verdicts.blind : verdicts.early;
}

/** Nothing was changed that could have done anything. */
export const isAbsent = ({ verdict }: { readonly verdict: Verdict }): boolean =>
  verdict.word === verdicts.absent.word;

/** Flagged once, and better now by the whole interval. */
const isBelow = (at: At): boolean => Number(rowAt(at).effect_upper ?? 0) < 0;

/** Flagged once, and of the surest metric nothing is left by the last look. */
const isGone = (at: At): boolean => isNoLongerSeen({ metric: metricOf(at), effect: rowAt(at).effect });

/** So few tickets that the drop looked for would not be seen within the two years that are foretold. */
const isNeverSeen = (at: At): boolean =>
  rowAt(at).days_to_detect === null && typeof rowAt(at).rho === 'number';

const isBetter = (at: At): boolean => textOf(rowAt(at), 'status').startsWith('improved');

/** A hand-back is there to help: that it harms nothing says little while a gain of the size looked for is open. */
export const isUndecidedHandback = (carrying: readonly At[]): boolean =>
  carrying.some((at) => {
    const { kind, effect_lower: lower, rho } = rowAt(at);
    return kind === 'handback' && typeof lower === 'number' && typeof rho === 'number' && lower < -rho;
  });

/** The drop that the looks are made to catch is excluded already: it need not be waited for. */
export function isExcluded(at: At): boolean {
  const { excluded_drop, rho } = rowAt(at);
  return (
    typeof excluded_drop === 'number' &&
    typeof rho === 'number' &&
    excluded_drop <= numberOf(rowAt(at), 'rho')
  );
}
