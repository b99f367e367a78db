import { type CustomerSecret, createCustomerKeyer } from '../contract/customer-key.ts';
import { redact } from '../tag/redaction/redact.ts';
import type { Privacy } from './accept/event-row.ts';

/** What keeps personal data out of a lake: keys instead of customers' ids, and texts without what names people. */
export const privacyOf = (secret: CustomerSecret): Privacy => ({
  customerKey: createCustomerKeyer(secret),
  keyVersion: secret.version,
  redact,
});
