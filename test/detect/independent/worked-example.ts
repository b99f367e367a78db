import type { FactRow } from '../../../functions/contract/detection/facts.ts';
import type { RoutingChangeEvent } from '../../../functions/contract/records/events.ts';
import { addDays } from '../../../functions/contract/records/instant.ts';

const changeDay = '2026-03-02';
const historyDays = 56;
const looks = 30;

/** Scores a day: 20 answers, their sum and sum of squares. Both have a variance of 1.5. */
const asBefore = { n: 20, total: 80, total_squares: 350 };
const worse = { n: 20, total: 74, total_squares: 303.8 };

/** The worked example of docs/detection.md: every day alike, so that a pocket calculator can follow. */
export function workedExample(): { rows: FactRow[]; changes: RoutingChangeEvent[] } {
  const rows = ['germany', 'austria', 'spain'].flatMap((market) =>
    Array.from({ length: historyDays + looks }, (_, i) => {
      const isWorse = market === 'germany' && i >= historyDays;
      return {
        dt: addDays(changeDay, i - historyDays),
        brand: 'acme',
        market,
        channel: 'chat',
        queue: 'general',
        intent: 'any',
        language: 'any',
        priority: 'any',
        handler_kind: 'in_house',
        metric: 'csat',
        lag_days: 0,
        ...(isWorse ? worse : asBefore),
      };
    }),
  );
  const change: RoutingChangeEvent = {
    event: 'routing_change',
    schema: 1,
    source: 'example',
    occurred_at: `${changeDay}T00:00:00Z`,
    change_id: 'germany-to-ai',
    effective_at: `${changeDay}T00:00:00Z`,
    kind: 'ai_rollout',
    selector: { market: ['germany'] },
  };
  return { rows, changes: [change] };
}
