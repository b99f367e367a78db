import type { IntentModel } from '../../tag/intent/intent-model.ts';
import { intentGuesser, isSure } from '../../tag/intent/predict-intent.ts';
import { shareInterval } from '../examples/share-interval.ts';
import type { LabelledTicket } from './labelled-ticket.ts';

/** How predicted intents agree with known ones. Shares are null where there is nothing to take them of. */
export interface IntentFigures {
  readonly n: number;
  /** Tickets for which an intent is said. */
  readonly n_predicted: number;
  readonly n_right: number;
  readonly share_unpredicted: number | null;
  /** Share of what is said that is right. */
  readonly precision: number | null;
  readonly precision_lower: number | null;
  readonly precision_upper: number | null;
  /** Share that would be right if an intent were said for each. */
  readonly accuracy_unsure: number | null;
}

export interface EvaluatedTicket {
  readonly intent: string;
  /** The likeliest intent, said or not; null where the text says nothing to the model. */
  readonly guessed: string | null;
  readonly isSaid: boolean;
}

/** What a model makes of tickets whose intent is known. */
export function classifyTickets(
  tickets: readonly LabelledTicket[],
  model: Omit<IntentModel, 'version' | 'card'>,
): EvaluatedTicket[] {
  const guess = intentGuesser({ ...model, card: null });
  return tickets.map((ticket) => {
    const guessed = guess(ticket);
    const name = model.intents[guessed.intent]?.name ?? null;
    return { intent: ticket.intent, guessed: name, isSaid: isSure(model, guessed) };
  });
}

const isRight = ({ intent, guessed }: EvaluatedTicket): boolean => intent === guessed;

/** Figures over tickets, with 95 % intervals. */
export function intentFigures(evaluated: readonly EvaluatedTicket[]): IntentFigures {
  const said = evaluated.filter(({ isSaid }) => isSaid);
  const [n, n_predicted, n_right] = [evaluated.length, said.length, said.filter(isRight).length];
  const [precision_lower, precision_upper] =
    n_predicted === 0 ? [null, null] : shareInterval(n_right, n_predicted);
  return {
    n,
    n_predicted,
    n_right,
    share_unpredicted: n === 0 ? null : 1 - n_predicted / n,
    precision: n_predicted === 0 ? null : n_right / n_predicted,
    precision_lower,
    precision_upper,
    accuracy_unsure: n === 0 ? null : evaluated.filter(isRight).length / n,
  };
}

/** The same of what is said to be one intent; `n` counts the tickets of that intent. */
export const figuresOfIntent = (evaluated: readonly EvaluatedTicket[], name: string): IntentFigures => {
  const guessed = intentFigures(evaluated.filter((ticket) => ticket.isSaid && ticket.guessed === name));
  const known = evaluated.filter(({ intent }) => intent === name);
  const { share_unpredicted, accuracy_unsure } = intentFigures(known);
  return { ...guessed, n: known.length, share_unpredicted, accuracy_unsure };
};
