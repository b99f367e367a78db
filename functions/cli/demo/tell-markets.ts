import { line, type Unit, write, writeChange } from '../words.ts';
import type { Compared } from './compared.ts';
import type { MarketNumbers } from './read-markets.ts';

const widths = [24, 14, 14, 14, 14, 14];

/** What management sees: every line better, or no worse. */
export const tellManagement = (markets: readonly MarketNumbers[]): string[] => [
  head(markets),
  tellRow('AI share', markets, ({ management }) => management.ai_share, 'share'),
  tellRow('Claimed resolutions', markets, ({ management }) => management.claimed_resolution_rate, 'share'),
  tellRow('First reply, minutes', markets, ({ management }) => management.minutes_to_first_reply, 'minutes'),
  tellRow('Cost per claim, EUR', markets, ({ management }) => management.cost_per_claim, 'money'),
  tellRow(
    '  refunds and disputes',
    markets,
    ({ management }) => management.cost_per_claim_money_back,
    'money',
  ),
  tellRow('CSAT, 1–5', markets, ({ management }) => management.csat, 'points'),
];

/** What Handback verifies, at the same ticket mix. */
export const tellVerified = (markets: readonly MarketNumbers[]): string[] => [
  head(markets),
  tellRow('Verified resolutions', markets, ({ verified }) => verified.verified_resolution_rate, 'share'),
  tellRow('Came back in 7 days', markets, ({ verified }) => verified.repeat_contact_rate, 'share'),
  tellRow('Reopened in 7 days', markets, ({ verified }) => verified.reopen_rate, 'share'),
  tellRow('Asked for a person', markets, ({ verified }) => verified.human_request_rate, 'share'),
  tellRow('CSAT at the same mix', markets, ({ verified }) => verified.csat, 'points'),
  tellRow('Surveys answered', markets, ({ verified }) => verified.survey_response_rate, 'share'),
  tellRow('Cost per verified, EUR', markets, ({ verified }) => verified.cost_per_verified, 'money'),
  tellRow(
    '  refunds and disputes',
    markets,
    ({ verified }) => verified.cost_per_verified_money_back,
    'money',
  ),
];

const head = (markets: readonly MarketNumbers[]): string =>
  line(
    [
      'Chats',
      ...markets.map(({ market, management }) => `${market}${management.ai_share.after ? '' : ', no AI'}  `),
    ],
    widths,
  );

const tellRow = (
  label: string,
  markets: readonly MarketNumbers[],
  pick: (market: MarketNumbers) => Compared,
  unit: Unit,
): string => line([label, ...markets.map((market) => writeChange(pick(market), unit))], widths);

/** Tickets behind the two tables. */
export const tellVolume = (markets: readonly MarketNumbers[]): string =>
  line(
    [
      'Tickets',
      ...markets.map(
        ({ tickets }) => `${write(tickets.before, 'count')} → ${write(tickets.after, 'count')}  `,
      ),
    ],
    widths,
  );
