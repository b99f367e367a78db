import { line, type Unit, write } from '../../terminal/words.ts';
import type { Compared } from '../summarise/compared.ts';
import type { MarketNumbers } from '../summarise/summarise-markets.ts';
import { writeChange } from './write-change.ts';

const widths = [24, 14, 14, 14, 14, 14];

/** What management sees: every line better, or no worse. */
export const renderManagement = (markets: readonly MarketNumbers[]): string[] => [
  head(markets),
  renderRow('AI share', markets, ({ management }) => management.ai_share, 'share'),
  renderRow('Claimed resolutions', markets, ({ management }) => management.claimed_resolution_rate, 'share'),
  renderRow(
    'First reply, minutes',
    markets,
    ({ management }) => management.minutes_to_first_reply,
    'minutes',
  ),
  renderRow('Cost per claim, EUR', markets, ({ management }) => management.cost_per_claim, 'money'),
  renderRow(
    '  refunds and disputes',
    markets,
    ({ management }) => management.cost_per_claim_money_back,
    'money',
  ),
  renderRow('CSAT, 1–5', markets, ({ management }) => management.csat, 'points'),
];

/** What Handback verifies, at the same ticket mix. */
export const renderVerified = (markets: readonly MarketNumbers[]): string[] => [
  head(markets),
  renderRow('Verified resolutions', markets, ({ verified }) => verified.verified_resolution_rate, 'share'),
  renderRow('Came back in 7 days', markets, ({ verified }) => verified.repeat_contact_rate, 'share'),
  renderRow('Reopened in 7 days', markets, ({ verified }) => verified.reopen_rate, 'share'),
  renderRow('Asked for a person', markets, ({ verified }) => verified.human_request_rate, 'share'),
  renderRow('CSAT at the same mix', markets, ({ verified }) => verified.csat, 'points'),
  renderRow('Surveys answered', markets, ({ verified }) => verified.survey_response_rate, 'share'),
  renderRow('Cost per verified, EUR', markets, ({ verified }) => verified.cost_per_verified, 'money'),
  renderRow(
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

const renderRow = (
  label: string,
  markets: readonly MarketNumbers[],
  pick: (market: MarketNumbers) => Compared,
  unit: Unit,
): string => line([label, ...markets.map((market) => writeChange(pick(market), unit))], widths);

/** Tickets behind the two tables. */
export const renderVolume = (markets: readonly MarketNumbers[]): string =>
  line(
    [
      'Tickets',
      ...markets.map(
        ({ tickets }) => `${write(tickets.before, 'count')} → ${write(tickets.after, 'count')}  `,
      ),
    ],
    widths,
  );
