import { numberOf, type Row } from '../../../contract/lake/rows.ts';
import { rounded } from './compared.ts';

/** One kind of handler in the Swedish chats with AI: raw, and at the same ticket mix. */
export interface HandlerNumbers {
  readonly handler: string;
  readonly tickets: number;
  readonly csat: Pair;
  readonly verified_resolution_rate: Pair;
  readonly handling_cost: Pair;
}

interface Pair {
  readonly raw: number | null;
  readonly standardised: number | null;
}

const shown = ['ai', 'hybrid', 'in_house', 'outsourced', 'on_demand'] as const;

/** Reads the answer of ai_vs_human. */
export const summariseHandlers = (rows: readonly Row[]): HandlerNumbers[] =>
  shown.map((handler) => {
    const of = (metric: string) =>
      rows.find((row) => row.handler_kind === handler && row.metric === metric) ?? {};
    const pair = (metric: string): Pair => ({
      raw: cell(of(metric), 'raw'),
      standardised: cell(of(metric), 'standardised'),
    });
    return {
      handler,
      tickets: numberOf(of('verified_resolution_rate'), 'n'),
      csat: pair('csat'),
      verified_resolution_rate: pair('verified_resolution_rate'),
      handling_cost: pair('handling_cost'),
    };
  });

const cell = (row: Row, name: string): number | null =>
  row[name] === null || row[name] === undefined ? null : rounded(numberOf(row, name));
