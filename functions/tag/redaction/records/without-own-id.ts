/** A shorter id would blank ordinary words and numbers. */
const shortestId = 4;

/**
 * A text without the id of the customer whose record it stands in: `my number is K-1234` becomes `my number is
 * [blanked]`. The id has to stand there whole, in upper or lower case; `K-12345` stays, and so does any id of fewer
 * than four characters.
 */
export function withoutOwnId(text: string, customerId: string | null | undefined): string {
  const id = customerId?.trim() ?? '';
  if (id.length < shortestId || !text.toLowerCase().includes(id.toLowerCase())) return text;
  const whole = new RegExp(
    `(?<![\\p{L}\\p{N}_])${id.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}(?![\\p{L}\\p{N}_])`,
    'giu',
  );
  return text.replace(whole, '[blanked]');
}
