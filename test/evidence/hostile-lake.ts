import type { TinyLake } from '../report/tiny-lake.ts';

/** Names as nobody should choose them: markup, a turn of the direction, 190 characters, quotes. */
export const hostile = {
  change: '<script>alert("c")</script>',
  brand: "acme' & <b>sons</b>",
  market: '\u202eDE<img src=x onerror=alert(1)>',
  queue: `q${'ueue '.repeat(37)}ä`,
  intent: '"><svg/onload=alert(2)>',
} as const;

export const hostileScope = `${hostile.market}/chat/${hostile.queue}`;

const days = (from: number, count: number, month: string): string[] =>
  Array.from({ length: count }, (_, at) => `2026-${month}-${String(from + at).padStart(2, '0')}`);

const place = { brand: hostile.brand, market: hostile.market, queue: hostile.queue, intent: hostile.intent };

/** Tickets of a day: so many claimed, as many left open; claims that did not hold were reopened. */
const tickets = (
  name: string,
  day: string,
  where: object,
  held: number,
  reopened: number,
  handler: string,
) => {
  const common = { ...where, started_at: `${day}T10:00:00Z`, first_handler: handler, handler_kind: handler };
  const claimed = { claimed_at: `${day}T11:00:00Z`, claim: 'agent', resolver_kind: handler };
  return [
    {
      times: held,
      ticket_key: `desk:${name}-${day}-h{i}`,
      ...{ ...common, ...claimed, is_verified: true, resolution: 'verified' },
    },
    {
      times: reopened,
      ticket_key: `desk:${name}-${day}-r{i}`,
      ...{ ...common, ...claimed, is_verified: false, resolution: 'reopened' },
      reopened_at: `${day}T15:00:00Z`,
    },
  ];
};

const look = (metric: string, day: string, count: number, more: object) => ({
  known_on: day,
  change_id: hostile.change,
  change_effective_on: '2026-04-06',
  brand: hostile.brand,
  scope: hostileScope,
  metric,
  day: count,
  listed: false,
  controls: 1,
  definition_version: 'v1',
  ...more,
});

const looks = days(6, 20, '04').flatMap((day, at) => {
  const isFlagged = at >= 8;
  const flags = {
    flagged: isFlagged,
    flagged_on: isFlagged ? '2026-04-14' : null,
    status: isFlagged ? 'regression_confirmed' : at < 2 ? 'not_enough_data' : 'no_regression_so_far',
  };
  const numbers = {
    n_before: 560,
    n_after: 20 * (at + 1),
    effect: 0.2,
    lower: 0.2 - 1 / (at + 1),
    upper: 0.2 + 1 / (at + 1),
  };
  const means = { mean_before: 0.9, mean_after: 0.7, log_e: at, alpha: 0.01, rho: 0.05, days_to_detect: 30 };
  const trend = { pre_trend: 0.01, pre_trend_se: 0.02, se: 0.1, information: 100 };
  return [
    look('service', day, at + 1, { ...flags, log_e: at + 0.5, alpha: 0.004 }),
    look('verified_resolution_rate', day, at + 1, { ...flags, ...numbers, ...means, ...trend }),
    look('reopen_rate', day, at + 1, {
      ...flags,
      ...numbers,
      ...means,
      ...trend,
      flagged: false,
      flagged_on: null,
      log_e: at / 2,
      status: 'no_regression_so_far',
    }),
  ];
});

/** A change whose verified resolutions fall from .9 to .7 in a place with such names; SE is its control. */
export const hostileLake: TinyLake = {
  known_at: '2026-06-20T06:00:00Z',
  tables: {
    episode_runs: [
      ...[...days(9, 20, '03'), ...days(1, 5, '04')].flatMap((day) => [
        ...tickets('t', day, place, 18, 2, 'in_house'),
        ...tickets('c', day, { ...place, market: 'SE' }, 18, 2, 'in_house'),
      ]),
      ...days(6, 20, '04').flatMap((day) => [
        ...tickets('t', day, place, 14, 6, 'ai'),
        ...tickets('c', day, { ...place, market: 'SE' }, 18, 2, 'in_house'),
      ]),
      ...tickets('late', '2026-06-19', place, 1, 0, 'in_house'),
    ],
    routing_changes: [
      {
        event_id: 'c1',
        change_id: hostile.change,
        kind: 'ai_rollout',
        occurred_at: '2026-04-01T08:00:00Z',
        effective_at: '2026-04-06T00:00:00Z',
        selector: JSON.stringify({ market: [hostile.market] }),
      },
    ],
    evaluations: looks,
  },
};
