/** The columns of a ticket event that say what its text lets expect the customer wants. All null: not asked. */
export interface IntentTags {
  readonly predicted_intent: string | null;
  readonly predicted_intent_probability: number | null;
  readonly intent_model: string | null;
}

export const noIntent: IntentTags = {
  predicted_intent: null,
  predicted_intent_probability: null,
  intent_model: null,
};

export const intentTagNames = Object.keys(noIntent) as (keyof IntentTags)[];
