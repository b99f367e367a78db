/** A shorter id would blank ordinary words and numbers. */
const shortestId = 4;
const endsInWord = /[\p{L}\p{M}\p{N}_]$/u;
const beginsInWord = /^[\p{L}\p{M}\p{N}_]/u;
const longestCharacter = 2;

/**
 * A text without the id of the customer whose record it stands in: `my number is K-1234` becomes `my number is
 * [blanked]`. The id has to stand there whole, in upper or lower case; `K-12345` stays, and so does any id of fewer
 * than four characters. Ids differ from record to record, so no pattern is made of one: that takes a millisecond.
 */
export function withoutOwnId(text: string, customerId: string | null | undefined): string {
  const id = lowered(customerId?.trim() ?? '');
  if (id.length < shortestId) return text;
  const searched = lowered(text);
  let result = '';
  let copied = 0;
  for (let at = searched.indexOf(id); at !== -1; at = searched.indexOf(id, at + id.length)) {
    const end = at + id.length;
    if (!isWhole(text, at, end)) continue;
    result += `${text.slice(copied, at)}[blanked]`;
    copied = end;
  }
  return copied === 0 ? text : result + text.slice(copied);
}

/** In lower case, unless places would move by it: `İ` becomes two characters. */
function lowered(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text;
}

const isWhole = (text: string, start: number, end: number): boolean =>
  !endsInWord.test(text.slice(Math.max(0, start - longestCharacter), start)) &&
  !beginsInWord.test(text.slice(end, end + longestCharacter));
