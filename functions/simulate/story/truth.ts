import { expectOutcome } from './plan/course.ts';
import { declaredChanges } from './plan/declared-changes.ts';
import {
  aiShareSteps,
  answered,
  brand,
  channelShares,
  firstDay,
  intents,
  intentTruths,
  lastDay,
  marketShares,
  moodsWhen,
  pilot,
  undeclaredStep,
} from './plan/planted-truth.ts';
import type { StoryOptions, StoryTally } from './story.ts';

/** The whole planted truth as one object, for truth.json: what was put in and what the dirt did. */
export function describeTruth(options: StoryOptions, tally: StoryTally) {
  return {
    scenario: 'story',
    ...options,
    brand,
    days: { first: firstDay, last: lastDay },
    tickets: tally.tickets,
    dirt: tally.dirt,
    market_shares: marketShares,
    channel_shares: channelShares,
    intents: Object.fromEntries(
      intents.map((intent) => {
        const truth = intentTruths[intent];
        const expected = { people: expectOutcome(truth, 0), ai_first: expectOutcome(truth, 1) };
        return [intent, { ...truth, expected }];
      }),
    ),
    survey_response: answered,
    moods: moodsWhen,
    ai_share_steps: aiShareSteps,
    unannounced: undeclaredStep,
    pilot,
    declared_changes: declaredChanges,
  };
}
