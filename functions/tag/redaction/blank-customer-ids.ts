/** A field name that says whose record it is: customer_id, customerId, "client no", user-email, requester … */
const fieldName =
  '(?:customer|cust|client|user|requester|contact|caller|member|subscriber|consumer|end[_ -]?user|person)' +
  '(?:[_ -]?(?:id|key|no|number|nr|ref|uuid|guid|name|email|phone|account))?';
const field = new RegExp(`(?<![a-z])(${fieldName})(\\\\{0,8}["']?\\s{0,8}[:=]\\s{0,8})`, 'gi');

/**
 * Blanks the value of whatever looks like a customer-id field in a line that could not be parsed, also where the
 * line breaks off in the middle of the value: `{"customer_id": "c-1` becomes `{"customer_id": [blanked]`.
 * Never throws; linear in the line's length; idempotent.
 */
export function blankCustomerIds(rawLine: string): string {
  let result = '';
  let copied = 0;
  for (const match of rawLine.matchAll(field)) {
    if (match.index < copied) continue;
    const start = match.index + match[0].length;
    const end = endOfValue(rawLine, start);
    if (end === start) continue;
    result += `${rawLine.slice(copied, start)}[blanked]`;
    copied = end;
  }
  return result + rawLine.slice(copied);
}

/** Where a value ends: behind its closing quote or bracket, before the next comma, or with the line. */
function endOfValue(line: string, start: number): number {
  const quote = /\\{0,8}["']/y;
  quote.lastIndex = start;
  const opening = quote.exec(line)?.[0];
  if (opening !== undefined) return endOfQuoted(line, start + opening.length, opening);
  if (line.startsWith('[blanked]', start)) return start;
  if (/[{[]/.test(line.charAt(start))) return endOfBracket(line, start);
  const plain = /[^,;}\]\s&|]*/y;
  plain.lastIndex = start;
  plain.test(line);
  return plain.lastIndex;
}

/** The closing quote looks as the opening one did: `"` not escaped, or `\"` within a text that is quoted itself. */
function endOfQuoted(line: string, from: number, opening: string): number {
  const escapes = opening.length - 1;
  for (let at = line.indexOf(opening, from); at !== -1; at = line.indexOf(opening, at + 1)) {
    let backslashes = 0;
    while (line[at - 1 - backslashes] === '\\') backslashes++;
    if (escapes > 0 ? backslashes === 0 : backslashes % 2 === 0) return at + opening.length;
  }
  return line.length;
}

/** Behind the bracket that closes the one at `start`; quotes are not looked at, the line is broken anyway. */
function endOfBracket(line: string, start: number): number {
  let depth = 0;
  for (let i = start; i < line.length; i++) {
    if ('{['.includes(line.charAt(i))) depth++;
    if ('}]'.includes(line.charAt(i)) && --depth === 0) return i + 1;
  }
  return line.length;
}
