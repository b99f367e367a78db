import { mailboxWords, topLevels } from '../words/at-and-dot.ts';
import { isGivenName } from '../words/known-words.ts';
import { isLikeMail, redactAround } from './around-sign.ts';

/** `-at-` and `_at_`, and `=40`, which is how quoted-printable (RFC 2045 §6.7) writes the sign. */
const sign = /-at-|_at_|=40/gi;
const label = '[\\p{L}\\p{N}-]{1,63}?';
const domain = new RegExp(
  `(?:${label}\\.){1,4}(?:${topLevels})(?![\\p{L}\\p{N}])|${label}[-_]dot[-_](?:${topLevels})(?![\\p{L}\\p{N}])`,
  'iuy',
);
const localAtEnd = /[\p{L}\p{N}._+%'’-]{0,63}[\p{L}\p{N}]$/u;
/** `www.look-at-me.com`, `/stay-at-home.de`: a site or a path. */
const isSite = /^www\./i;
const isMailbox = new RegExp(`^(?:${mailboxWords})$`, 'iu');
/** `updated_at_source.name`: a field. */
const isField = /(?:ed|sent|seen|begun|read|made|sold|bought|paid|held|kept|left|found|taken)$/i;
const announced =
  /(?:mail(?:to)?|e-?post|correo|courriel|sähköposti|address|adresse?)\S{0,3}\s{0,2}[<("'[]?$/iu;

/** E-mail addresses whose sign is a word joined to both sides: `jo.berg-at-x.de`, `jo_at_x.de`, `jo.berg=40x.de`. */
export const redactJoinedEmails = (text: string): string =>
  redactAround(text, { sign, domain, localOf: localBeforeSign });

function localBeforeSign(before: string, match: string, host: string): string | undefined {
  const local = localAtEnd.exec(before)?.[0];
  if (local === undefined) return undefined;
  return isAddress(local, before.slice(0, before.length - local.length), match, host) ? local : undefined;
}

function isAddress(local: string, ahead: string, match: string, host: string): boolean {
  if (/[/@]$/.test(ahead) || isSite.test(local)) return false;
  if (match === '_at_') return !isField.test(local);
  if (isLikeMail(local, host) || announced.test(ahead)) return true;
  if (match === '=40') return false;
  return isMailbox.test(local) || /dot/i.test(host) || local.split('-').some(isGivenName);
}
