import { encodeIntentModel, intentVersionOf } from '../../tag/intent/intent-file.ts';
import type { IntentModel } from '../../tag/intent/intent-model.ts';
import { inOrder, splitExamples } from '../examples/split-examples.ts';
import { type ChosenIntents, chooseIntents, mostTickets } from './choose-intents.ts';
import { fitIntents } from './fit-intents.ts';
import { classifyTickets, figuresOfIntent, type IntentFigures, intentFigures } from './intent-figures.ts';
import type { LabelledTicket } from './labelled-ticket.ts';
import { leastPrecision } from './sure-from.ts';

/** What is said of a model beside its figures on tickets that it had not seen. */
export interface IntentCard {
  /** Tickets with an intent and a first text of the customer, of which the newest evaluate the model. */
  readonly tickets: number;
  readonly customers: number;
  readonly from: string;
  readonly to: string;
  readonly judged_languages: readonly string[];
  readonly cost: number;
  /** Of what is said of an intent so many must be right. */
  readonly least_precision: number;
  /** Intents that the model knows, the most frequent first; only those that are sure are said. */
  readonly intents: readonly ({
    readonly name: string;
    readonly tickets: number;
    readonly is_sure: boolean;
  } & IntentFigures)[];
  /** Intents with too few tickets, and these. */
  readonly intents_left_out: number;
  readonly tickets_left_out: number;
  readonly held_out: IntentFigures;
  /** Share of the same tickets that have the most frequent intent. */
  readonly always_most_frequent: number;
  /** The model in use and the new one on those of the same tickets that neither had seen. */
  readonly in_use: {
    readonly version: string;
    readonly its: IntentFigures;
    readonly new: IntentFigures;
  } | null;
}

export type IntentTraining =
  | { readonly status: 'not_enough_data'; readonly reason: string }
  | {
      readonly status: 'better' | 'worse';
      readonly reason: string;
      readonly card: IntentCard;
      readonly bytes: Uint8Array;
      readonly version: string;
    };

/** Held-out tickets of which an intent must be said, so that it can be shown to be right often enough. */
const leastShown = 5;
/** Tickets, unseen by both models, that a comparison needs. */
const leastToCompare = 30;

/**
 * Fits a classifier of intents to tickets, evaluates it on the newest of them, of customers of whom it has seen nothing, and
 * compares it with what is in use. An intent is said where held-out tickets showed that it is right often enough. The
 * model that is published is fitted to all of them, by the same recipe. Pure and deterministic.
 */
export function trainIntent(labelled: readonly LabelledTicket[], inUse?: IntentModel): IntentTraining {
  const tickets = inOrder(labelled.filter(({ text }) => text.trim() !== '')).slice(-mostTickets);
  const chosen = chooseIntents(tickets);
  if ('reason' in chosen) return { status: 'not_enough_data', reason: chosen.reason };
  const names = chosen.intents.map(({ name }) => name);
  const { learned, heldOut } = splitExamples(tickets);
  if (learned.length === 0 || heldOut.length === 0) return { status: 'not_enough_data', reason: allAlike };
  const unseen = heldOut.map((at) => tickets[at]!);
  const fitted = fitIntents(
    learned.map((at) => tickets[at]!),
    names,
  );
  const sure = sureIntents(fitted.model, unseen);
  const candidate = sayingOnly(fitted.model, sure);
  const stored = describe(tickets, unseen, chosen, candidate, sure);
  const card: IntentCard = {
    ...stored,
    cost: fitted.cost,
    in_use: inUse === undefined ? null : compare(unseen, candidate, inUse),
  };
  const { model } = fitIntents(tickets, names, fitted.cost);
  const bytes = encodeIntentModel({ ...sayingOnly(model, sure), card: { ...card, in_use: null } });
  return { ...whichIsBetter(card), card, bytes, version: intentVersionOf(bytes) };
}

const allAlike =
  'the texts are so much alike that there are none to learn from besides others to evaluate on';

type Unnamed = Omit<IntentModel, 'version' | 'card'>;

/** Intents of which held-out tickets showed that they are right often enough where they are said. */
function sureIntents(model: Unnamed, unseen: readonly LabelledTicket[]): ReadonlySet<string> {
  const evaluated = classifyTickets(unseen, model);
  const isShown = (name: string) => {
    const { n_predicted, precision } = figuresOfIntent(evaluated, name);
    return n_predicted >= leastShown && precision !== null && precision >= leastPrecision;
  };
  return new Set(model.intents.map(({ name }) => name).filter(isShown));
}

const sayingOnly = (model: Unnamed, sure: ReadonlySet<string>): Unnamed => ({
  ...model,
  intents: model.intents.map((head) => (sure.has(head.name) ? head : { ...head, threshold: null })),
});

/** On those of the unseen tickets that are newer than what the model in use was fitted to. */
function compare(
  unseen: readonly LabelledTicket[],
  candidate: Unnamed,
  inUse: IntentModel,
): IntentCard['in_use'] {
  const newer = unseen.filter(({ occurredAt }) => occurredAt > inUse.fittedUntil);
  return {
    version: inUse.version,
    its: intentFigures(classifyTickets(newer, inUse)),
    new: intentFigures(classifyTickets(newer, candidate)),
  };
}

/** Right ones less wrong ones, of all tickets: what is not said is neither. */
const netShare = ({ n, n_predicted, n_right }: IntentFigures): number =>
  n === 0 ? 0 : (n_right - (n_predicted - n_right)) / n;

function whichIsBetter({ held_out, in_use, intents }: IntentCard): {
  status: 'better' | 'worse';
  reason: string;
} {
  const least = `${Math.round(leastPrecision * 100)} %`;
  if (!intents.some(({ is_sure }) => is_sure))
    return {
      status: 'worse',
      reason: `of no intent it could be shown, on ${held_out.n} held-out tickets, that ${least} of what the model is sure of is right`,
    };
  if (in_use === null)
    return {
      status: 'better',
      reason: `of ${held_out.n} held-out tickets it says the intent of ${held_out.n_predicted}, ${held_out.n_right} of them rightly; there was no model`,
    };
  const { its, new: fresh, version } = in_use;
  if (fresh.n < leastToCompare)
    return {
      status: 'worse',
      reason: `it cannot be shown to be better than the model in use (${version}): there are ${fresh.n} tickets that neither has seen; ${leastToCompare} are needed`,
    };
  const said = ({ n_right, n_predicted }: IntentFigures) =>
    `${n_right} right and ${n_predicted - n_right} wrong`;
  return {
    status: netShare(fresh) >= netShare(its) ? 'better' : 'worse',
    reason: `${said(fresh)}, against ${said(its)} of the model in use (${version}), on ${fresh.n} tickets that neither has seen`,
  };
}

function describe(
  tickets: readonly LabelledTicket[],
  unseen: readonly LabelledTicket[],
  { intents, intentsLeftOut, ticketsLeftOut }: ChosenIntents,
  candidate: Unnamed,
  sure: ReadonlySet<string>,
): Omit<IntentCard, 'in_use' | 'cost'> {
  const evaluated = classifyTickets(unseen, candidate);
  const mostFrequent = unseen.filter(({ intent }) => intent === intents[0]!.name).length;
  return {
    tickets: tickets.length,
    customers: new Set(tickets.map(({ customer }) => customer)).size,
    from: new Date(tickets[0]!.occurredAt).toISOString(),
    to: new Date(tickets.at(-1)!.occurredAt).toISOString(),
    judged_languages: candidate.languages,
    least_precision: leastPrecision,
    intents: intents.map(({ name, count }) => ({
      name,
      tickets: count,
      is_sure: sure.has(name),
      ...figuresOfIntent(evaluated, name),
    })),
    intents_left_out: intentsLeftOut,
    tickets_left_out: ticketsLeftOut,
    held_out: intentFigures(evaluated),
    always_most_frequent: mostFrequent / unseen.length,
  };
}
