/** What the detector says about one change and metric, as far as people and machines are told. */
export interface ToldFinding {
  readonly brand: string;
  readonly change_id: string;
  readonly metric: string;
  readonly status: string;
  /** Places, surest first; `*` is all that the change covers. */
  readonly scopes: readonly string[];
  readonly text: string;
}

/** The look that a finding stands on: its surest place. */
export interface ToldLook {
  readonly brand: string;
  readonly change_id: string;
  readonly metric: string;
  readonly scope: string;
  readonly change_effective_on: string;
  readonly flagged: boolean;
  readonly n_before: number;
  readonly n_after: number;
  readonly effect: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** The detail of the event `Handback Finding`, and the SNS message's JSON. */
export interface FindingMessage {
  readonly finding_id: string;
  readonly status: string;
  readonly brand: string;
  readonly change: string;
  readonly scope: string;
  readonly metric: string;
  /** Positive is worse, in the metric's unit; with the time-uniform interval. */
  readonly effect: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** The day the change took effect. */
  readonly since: string;
  readonly n_before: number;
  readonly n_after: number;
  readonly confirming_metrics: readonly string[];
  readonly recommended_handback: readonly string[];
  readonly report_url: string;
  readonly text: string;
}

/** A thing is told once when it is suspected and once when it is confirmed, wherever it then stands first. */
const findingId = (
  { status }: ToldFinding,
  { brand, change_id, change_effective_on, metric }: ToldLook,
): string => [brand, change_id, change_effective_on, metric, status].join(':');

/**
 * The messages of every finding, told before or not.
 * @param reportUrl where reports are answered, without a slash at its end
 */
export function findingMessages(
  findings: readonly ToldFinding[],
  looks: readonly ToldLook[],
  reportUrl: string,
): FindingMessage[] {
  return findings.flatMap((finding) => {
    const look = looks.find((candidate) => isPlaceOf(finding, candidate));
    return look === undefined ? [] : [toMessage(finding, look, looks, reportUrl)];
  });
}

const isPlaceOf = (finding: ToldFinding, look: ToldLook): boolean =>
  look.brand === finding.brand &&
  look.change_id === finding.change_id &&
  look.metric === finding.metric &&
  look.scope === finding.scopes[0];

function toMessage(
  finding: ToldFinding,
  look: ToldLook,
  looks: readonly ToldLook[],
  reportUrl: string,
): FindingMessage {
  const confirming = looks.filter(
    (other) =>
      other.flagged &&
      other.brand === look.brand &&
      other.change_id === look.change_id &&
      other.scope === look.scope &&
      other.metric !== look.metric,
  );
  const isConfirmed = finding.status.startsWith('regression_confirmed');
  return {
    finding_id: findingId(finding, look),
    status: finding.status,
    brand: finding.brand,
    change: finding.change_id,
    scope: look.scope,
    metric: finding.metric,
    effect: look.effect,
    lower: look.lower,
    upper: look.upper,
    since: look.change_effective_on,
    n_before: look.n_before,
    n_after: look.n_after,
    confirming_metrics: confirming.map(({ metric }) => metric),
    recommended_handback: isConfirmed ? finding.scopes : [],
    report_url: `${reportUrl}/v1/reports/routing_impact?change=${encodeURIComponent(finding.change_id)}`,
    text: finding.text,
  };
}
