import { evidenceBeyond, rankOfHarm } from '../contract/definitions/leading-metric.ts';
import { withinPossible } from '../contract/definitions/possible-difference.ts';
import { type Look, saysVerdict } from '../contract/detection/evaluation.ts';
import type { Finding } from '../contract/detection/finding.ts';
import { isServiceAlarm } from '../contract/detection/service-alarm.ts';

/** One place that a change made worse: what is published once while suspected and once when confirmed. */
export interface Harm {
  /** market/channel/queue, or * for everything that the change covers. */
  readonly scope: string;
  readonly isConfirmed: boolean;
}

/** All that one change did to one brand: one message, however many metrics and scopes it hit. */
export interface Alert {
  readonly brand: string;
  readonly change_id: string;
  /** The day the change took effect. */
  readonly since: string;
  /** A cost that a hand-back is bound to have. */
  readonly isExpected: boolean;
  /** The finding that leads, and the look at its first scope. */
  readonly lead: Finding;
  readonly look: Look;
  /** The look whose figures tell how much: of the alarm of a scope that at the metric which carries it. */
  readonly figures: Look;
  /** Every leaf that the change covers, as market/channel/queue. */
  readonly leaves: readonly string[];
  /** Every finding of it, the lead first. */
  readonly findings: readonly Finding[];
  /** What else was found, and how much it moved at its first scope: of an alarm the look that carries it. */
  readonly also: readonly Placed[];
  /** Every place, that of the lead first; confirmed where any of its metrics is. */
  readonly harms: readonly Harm[];
}

/** The findings of one look as alerts, one a change and brand; those of service before costs, the surest first. */
export function alertsOf(findings: readonly Finding[], recorded: readonly Look[]): Alert[] {
  const looks = recorded.map((look) => withinPossible(look, look.metric));
  const groups = Map.groupBy(findings, ({ brand, change_id, is_expected }) =>
    JSON.stringify([brand, change_id, is_expected]),
  );
  return [...groups.values()].flatMap((own) => {
    const placed = own.flatMap((finding) => {
      const look = looks.find((candidate) => isPlaceOf(finding, candidate));
      return look === undefined ? [] : [{ finding, look }];
    });
    const [first] = placed.sort((a, b) => compareLeads(a.look, b.look));
    if (first === undefined) return [];
    const { brand, change_id, is_expected } = first.finding;
    const ranked = placed.map(({ finding }) => finding);
    return [
      {
        ...{ brand, change_id, since: first.look.change_effective_on, isExpected: is_expected },
        ...{ lead: first.finding, look: first.look, figures: figuresOf(first, looks) },
        ...{ leaves: leavesOf(first.look, looks), findings: ranked, harms: harmsOf(ranked) },
        also: placed.slice(1).map((other) => ({ ...other, look: figuresOf(other, looks) })),
      },
    ];
  });
}

/** A finding, and the look at its first scope. */
export interface Placed {
  readonly finding: Finding;
  readonly look: Look;
}

const figuresOf = ({ finding, look }: Placed, looks: readonly Look[]): Look =>
  (isServiceAlarm(look)
    ? looks.find((other) => isPlaceOf({ ...finding, metric: finding.confirming_metrics[0] ?? '' }, other))
    : undefined) ?? look;

const leavesOf = ({ brand, change_id }: Look, looks: readonly Look[]): string[] => [
  ...new Set(
    looks
      .filter((look) => look.brand === brand && look.change_id === change_id && look.scope !== '*')
      .map(({ scope }) => scope),
  ),
];

const isPlaceOf = (finding: Finding, look: Look): boolean =>
  look.brand === finding.brand &&
  look.change_id === finding.change_id &&
  look.metric === finding.metric &&
  look.scope === finding.scopes[0];

const compareLeads = (a: Look, b: Look): number =>
  rankOfHarm(a.metric) - rankOfHarm(b.metric) ||
  evidenceBeyond(b.log_e, b.alpha) - evidenceBeyond(a.log_e, a.alpha) ||
  (a.metric < b.metric ? -1 : 1);

function harmsOf(findings: readonly Finding[]): Harm[] {
  const harms = new Map<string, boolean>();
  for (const { scopes, status } of findings)
    for (const scope of scopes)
      harms.set(scope, harms.get(scope) === true || saysVerdict(status, 'regression_confirmed'));
  return [...harms].map(([scope, isConfirmed]) => ({ scope, isConfirmed }));
}

/** The finding's id in the view findings. */
export const findingId = ({ brand, change_id, since }: Alert, { scope }: Harm): string =>
  [brand, change_id, since, scope].join(':');
