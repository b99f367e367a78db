import type { Look } from '../contract/detection/evaluation.ts';
import { evidenceCommand } from '../report/command-line.ts';
import { printable } from '../report/render/printable.ts';
import { alertText, headlineOf } from './alert-text.ts';
import { type Alert, findingId } from './alerts.ts';
import type { HandBack } from './hand-back.ts';
import { type HandBackAnswer, mostHandBacks } from './hand-back-text.ts';
import { textThatFits, thatFit } from './message-size.ts';

/** The detail of the event `Handback Finding`, and the SNS message's JSON. Its lists end where their room in a message does. */
export interface FindingMessage {
  readonly finding_id: string;
  readonly status: string;
  readonly brand: string;
  readonly change: string;
  readonly scope: string;
  readonly metric: string;
  /** What money counts in, that of the price list. */
  readonly currency: string;
  /** Means of the treated tickets, at the ticket mix and ages compared, in the metric's unit. */
  readonly before: number | null;
  readonly after: number | null;
  /** Positive is worse, in the metric's unit; with the time-uniform interval. */
  readonly effect: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** The day the change took effect. */
  readonly since: string;
  /** Null, as the effect is, where several metrics show one harm. */
  readonly n_before: number | null;
  readonly n_after: number | null;
  readonly confirming_metrics: readonly string[];
  readonly recommended_handback: readonly string[];
  /** What handing them back gains and costs, the best of them first: rows of handback_candidates. */
  readonly hand_back: readonly HandBack[];
  /** The page on it; a call with the caller's rights gets a short-lived link to it. */
  readonly evidence_url: string;
  /** Everything that the change did (report routing_impact). */
  readonly report_url: string;
  /** Places that one message speaks of, in all. */
  readonly harms: number;
  /** Those after the first, at most a hundred. */
  readonly also: readonly AlsoHarmed[];
  /** One line: what, where, since when. */
  readonly title: string;
  readonly text: string;
}

const mostAlso = 100;

/** The places of a message after its first. */
export const alsoOf = (harms: readonly AlsoHarmed[]): AlsoHarmed[] => thatFit(harms.slice(1, mostAlso + 1));

/** The other places of an alert, and those of other alerts that one message speaks of. */
export interface AlsoHarmed {
  readonly finding_id: string;
  readonly status: string;
}

/** Where reports are answered, without a slash at its end, and the currency of the price list. */
export interface Origin {
  readonly reportUrl: string;
  readonly currency: string;
  /** By the id of a finding of an undeclared change what was found in its place before, in words. */
  readonly earlier?: ReadonlyMap<string, string>;
}

/** One message for one alert. */
export function messageOf(
  alert: Alert,
  { reportUrl, currency, earlier }: Origin,
  handBack: HandBackAnswer = { kind: 'none' },
): FindingMessage {
  const { lead, look, harms } = alert;
  const since = look.change_effective_on;
  const links = {
    evidence: evidenceUrl(look, reportUrl),
    report: urlOf(reportUrl, 'routing_impact', { change: look.change_id }),
    handBack: urlOf(reportUrl, 'handback_candidates', {
      ...{ brand: lead.brand, from: since, to: look.known_on },
      by: 'brand,market,channel,queue',
    }),
    command: evidenceCommand(look.change_id, 'LAKE'),
  };
  return {
    finding_id: findingId(alert, harms[0]!),
    status: lead.status,
    brand: lead.brand,
    change: lead.change_id,
    scope: look.scope,
    metric: lead.metric,
    currency,
    before: look.mean_before ?? null,
    after: look.mean_after ?? null,
    effect: look.effect,
    lower: look.lower,
    upper: look.upper,
    since,
    n_before: look.n_before,
    n_after: look.n_after,
    confirming_metrics: lead.confirming_metrics,
    recommended_handback: thatFit([
      ...new Set(alert.findings.flatMap((finding) => finding.recommended_handback)),
    ]),
    hand_back: handBack.kind === 'known' ? thatFit(handBack.places.slice(0, mostHandBacks)) : [],
    harms: harms.length,
    also: alsoOf(harmsIn(alert)),
    evidence_url: links.evidence,
    report_url: links.report,
    title: printable(headlineOf(alert)),
    text: textThatFits(
      alertText(alert, handBack, { links, currency, earlier: earlier?.get(findingId(alert, harms[0]!)) }),
    ),
  };
}

/** Every place of an alert, that of its lead first. */
export const harmsIn = (alert: Alert): AlsoHarmed[] =>
  alert.harms.map((harm) => ({
    finding_id: findingId(alert, harm),
    status: harm.isConfirmed ? 'regression_confirmed' : 'regression_suspected',
  }));

/** The page on the change in the place that leads. */
const evidenceUrl = ({ change_id: change, brand, scope }: Look, base: string): string =>
  pathOf(base, 'evidence', { change, brand, scope });

const urlOf = (base: string, report: string, given: Readonly<Record<string, string>>): string =>
  pathOf(base, `reports/${report}`, given);

/** Chats read some characters that an address may have as markup. */
function pathOf(base: string, path: string, given: Readonly<Record<string, string>>): string {
  const encoded = (value: string): string =>
    encodeURIComponent(value.toWellFormed()).replace(
      /[*~'()!]/g,
      (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
    );
  const parameters = Object.entries(given).map(([name, value]) => `${name}=${encoded(value)}`);
  return `${base}/v1/${path}?${parameters.join('&')}`;
}
