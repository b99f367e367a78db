import { tagText } from './phrases/tag-text.ts';
import { tagVersion } from './tag-version.ts';

/** The columns of a ticket event that are tags of its text. */
export interface CustomerTags {
  readonly is_thanks: boolean | null;
  readonly asks_for_person: boolean | null;
  /** Version of the rules, also where there was nothing to tag. */
  readonly tag_version: number;
}

/** What a ticket event is to its tags, as a row of the lake. */
export interface TaggedEvent {
  readonly type: unknown;
  readonly author: unknown;
  /** Redacted: a lake that is tagged later has nothing else, and gets the same tags. */
  readonly text: unknown;
}

const nothing: CustomerTags = { is_thanks: null, asks_for_person: null, tag_version: tagVersion };

/** Tags of a customer's text: a message of theirs, or the text with which the ticket was opened. */
export function tagCustomerText({ type, author, text }: TaggedEvent): CustomerTags {
  const isCustomers = type === 'opened' || (type === 'message' && author === 'customer');
  if (!isCustomers || typeof text !== 'string') return nothing;
  const { isThanks, asksForPerson } = tagText(text);
  return { is_thanks: isThanks, asks_for_person: asksForPerson, tag_version: tagVersion };
}
