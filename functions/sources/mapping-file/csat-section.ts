import type * as z from 'zod';
import { condition } from './condition.ts';
import { each } from './each.ts';
import { despiteProblems, keys, number } from './entries.ts';
import { field } from './field.ts';
import { instant } from './instant.ts';

const Scale = keys({ min: number('the worst possible score'), max: number('the best possible score') })
  .refine(({ min, max }) => max > min, {
    error: ({ input }) => {
      const { min, max } = input as { min: number; max: number };
      return `max ${max} must be above min ${min}`;
    },
  })
  .meta({
    title: '{ min, max }',
    description:
      'lowest and highest possible score, as numbers. Needed unless scores are good/bad. Scores outside are rejected',
  });

/** A section of `csat`: one survey of a row. */
export const SurveySection = keys({
  each: each('elements of which each may be a survey').optional(),
  score: field(
    'a number (`4`, `4.5`, `4,5`), `good` or `bad`. Labels need `values: { score: … }`. Empty: not answered',
  ),
  scale: Scale.optional(),
  answered_at: instant(
    'when the customer answered. When only a day is known see `not_before`: an answer before its ticket is opened belongs to no ticket',
  ),
  offered_at: instant(
    'when the customer was asked; makes the response rate known. Without it every answer counts as its own offer',
  ).optional(),
  updated_at: instant(
    'last change of the row, where `answered_at` stays as it was when a score is corrected: of such answers the one told latest counts, in whatever order they come',
  ).optional(),
  comment: field('the remark, redacted').optional(),
  rated: field('whom the customer rated: `ai` or `human`', { allowed: ['ai', 'human'] }).optional(),
  survey_id: field("default: the ticket's id, `#2` behind it for the second section").optional(),
  ticket_id: field("default: the ticket section's").optional(),
  ticket_source: field("the help desk's `source`, where the survey comes from another system").optional(),
  when: condition('rows with a survey').optional(),
})
  .superRefine((survey, { addIssue }) => {
    if ('each' in survey && !('survey_id' in survey))
      addIssue('needs survey_id: elements of one ticket are several surveys');
  }, despiteProblems)
  .meta({ id: 'survey' });
export type SurveyFields = z.output<typeof SurveySection>;
