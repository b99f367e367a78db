import { addDays } from '../../functions/contract/records/instant.ts';
import type { TinyLake } from '../report/tiny-lake.ts';

const since = '2026-04-06';
const metrics = ['verified_resolution_rate', 'repeat_contact_rate', 'reopen_rate'];

/** One change in so many places of a brand: in every tenth harm is flagged, some have too little to say. */
export function manyScopes(count: number): TinyLake {
  const place = (at: number) => ({ brand: 'acme', market: `M${at}`, channel: 'chat', queue: 'billing' });
  const scopes = ['*', ...Array.from({ length: count }, (_, at) => `M${at}/chat/billing`)];
  return {
    known_at: '2026-06-20T06:00:00Z',
    tables: {
      episode_runs: Array.from({ length: count }, (_, at) => at).flatMap((at) =>
        ['2026-03-20', '2026-04-10'].map((day, half) => ({
          times: 4,
          ticket_key: `desk:m${at}-${half}-{i}`,
          ...place(at),
          started_at: `${day}T10:00:00Z`,
          claimed_at: `${day}T11:00:00Z`,
          is_verified: true,
          resolution: 'verified',
          first_handler: half === 0 ? 'in_house' : 'ai',
          handler_kind: half === 0 ? 'in_house' : 'ai',
        })),
      ),
      routing_changes: [
        {
          event_id: 'c1',
          change_id: 'ai-everywhere',
          kind: 'ai_rollout',
          occurred_at: '2026-04-01T08:00:00Z',
          effective_at: `${since}T00:00:00Z`,
          selector: JSON.stringify({ channel: ['chat'] }),
        },
      ],
      evaluations: scopes.flatMap((scope, at) =>
        ['service', ...metrics].flatMap((metric) => [12, 13].map((day) => look(scope, at, metric, day))),
      ),
    },
  };
}

function look(scope: string, at: number, metric: string, day: number) {
  const isHarmed = at % 10 === 0;
  const isSilent = at % 7 === 3;
  const figures = isSilent
    ? { n_before: 4, n_after: 3, effect: null, lower: null, upper: null, log_e: null }
    : {
        ...{ n_before: 400, n_after: 200, mean_before: 0.9, mean_after: isHarmed ? 0.75 : 0.89 },
        ...(isHarmed
          ? { effect: 0.15, lower: 0.05, upper: 0.25 }
          : { effect: 0.01, lower: -0.04, upper: 0.06 }),
        log_e: isHarmed ? 8 : -1,
      };
  const service = metric === 'service' ? { effect: null, lower: null, upper: null } : {};
  const flagged = isHarmed && !isSilent;
  return {
    known_on: addDays(since, day),
    change_id: 'ai-everywhere',
    change_effective_on: since,
    brand: 'acme',
    scope,
    metric,
    day: day + 1,
    alpha: 0.01,
    listed: flagged,
    controls: 2,
    definition_version: 'v1',
    flagged,
    flagged_on: flagged ? addDays(since, 12) : null,
    status: isSilent ? 'not_enough_data' : flagged ? 'regression_confirmed' : 'no_regression_so_far',
    days_to_detect: 40,
    days_to_detect_10: 20,
    ...figures,
    ...service,
  };
}
