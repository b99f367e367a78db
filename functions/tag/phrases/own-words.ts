/**
 * The part of a text that its author wrote: without quoted lines, without the messages below that it answers, without
 * tags of HTML. Linear in the length of the text.
 */
export function ownWords(text: string): string {
  const plain = text.includes('<') && tag.test(text) ? withoutTags(text) : text;
  if (!plain.includes(':') && !plain.includes('\n')) return plain;
  const starts = [historyStart(plain), addressedStart(plain), positionOf(heading, plain)];
  const own = plain.slice(0, Math.min(...starts));
  return own.replace(quotedLine, '');
}

const tag = /<[/!]?[a-z]/i;
const anyTag = /<[/!]?([a-z][a-z0-9]{0,15})(?=[\s/>])[^<>]{0,2000}>/gi;
const blocks = /^(?:br|p|div|li|ul|ol|tr|td|table|h[1-6]|hr|html|body)$/i;
const quotation =
  /<(?:blockquote|div[^<>]{1,200}(?:gmail_quote|yahoo_quoted|moz-cite-prefix|divRplyFwdMsg))/i;

const withoutTags = (html: string): string =>
  html
    .slice(0, positionOf(quotation, html))
    .replace(anyTag, (_, name: string) => (blocks.test(name) ? '\n' : ''))
    .replace(/&(?:#39|#x27|apos|rsquo);/gi, "'")
    .replace(/&(?:nbsp|quot|amp|lt|gt|#160|#34);/gi, ' ');

const quotedLine = /^[ \t]*>.*$/gm;

/** Names of the fields of a mail, as mail programs write them above what is answered. */
const sender = 'from|från|von|fra|lähettäjä|van|de|da|od|от|kimden|差出人|发件人|寄件者|보낸 사람'.split('|');
const others =
  'sent|date|to|subject|skickat|datum|till|gesendet|an|sendt|dato|til|lähetetty|päivämäärä|vastaanottaja|verzonden|aan|envoyé|à|enviad[oa](?: em)?|fecha|para|data|inviato|a|wysłano|do|odesláno|komu|отправлено|дата|кому|gönderildi|tarih|kime|送信日時|宛先|发送时间|日期|收件人|寄件日期|收件者|보낸 날짜|받는 사람'.split(
    '|',
  );
/** Some write names in bold, as stars. */
const field = (names: readonly string[]): string => `\\*?(?:${names.join('|')})\\s?[:：]`;

/** Headings of what is answered or forwarded, rules above it, and the mark above signatures. */
const heading = new RegExp(
  [
    '^-- ?$',
    '^_{5,}\\s*$',
    '^-{2,}\\s*(?:original|ursprüng|ursprung|opprinnelig|oprindelig|alkuperäinen|oorspronkelijk|message d|mensaje orig|messaggio orig|mensagem orig|wiadomość|původní|исходное|пересылаемое|orijinal|元の|原始|forwarded|vidarebefordra|weitergeleitet)',
    '^##- .{1,100}-##',
    `^${field(sender)}\\*? .{0,200}\\r?\\n(?:.{0,200}\\r?\\n)?${field(others)}`,
  ].join('|'),
  'imu',
);

/** The line above a quotation says who wrote when: `On Mon, 3 Mar 2025 at 10:12 Anna wrote:`. */
const wrote =
  /(?<![\p{L}\d])(?:(?:wrote|kirjoitti|geschreven|geschrieben|a écrit|escribió|ha scritto|escreveu)[^\S\n]?|(?<!(?:ich|jag|jeg|ik)\s)(?:schrieb|skrev|schreef)(?![\p{L}\d])[^\n:]{0,80}):/giu;
/** In any other language such a line ends with a colon, and has an address and a time. */
const lineEnd = /[:：][^\S\n]*(?:\n|$)/g;
const address = /<[^<>\s]{1,100}@[^<>\s]{1,100}>|\[email\]/;
const time = /\d\d?[.:h]\d\d|\d{4}/;
const lineBegin = /(?:^|[\n.!?)]\s*|\s)(?=(?:on|am|den|le|el|il|em|op)\s)/gi;
const mostBefore = 250;

function historyStart(text: string): number {
  for (const { index } of text.matchAll(wrote)) {
    const before = text.slice(Math.max(0, index - mostBefore), index + 100);
    const at = Math.min(index, mostBefore);
    if (!time.test(before)) continue;
    const begins = [...before.slice(0, at).matchAll(lineBegin)].map((begin) => begin.index + begin[0].length);
    const begin = begins.findLast((each) => time.test(before.slice(each, at)));
    return index - at + (begin ?? linesBack(before, at));
  }
  return text.length;
}

/** Where a line of an address and a time ends with a colon. */
function addressedStart(text: string): number {
  for (const { index } of text.matchAll(lineEnd)) {
    const from = Math.max(0, index - mostBefore);
    const start = from + linesBack(text.slice(from, index), index - from);
    const line = text.slice(start, index);
    if (address.test(line) && time.test(line)) return start;
  }
  return text.length;
}

/** The begin of the line at a place, or of the one before it where only that has a time. */
function linesBack(text: string, at: number): number {
  const line = text.lastIndexOf('\n', at - 1) + 1;
  const isTimed = time.test(text.slice(line).split('\n', 1)[0]!);
  return isTimed || line === 0 ? line : text.lastIndexOf('\n', line - 2) + 1;
}

function positionOf(pattern: RegExp, text: string): number {
  const at = text.search(pattern);
  return at === -1 ? text.length : at;
}
