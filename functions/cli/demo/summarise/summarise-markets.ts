import { findMetric } from '../../../contract/definitions/metrics.ts';
import { numberOf, type Row } from '../../../contract/lake/rows.ts';
import { markets } from '../../../simulate/story/plan/planted-truth.ts';
import { type Compared, compareCells, rounded } from './compared.ts';

/** Chats of one market before and with AI: what management sees, and what became of it. */
export interface MarketNumbers {
  readonly market: string;
  readonly tickets: { readonly before: number; readonly after: number };
  readonly management: Readonly<Record<ManagementNumber, Compared>>;
  readonly verified: Readonly<Record<VerifiedNumber, Compared>>;
}

export type ManagementNumber =
  | 'ai_share'
  | 'claimed_resolution_rate'
  | 'minutes_to_first_reply'
  | 'cost_per_claim'
  | 'cost_per_claim_money_back'
  | 'csat';
export type VerifiedNumber =
  | 'verified_resolution_rate'
  | 'repeat_contact_rate'
  | 'reopen_rate'
  | 'human_request_rate'
  | 'csat'
  | 'survey_response_rate'
  | 'cost_per_verified'
  | 'cost_per_verified_money_back';

/** The rows that the demo's questions about markets were answered with. */
export interface MarketAnswers {
  readonly markets: readonly Row[];
  readonly speedBefore: readonly Row[];
  readonly speedWithAi: readonly Row[];
  readonly costBefore: readonly Row[];
  readonly costWithAi: readonly Row[];
  readonly moneyBefore: readonly Row[];
  readonly moneyWithAi: readonly Row[];
}

/** Puts a before and after together for every market. */
export const summariseMarkets = (answers: MarketAnswers): MarketNumbers[] =>
  markets.map((market) => {
    const of = (rows: readonly Row[]) => rows.filter((row) => row.market === market);
    const metric = (name: string) => of(answers.markets).find((row) => row.metric === name);
    const plain = (name: string) => compareMetric(metric(name), name, '');
    const sameMix = (name: string) => compareMetric(metric(name), name, '_standardised');
    const firstReply = (rows: readonly Row[]) => of(rows).find((row) => row.measure === 'first_reply');
    const costs = compareCosts(of(answers.costBefore), of(answers.costWithAi));
    const moneyBack = compareCosts(of(answers.moneyBefore), of(answers.moneyWithAi));
    return {
      market,
      tickets: {
        before: numberOf(metric('ai_share') ?? {}, 'n_before'),
        after: numberOf(metric('ai_share') ?? {}, 'n_after'),
      },
      management: {
        ai_share: plain('ai_share'),
        claimed_resolution_rate: plain('claimed_resolution_rate'),
        minutes_to_first_reply: compareCells(
          [firstReply(answers.speedBefore), 'p50'],
          [firstReply(answers.speedWithAi), 'p50'],
          'down',
        ),
        cost_per_claim: costs.perClaim,
        cost_per_claim_money_back: moneyBack.perClaim,
        csat: plain('csat'),
      },
      verified: {
        verified_resolution_rate: sameMix('verified_resolution_rate'),
        repeat_contact_rate: sameMix('repeat_contact_rate'),
        reopen_rate: sameMix('reopen_rate'),
        human_request_rate: sameMix('human_request_rate'),
        csat: sameMix('csat'),
        survey_response_rate: plain('survey_response_rate'),
        cost_per_verified: costs.perVerified,
        cost_per_verified_money_back: moneyBack.perVerified,
      },
    };
  });

/** One metric of a row of before_after, plain or at the same ticket mix. */
export const compareMetric = (row: Row | undefined, name: string, form: '' | '_standardised'): Compared =>
  compareCells([row, `before${form}`], [row, `after${form}`], findMetric(name)?.better ?? 'none');

/** Cost over all handlers: sums of the report's own, by AI first, by people, and by nobody. */
function sumCosts(rows: readonly Row[]) {
  const own = rows.filter((row) => ['ai_first', 'human', 'none'].includes(String(row.handler_kind)));
  const sum = (column: string) => own.reduce((total, row) => total + numberOf(row, column), 0);
  const ratio = (cost: number, count: number) => (count === 0 ? null : cost / count);
  return {
    perClaim: ratio(sum('cost_own'), sum('count_claimed')),
    perVerified: ratio(sum('cost_own') + sum('cost_repeats'), sum('count_verified')),
  };
}

/** The report gives intervals a handler kind, not of this sum: shown, not tested. */
function compareCosts(before: readonly Row[], after: readonly Row[]) {
  const first = sumCosts(before);
  const second = sumCosts(after);
  const pair = (name: 'perClaim' | 'perVerified'): Compared => ({
    before: rounded(first[name]),
    after: rounded(second[name]),
    result: 'not_tested',
  });
  return { perClaim: pair('perClaim'), perVerified: pair('perVerified') };
}
