/** What was made of a text's sentiment; all null where nothing judged it. */
export interface Judgement {
  readonly sentiment: string | null;
  readonly sentiment_engine: string | null;
  readonly sentiment_model: string | null;
  readonly is_degraded: boolean | null;
}

const unjudged: Judgement = {
  sentiment: null,
  sentiment_engine: null,
  sentiment_model: null,
  is_degraded: null,
};

const labels = ['positive', 'negative', 'neutral', 'mixed'] as const;

/** How a text could have been judged, by its id: the chances of everything else stay as they are. */
export function judgementOf(eventId: string): Judgement {
  const digits = Number.parseInt(eventId.slice(-3), 16);
  const isDegraded = digits % 5 === 0;
  return {
    sentiment: labels[digits % 4]!,
    sentiment_engine: digits % 3 === 0 ? 'comprehend' : 'embedded',
    sentiment_model: `model ${digits % 7}`,
    is_degraded: isDegraded,
  };
}

/** What the newest of texts says that could be scored. */
export function newestJudgement(
  texts: readonly (Partial<Judgement> & { readonly is_scored?: boolean | null })[],
): Judgement {
  const scored = texts.findLast(({ is_scored }) => is_scored === true);
  if (scored === undefined) return unjudged;
  const { sentiment = null, sentiment_engine = null, sentiment_model = null, is_degraded = null } = scored;
  return { sentiment, sentiment_engine, sentiment_model, is_degraded };
}
