const blanks = /[ \t\n\r]*/y;
const atom = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)\b/y;
const escaped = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

type Awaited = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or end';

/**
 * Where a text stops being JSON (RFC 8259): the engine's own message leaves that out for most faults, and quotes the
 * text instead, which may be personal.
 * @returns index of the first token that cannot stand there; the text's length when it ends too early
 */
export function placeOfFault(text: string): number {
  const open: string[] = [];
  let awaited: Awaited | undefined = 'value';
  for (let at = 0; ; ) {
    const start = endOf(blanks, text, at) ?? at;
    const end = endOfToken(text, start);
    awaited = end === undefined ? undefined : follow(kindOf(text.charAt(start)), awaited!, open);
    if (awaited === undefined) return start;
    at = end!;
  }
}

function endOf(pattern: RegExp, text: string, from: number): number | undefined {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

const endOfToken = (text: string, start: number): number | undefined => {
  const first = text.charAt(start);
  if (first === '"') return endOfText(text, start + 1);
  return first !== '' && '[]{},:'.includes(first) ? start + 1 : endOf(atom, text, start);
};

/** Index behind the closing quote; undefined where there is none, or a sign that must not stand in a text. */
function endOfText(text: string, from: number): number | undefined {
  for (let at = from; at < text.length; at++) {
    const sign = text.charAt(at);
    if (sign === '"') return at + 1;
    if (sign < ' ') return undefined;
    if (sign !== '\\') continue;
    const end = endOf(escaped, text, at);
    if (end === undefined) return undefined;
    at = end - 1;
  }
  return undefined;
}

const kindOf = (first: string): string =>
  first === '"' ? 'text' : '[]{},:'.includes(first) ? first : 'atom';

/** What is awaited after a token; undefined when it may not stand there. */
function follow(kind: string, awaited: Awaited, open: string[]): Awaited | undefined {
  const isValue = awaited === 'value' || awaited === 'value or ]';
  if (kind === 'text' && (awaited === 'key' || awaited === 'key or }')) return ':';
  if (kind === 'text' || kind === 'atom') return isValue ? ', or end' : undefined;
  if (kind === '[' || kind === '{') {
    if (!isValue) return undefined;
    open.push(kind);
    return kind === '[' ? 'value or ]' : 'key or }';
  }
  if (kind === ':') return awaited === ':' ? 'value' : undefined;
  if (kind === ',') {
    if (awaited !== ', or end' || open.length === 0) return undefined;
    return open.at(-1) === '[' ? 'value' : 'key';
  }
  const isEnd = awaited === ', or end' || awaited === (kind === ']' ? 'value or ]' : 'key or }');
  return isEnd && open.pop() === (kind === ']' ? '[' : '{') ? ', or end' : undefined;
}
