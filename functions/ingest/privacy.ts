import {
  type CustomerSecret,
  createCustomerKeyer,
  createTextDigest,
} from '../contract/records/customer-key.ts';
import { redact } from '../tag/redaction/redact.ts';
import type { Privacy } from './accept/privacy.ts';

const mostRemembered = 10_000;

/** What keeps personal data out of a lake: keys instead of customers' ids, and texts without what names people. */
export const privacyOf = (secret: CustomerSecret): Privacy => ({
  customerKey: createCustomerKeyer(secret),
  keyVersion: secret.version,
  redact,
  redactAttribute: remember(redact),
  digest: createTextDigest(secret),
});

/** Attributes have few values and many events: what was redacted lately is known. */
function remember(act: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    if (known.size >= mostRemembered) known.clear();
    const made = act(text);
    known.set(text, made);
    return made;
  };
}
