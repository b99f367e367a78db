const email = /[\p{L}\p{N}._+'-]{1,64}(?:@|%40)(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}/gu;

/** E-mail addresses, also percent-encoded ones and those in other scripts. */
export const redactEmails = (text: string): string => text.replace(email, '[email]');

/** `?a=b` and `#token=b` anywhere; everything behind the `?` of an address with a scheme. */
const parameters = /([?&#])[\w.~%+[\]-]{1,64}=[^\s"'<>]{0,65536}/g;
const addressQuery = /(:\/\/[^\s?"'<>:]{1,2048}(?::\d{1,5}[^\s?"'<>:]{0,2048})?\?)[^\s"'<>]{1,65536}/g;

/** Query strings of addresses: they carry tokens, names and order numbers. The address itself stays. */
export const redactQueryStrings = (text: string): string =>
  text.replace(parameters, '$1[query]').replace(addressQuery, '$1[query]');

const ipv4 = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?!\.?\d)/g;
const ipv6 = /(?<![\w:.])[\da-f]{0,4}(?::[\da-f]{0,4}){2,8}(?![\w:])/gi;
const versionBefore = /\bv(?:ersion|er)?[. :]{0,2}$/i;

/** IPv4 addresses; `version 1.2.3.4` is none. */
export const redactIpv4 = (text: string): string =>
  text.replace(ipv4, (match, at: number) => {
    const isVersion = versionBefore.test(text.slice(Math.max(0, at - 12), at));
    return isVersion || match.split('.').some((part) => Number(part) > 255) ? match : '[ip]';
  });

/** IPv6 addresses; times of day are none. */
export const redactIpv6 = (text: string): string =>
  text.replace(ipv6, (match) => (isIpv6(match) ? '[ip]' : match));

/** RFC 4291 §2.2: eight groups, or fewer around one `::`. A digit is asked for, since `ad::de` is no address to people. */
function isIpv6(text: string): boolean {
  if (!/\d/.test(text)) return false;
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  if (groups.includes('')) return false;
  return halves.length === 2 ? groups.length < 8 : groups.length === 8;
}
