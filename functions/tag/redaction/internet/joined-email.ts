import { mailboxWords, mailHouses, topLevels } from '../words/at-and-dot.ts';
import { isGivenName } from '../words/known-words.ts';

/** `-at-` and `_at_`, and `=40`, which is how quoted-printable (RFC 2045 §6.7) writes the sign. */
const sign = /-at-|_at_|=40/gi;
const label = '[\\p{L}\\p{N}-]{1,63}?';
const domain = new RegExp(
  `(?:${label}\\.){1,4}(?:${topLevels})(?![\\p{L}\\p{N}])|${label}[-_]dot[-_](?:${topLevels})(?![\\p{L}\\p{N}])`,
  'iuy',
);
const house = new RegExp(`^(?:${mailHouses})\\.`, 'iu');
const localAtEnd = /[\p{L}\p{N}._+%'’-]{0,63}[\p{L}\p{N}]$/u;
const longestLocal = 66;
/** `www.look-at-me.com`, `/stay-at-home.de`: a site or a path. */
const isSite = /^www\./i;
/** `anna.berg`, `per77`; `stay` and `look` are words of a sentence or a site. */
const isAddressLike = /[._+\d]/;
const isMailbox = new RegExp(`^(?:${mailboxWords})$`, 'iu');
/** `updated_at_source.name`: a field. */
const isField = /(?:ed|sent|seen|begun|read|made|sold|bought|paid|held|kept|left|found|taken)$/i;
const announced =
  /(?:mail(?:to)?|e-?post|correo|courriel|sähköposti|address|adresse?)\S{0,3}\s{0,2}[<("'[]?$/iu;

/** E-mail addresses whose sign is a word joined to both sides: `jo.berg-at-x.de`, `jo_at_x.de`, `jo.berg=40x.de`. */
export function redactJoinedEmails(text: string): string {
  let result = '';
  let copied = 0;
  for (const { index, 0: match } of text.matchAll(sign)) {
    domain.lastIndex = index + match.length;
    if (index < copied || !domain.test(text)) continue;
    const end = domain.lastIndex;
    const before = text.slice(Math.max(copied, index - longestLocal), index);
    const local = localAtEnd.exec(before)?.[0];
    if (local === undefined) continue;
    const ahead = before.slice(0, before.length - local.length);
    if (!isAddress(local, ahead, match, text.slice(index + match.length, end))) continue;
    result += `${text.slice(copied, index - local.length)}[email]`;
    copied = end;
  }
  return result + text.slice(copied);
}

function isAddress(local: string, ahead: string, match: string, host: string): boolean {
  if (/[/@]$/.test(ahead) || isSite.test(local)) return false;
  if (match === '_at_') return !isField.test(local);
  if (isAddressLike.test(local) || house.test(host) || announced.test(ahead)) return true;
  if (match === '=40') return false;
  return isMailbox.test(local) || /dot/i.test(host) || local.split('-').some(isGivenName);
}
