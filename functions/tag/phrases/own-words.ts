/**
 * The part of a text that its author wrote: without quoted lines, without the messages below that it answers, without
 * tags of HTML. Linear in the length of the text.
 */
export function ownWords(text: string): string {
  const plain = text.includes('<') && tag.test(text) ? withoutTags(text) : text;
  if (!plain.includes(':') && !plain.includes('\n')) return plain;
  const own = plain.slice(0, Math.min(historyStart(plain), positionOf(heading, plain)));
  return own.replace(quotedLine, '');
}

const tag = /<[/!]?[a-z]/i;
const anyTag = /<[/!]?([a-z][a-z0-9]{0,15})\b[^<>]{0,2000}>/gi;
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

/** Headings of what is answered or forwarded, rules above it, and the mark above signatures. */
const heading = new RegExp(
  [
    '^-- ?$',
    '^_{5,}\\s*$',
    '^-{2,}\\s*(?:original|ursprüng|ursprung|opprinnelig|oprindelig|alkuperäinen|oorspronkelijk|message d|mensaje orig|messaggio orig|mensagem orig|forwarded|vidarebefordra|weitergeleitet)',
    '^(?:from|från|von|fra|lähettäjä|van|de|da)\\s?: .{0,200}\\n(?:.{0,200}\\n)?(?:sent|date|to|skickat|datum|till|gesendet|an|sendt|dato|til|lähetetty|päivämäärä|vastaanottaja|verzonden|aan|envoyé|à|enviado|fecha|para|data|inviato|a)\\s?:',
  ].join('|'),
  'im',
);

/** The line above a quotation says who wrote when: `On Mon, 3 Mar 2025 at 10:12 Anna wrote:`. */
const wrote =
  /\b(?:wrote|schrieb|skrev|kirjoitti|schreef|geschreven|a écrit|escribió|ha scritto|escreveu)(?![\p{L}\d])[^\n:]{0,80}:/giu;
const time = /\d\d?[.:h]\d\d|\d{4}/;
const lineBegin = /(?:^|[\n.!?)]\s*|\s)(?=(?:on|am|den|le|el|il|em|op)\s)/gi;
const mostBefore = 250;

function historyStart(text: string): number {
  for (const { index } of text.matchAll(wrote)) {
    const before = text.slice(Math.max(0, index - mostBefore), index + 100);
    const at = Math.min(index, mostBefore);
    if (!time.test(before)) continue;
    const begins = [...before.slice(0, at).matchAll(lineBegin)].map((begin) => begin.index);
    const begin = begins.findLast((each) => time.test(before.slice(each, at)));
    return index - at + (begin ?? linesBack(before, at));
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
