import { withLabelsApart } from './context/joined-label.ts';
import { foldCharacters } from './fold-characters.ts';
import { redactBrokenEmails } from './internet/broken-email.ts';
import { redactEmails, redactSpelledEmails } from './internet/email.ts';
import { redactBesideHouses } from './internet/house-email.ts';
import { redactIpv4, redactIpv6 } from './internet/ip-address.ts';
import { redactJoinedEmails } from './internet/joined-email.ts';
import { redactQueryStrings } from './internet/query-string.ts';
import { redactIbans } from './numbers/iban.ts';
import { redactLetteredIds } from './numbers/lettered-ids.ts';
import { redactNumbers } from './numbers/numbers.ts';
import { redactPartedCards } from './numbers/parted-card.ts';

// Pre-checks: most texts hold nothing to look for, and each of these takes a fraction of a microsecond.
/** Where any number worth hiding begins: six digits with separators, or the heart of a code with letters. */
const numberHint =
  /\d(?:[\s()./_-]{0,4}\d){5}|[a-z] ?\d\d ?[a-z] ?\d\d ?[a-z]|[a-z]{2}[ -]?\d{2}[\s./_-]?[a-z\d]{4}/i;
/** No address, account, id or number has fewer digits. */
const fourDigits = /\d(?:\D*\d){3}/;
/** Four digits and a sign that parts them from others, but no phone's or date's sign. */
const partedHint = /\d{4} ?[^\w\s()./-].{0,4}\d{4}/;
const ipv4Hint = /\d\.\d{1,3}\.\d{1,3}\.\d/;
const ipv6Hint = /:[\da-f]{0,4}:/i;
/** A bracket and how a word or sign for `@` begins, or such a word joined to both sides. */
const bracketedAt =
  /[-_]at[-_]|=40|[([{<]\s{0,2}(?:[@äà]|a(?:e?t|pen|pes|rr?ob|lf|\s{0,2}[\])}>])|snab|k(?:røll|lamm|issa)|chio|ma[lł]p|miuk)/i;
/** How words for the sign and the point of an address begin, in either case, and houses of mail or sites behind "at". */
const spelledHint =
  / (?:[Dd]ot|DOT|[Pp](?:un[kt]|oin|ont|rick|iste)|P(?:UN[KT]|OIN|ONT|RICK|ISTE)|[Kk]rop|KROP|[Aa](?:rroba|robas|lfak|pe[ns]|t(?:-te| (?:g(?:m|oo)|hotm|outl|live|msn|y|iclo|aol|web|prot|post|free|tel|wan|ora|lib|sap|zig|wp|one|o2|[\w-]{1,63}\.[a-z])))|A(?:RROBA|ROBAS|T [\w-]{1,63}\.[A-Za-z])|[Cc]hioc|[Ss]nabel|SNABEL|[Kk](?:lamm|røll|issanh)|[Mm](?:a[lł]pa|iuku)|[Ää]t(?:-m| [\w-]{1,63}\.[a-z]))/;
/** Houses of mail as they stand beside a mailbox, in either case. */
const houseHint =
  /(?:[Gg](?:mail|MAIL|oogle|mx)|G(?:MAIL|MX)|[Hh]otmail|[Oo]utlook|[Yy]ahoo|[Ii][Cc]loud|[Pp]roton|[Aa][Oo][Ll]| [aä]t (?:live|online|msn|web|telia|o2|wp|onet|sapo|libero|ziggo|wanadoo|orange|freenet|posteo) )/;
/** Beyond the letters of Europe's languages: what folding may write otherwise, besides entities. */
const foldable = /[\u00a0\u00ad\u0250-\uffff]/;

/**
 * Replaces personal data in a text by tokens: `[email]`, `[phone]`, `[card]` (Luhn), `[iban]` (checksum),
 * `[ip]`, `[national_id]` (checksum, or form), and what stands behind the `?` of an address by `[query]`. Where a
 * number could be either, the words beside it decide (words/).
 *
 * Pure, idempotent, linear in the length of the text. A text in which nothing is found comes back as it is.
 * Otherwise its digits of other scripts are written as ASCII digits, its exotic spaces and dashes plain.
 */
export function redact(text: string): string {
  if (!foldable.test(text) && !text.includes('&')) return redactPlain(text);
  const plain = foldCharacters(text);
  const redacted = redactPlain(plain);
  return redacted === plain ? text : redacted;
}

/** Each round only removes digits and at-signs, so it comes to rest; a second change is rare. */
function redactPlain(text: string): string {
  let result = text;
  for (let next = redactOnce(result); next !== result; next = redactOnce(result)) result = next;
  return result;
}

function redactOnce(text: string): string {
  let result = text;
  if (result.includes('?') || result.includes('://') || result.includes('/#'))
    result = redactQueryStrings(result);
  if (result.includes('@') || result.includes('%40') || result.includes('\\u0040'))
    result = redactEmails(result);
  if (result.includes('@') && result.includes('\n')) result = redactBrokenEmails(result);
  if (bracketedAt.test(result) || spelledHint.test(result))
    result = redactJoinedEmails(redactSpelledEmails(result));
  if (houseHint.test(result)) result = redactBesideHouses(result);
  if (result.includes(':') && ipv6Hint.test(result)) result = redactIpv6(result);
  if (!fourDigits.test(result)) return result;
  if (ipv4Hint.test(result)) result = redactIpv4(result);
  if (partedHint.test(result)) result = redactPartedCards(result);
  if (!numberHint.test(result)) return result;
  const apart = withLabelsApart(result);
  const redacted = redactNumbers(redactLetteredIds(redactIbans(apart)));
  return redacted === apart ? result : redacted;
}
