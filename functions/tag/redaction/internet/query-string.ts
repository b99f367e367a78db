const sign = /[?#]/g;
const value = /[^\s"'<>]+/y;
const parameter = /^[\w.~%+[\]-]{1,64}=/;
const host = /^(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}(?::\d{1,5})?\/[^\s]*$/i;
const edge = /[\s"'<>]/;
const longestAddress = 2048;

/**
 * Query strings of addresses: they carry tokens, names and order numbers. The address itself stays, and so does
 * `a=b&c=d` that belongs to none.
 */
export function redactQueryStrings(text: string): string {
  let result = '';
  let copied = 0;
  let passed = 0;
  for (const { index, 0: found } of text.matchAll(sign)) {
    if (index < copied) continue;
    const before = addressBefore(text, index, Math.max(passed, index - longestAddress));
    passed = index;
    const behind = text.slice(index + 1, index + 66);
    if (edge.test(behind.charAt(0)) || !isQuery(before, found, behind)) continue;
    value.lastIndex = index + 1;
    if (!value.test(text)) continue;
    result += `${text.slice(copied, index + 1)}[query]`;
    copied = value.lastIndex;
  }
  return result + text.slice(copied);
}

/** What stands before a sign without a blank, back to the last sign at most. */
function addressBefore(text: string, end: number, least: number): string {
  let start = end;
  while (start > least && !edge.test(text[start - 1]!)) start--;
  return text.slice(start, end);
}

/** `https://x.com/a?b`, `x.com/a?b`, `/a?b=c`, `https://x.com/#b=c`; not `what?`, `C#`, `/#/page`. */
function isQuery(before: string, found: string, behind: string): boolean {
  if (behind.startsWith('[query]')) return false;
  const isAddress = before.includes('://');
  if (found === '#') return parameter.test(behind) && (isAddress || before.endsWith('/'));
  return isAddress || host.test(before) || (parameter.test(behind) && /[./][\w/.-]*$/.test(before));
}
