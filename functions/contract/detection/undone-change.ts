import { byChange } from './by-change.ts';
import { type Look, saysVerdict } from './evaluation.ts';
import { morePlaces } from './scope-name.ts';
import { nameOfChange } from './undeclared-change.ts';

/** What of a look says whether its change took place. */
export type ShareLook = Pick<
  Look,
  | 'brand'
  | 'change_id'
  | 'change_effective_on'
  | 'scope'
  | 'metric'
  | 'status'
  | 'ai_share_before'
  | 'ai_share_after'
  | 'ai_share_declared'
>;

/** A change moved the AI share by less of what was declared: it did not happen, or it is smaller (docs/detection.md §6). */
export const leastFraction = { happened: 0.1, asDeclared: 0.5 };

/** Metrics that speak for a change. */
export const leadingMetrics: readonly string[] = ['verified_resolution_rate', 'csat'];

/**
 * Changes whose AI share did not move as declared, a line each: nothing about them says that all is well.
 * @param looks of one day
 */
export const describeUndone = (looks: readonly ShareLook[]): string[] =>
  byChange(looks).flatMap((own) => {
    const streams = own.filter(({ scope }) => scope === '*');
    const absent = absentChange(streams.filter(({ metric }) => leadingMetrics.includes(metric)));
    return absent.length > 0 ? absent : [...smallerMove(streams), ...absentPlaces(own)];
  });

/** Places with a line of their own. */
const mostPlaces = 5;

/** Where AI never came, of a change whose whole a later one has overtaken: nothing else would say it. */
export function absentPlaces(own: readonly ShareLook[]): string[] {
  const isOpen = ({ scope, status }: ShareLook) => scope === '*' && !saysVerdict(status, 'superseded');
  if (own.some(isOpen)) return [];
  const places = [...Map.groupBy(own, ({ scope }) => scope).values()]
    .map((streams) => streams.filter(({ metric }) => leadingMetrics.includes(metric)))
    .filter((streams) => absentChange(streams).length > 0);
  const rest = places.length - mostPlaces;
  return [
    ...places.slice(0, mostPlaces).flatMap(([look]) => absentIn(look!, `, in ${look!.scope}`)),
    ...(rest > 0 ? [`and in ${morePlaces(rest)}`] : []),
  ];
}

/** That AI never came, where every stream says so that the data can show: one without surveys says nothing of them. */
export function absentChange(streams: readonly ShareLook[]): string[] {
  const shown = streams.filter(({ status }) => !saysVerdict(status, 'not_in_data'));
  const [first] = shown;
  return first !== undefined && shown.every(({ status }) => saysVerdict(status, 'did_not_happen'))
    ? absentIn(first)
    : [];
}

const nameOf = (look: ShareLook): string => nameOfChange(look.change_id, look.change_effective_on);

const absentIn = (look: ShareLook, place = ''): string[] => [
  `${look.brand}, ${nameOf(look)}${place}: the change did not happen: ${shareMoveOf(look)}`,
];

/** That the AI share moved by less than half of what was declared, said once a change. */
export function smallerMove(streams: readonly ShareLook[]): string[] {
  const smaller = streams.find(({ status }) => saysVerdict(status, 'smaller_than_declared'));
  if (smaller === undefined) return [];
  return [`${smaller.brand}, ${nameOf(smaller)}: smaller than declared: ${shareMoveOf(smaller)}`];
}

const percent = (share: number | null): string => (share === null ? '?' : `${Math.round(100 * share)} %`);

/** How far the AI share moved, and how far it was declared to, in words. */
export const shareMoveOf = (
  look: Pick<ShareLook, 'ai_share_before' | 'ai_share_after' | 'ai_share_declared'>,
): string =>
  `AI share ${percent(look.ai_share_before)} → ${percent(look.ai_share_after)}, ` +
  `declared ${percent(look.ai_share_declared)}`;
