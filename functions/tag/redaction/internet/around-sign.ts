import { mailHouses } from '../words/at-and-dot.ts';

/** What stands around the sign of an address. */
export interface AddressForm {
  /** What parts the local part from the domain; global. */
  readonly sign: RegExp;
  /** The domain right behind it; sticky. */
  readonly domain: RegExp;
  /** The local part at the end of what stands before the sign, where the three are an address. */
  localOf(before: string, sign: string, domain: string): string | undefined;
}

const longestLocal = 66;

/** Replaces addresses of a form. Looks back from each sign: from each place before it a pattern would begin anew. */
export function redactAround(text: string, { sign, domain, localOf }: AddressForm): string {
  let result = '';
  let copied = 0;
  for (const { index, 0: match } of text.matchAll(sign)) {
    domain.lastIndex = index + match.length;
    if (index < copied || !domain.test(text)) continue;
    const end = domain.lastIndex;
    const before = text.slice(Math.max(copied, index - longestLocal), index);
    const local = localOf(before, match, text.slice(index + match.length, end));
    if (local === undefined) continue;
    result += `${text.slice(copied, index - local.length)}[email]`;
    copied = end;
  }
  return result + text.slice(copied);
}

/** `anna.berg`, `per77`; `stay` and `look` are words of a sentence or a site. */
const isLocal = /[._+\d]/;
const house = new RegExp(`^(?:${mailHouses})\\s*\\.`, 'iu');

/** Whether a local part or a domain looks like one of mail alone, whatever parts them. */
export const isLikeMail = (local: string, domain: string): boolean =>
  isLocal.test(local) || house.test(domain);
