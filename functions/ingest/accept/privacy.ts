import { withoutOwnId } from '../../tag/redaction/records/without-own-id.ts';

/** What keeps personal data out of the lake. */
export interface Privacy {
  /** Customer id → key. */
  readonly customerKey: (customerId: string) => string;
  readonly keyVersion: string;
  /** Free text → the same without personal data. */
  readonly redact: (text: string) => string;
  /** A short text that many events share (queue, intent) → the same without personal data. */
  readonly redactAttribute: (text: string) => string;
  /** Text → a digest that only the secret's holder can compute: tells equal texts, says nothing of their content. */
  readonly digest: (text: string) => string;
}

/** Texts of a customer's record lose the customer's own id too. */
export function privacyFor(customerId: string | null | undefined, privacy: Privacy): Privacy {
  if (customerId == null || customerId === '') return privacy;
  return { ...privacy, redact: (text) => withoutOwnId(privacy.redact(text), customerId) };
}
