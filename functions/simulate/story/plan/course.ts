import type { Chance, Weights } from './chance.ts';
import { aiShare } from './people.ts';
import { handedOffUnasked, type IntentTruth, intentTruths, reachedAfterAsking } from './planted-truth.ts';
import type { HandoffReason, Need } from './story-event.ts';

/** How a ticket will go, before a word is said. */
export interface Course {
  /** Who answers first, and whether AI passes the ticket on to a person. */
  readonly handling: 'human' | 'ai' | 'handed_off';
  readonly isAskingForPerson: boolean;
  readonly handoffReason: HandoffReason;
  readonly isClaimed: boolean;
  /** What contradicts the claim within the verification window. */
  readonly contradiction: 'reopens' | 'repeats' | undefined;
  readonly isHappy: boolean;
}

const unaskedReasons: Weights<HandoffReason> = {
  missing_knowledge: 5,
  unsupported_request: 3,
  policy: 2,
  tool_failure: 1,
  customer_request: 0,
};
/** Even without AI a few write that they want somebody else. */
const asksPeopleForPerson = 0.006;
/** Who is not helped comes back with a ticket of its own more often than by reopening. */
const repeatsRatherThanReopens = 0.62;
const happyWhenSolved = 0.94;
const happyWhenNot = 0.14;

/** Draws the course of a need from the planted effects. */
export function drawCourse(chance: Chance, need: Need): Course {
  const truth = intentTruths[need.intent];
  const isAiFirst = chance.happens(aiShare(need.at, need.market, need.channel, need.intent));
  const first = isAiFirst ? drawAiHandling(chance, truth) : drawPeopleHandling(chance, need);
  const outcome = first.handling === 'ai' ? truth.ai : truth.human;
  const isClaimed = chance.happens(outcome.claimed);
  const isContradicted = isClaimed && chance.happens(outcome.contradicted);
  const isRepeating = need.depth < 3 && chance.happens(repeatsRatherThanReopens);
  return {
    ...first,
    isClaimed,
    contradiction: isContradicted ? (isRepeating ? 'repeats' : 'reopens') : undefined,
    isHappy: chance.happens(isClaimed && !isContradicted ? happyWhenSolved : happyWhenNot),
  };
}

/** Whether the customer's problem is solved, and stays so. */
export const isSolved = ({ isClaimed, contradiction }: Course): boolean =>
  isClaimed && contradiction === undefined;

type FirstSteps = Pick<Course, 'handling' | 'isAskingForPerson' | 'handoffReason'>;

function drawAiHandling(chance: Chance, truth: IntentTruth): FirstSteps {
  const isAskingForPerson = chance.happens(truth.asksForPerson);
  const isHandedOff = chance.happens(isAskingForPerson ? reachedAfterAsking : handedOffUnasked);
  return {
    handling: isHandedOff ? 'handed_off' : 'ai',
    isAskingForPerson,
    handoffReason: isAskingForPerson ? 'customer_request' : chance.weighted(unaskedReasons),
  };
}

function drawPeopleHandling(chance: Chance, need: Need): FirstSteps {
  const isAskingForPerson = need.channel !== 'phone' && chance.happens(asksPeopleForPerson);
  return { handling: 'human', isAskingForPerson, handoffReason: 'customer_request' };
}

/** Outcome to expect of tickets of an intent of which AI answers a share first; the closed form of `drawCourse`. */
export function expectOutcome(truth: IntentTruth, share: number): { claimed: number; verified: number } {
  const handedOff = truth.asksForPerson * reachedAfterAsking + (1 - truth.asksForPerson) * handedOffUnasked;
  const keptByAi = share * (1 - handedOff);
  const { ai, human } = truth;
  return {
    claimed: keptByAi * ai.claimed + (1 - keptByAi) * human.claimed,
    verified:
      keptByAi * ai.claimed * (1 - ai.contradicted) +
      (1 - keptByAi) * human.claimed * (1 - human.contradicted),
  };
}
