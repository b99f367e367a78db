import { tagText } from './phrases/tag-text.ts';
import type { CustomerText } from './text-tagger.ts';

/** The columns of a ticket event that say what phrases its text has. */
export interface CustomerTags {
  readonly is_thanks: boolean | null;
  readonly asks_for_person: boolean | null;
}

/** What a ticket event is to its tags, as a row of the lake. */
export interface TaggedEvent {
  readonly type: unknown;
  readonly author: unknown;
  /** Redacted: a lake that is tagged later has nothing else, and gets the same tags. */
  readonly text: unknown;
  /** As the event says. */
  readonly language: unknown;
  readonly intent: unknown;
}

const nothing: CustomerTags = { is_thanks: null, asks_for_person: null };

/** A customer's text, to be tagged: a message of theirs, or the text with which the ticket was opened. */
export function customerText({
  type,
  author,
  text,
  language,
  intent,
}: TaggedEvent): CustomerText | undefined {
  const isCustomers = type === 'opened' || (type === 'message' && author === 'customer');
  if (!isCustomers || typeof text !== 'string') return undefined;
  const declared = typeof language === 'string' ? language : null;
  return { text, declared, isIntentOpen: typeof intent !== 'string' };
}

/** The remark of a survey's answer, to be tagged. */
export const commentText = (comment: unknown): CustomerText | undefined =>
  typeof comment === 'string' ? { text: comment, declared: null } : undefined;

/** What phrases a customer's text has; nulls without one. */
export function tagPhrases(text: CustomerText | undefined): CustomerTags {
  if (text === undefined) return nothing;
  const { isThanks, asksForPerson } = tagText(text.text);
  return { is_thanks: isThanks, asks_for_person: asksForPerson };
}
