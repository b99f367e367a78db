import { topLevels } from '../words/at-and-dot.ts';
import { isGivenName } from '../words/known-words.ts';
import { isLikeMail } from './around-sign.ts';

/** The end of a line, soft as in quoted-printable (RFC 2045 §6.7) or not, and the marks of a quoted letter. */
const lineEnd = '[ \\t]{0,2}=?\\r?\\n[ \\t>]{0,4}';
const localCharacter = "[\\p{L}\\p{N}._+'~&#$%-]";
/** A label may break in its middle behind the soft end of a line, or behind its own dash: `t-\\nonline`. */
const label = `[\\p{L}\\p{N}-]{1,63}(?:(?:=\\r?\\n|(?<=-)\\r?\\n[ \\t>]{0,4})[\\p{L}\\p{N}-]{1,63})?`;
const broken = new RegExp(
  `(${localCharacter}{0,63}[\\p{L}\\p{N}])(${lineEnd})?@(?:${lineEnd})?((?:${label}(?:${lineEnd})?\\.(?:${lineEnd})?){1,4}(?:${topLevels}))(?![\\p{L}\\p{N}])`,
  'giu',
);

/**
 * E-mail addresses that the end of a line breaks, before or behind the sign or a point. A line that begins with a sign
 * may name a handle (`follow us\n@shop.se`): what stands before it has to look like a mailbox.
 */
export const redactBrokenEmails = (text: string): string =>
  text.replace(broken, (all: string, local: string, before: string | undefined, domain: string) =>
    !all.includes('\n') || (before !== undefined && !isLikeMail(local, domain) && !isGivenName(local))
      ? all
      : '[email]',
  );
