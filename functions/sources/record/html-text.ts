import { Parser } from 'htmlparser2';

const blocks = new Set(
  'address article blockquote br div dd dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul'.split(
    ' ',
  ),
);
const hidden = new Set(['script', 'style', 'head', 'template', 'noscript']);

/** What a person reads of HTML: without tags, entities as characters, blocks on lines of their own. */
export function htmlText(html: string): string {
  if (!/[<&]/.test(html)) return html;
  return onLines(withoutUsualTags(html) ?? parsed(html));
}

/** Tags of which a message mostly has no others. */
const usual = 'a|b|br|div|em|i|p|span|strong|u';
const usualTag = new RegExp(`<(?:/(${usual})|(${usual})(?:\\s[a-z-]{1,30}="[^"<>&]*")*\\s?/?)>`, 'g');

/** A tenth of a parser's work; undefined where there are other tags than usual ones, or they end in another order. */
function withoutUsualTags(html: string): string | undefined {
  if (html.includes('&')) return undefined;
  const open: string[] = [];
  let isNested = true;
  const text = html.replace(usualTag, (_, ended?: string, begun?: string) => {
    if (ended !== undefined && open.pop() !== ended) isNested = false;
    if (begun !== undefined && begun !== 'br') open.push(begun);
    return blocks.has(ended ?? begun ?? '') ? '\n' : '';
  });
  return isNested && !text.includes('<') ? text : undefined;
}

function parsed(html: string): string {
  let text = '';
  let depthHidden = 0;
  const parser = new Parser({
    onopentagname(name) {
      if (hidden.has(name)) depthHidden++;
      if (blocks.has(name)) text += '\n';
    },
    ontext(part) {
      if (depthHidden === 0) text += part;
    },
    onclosetag(name) {
      if (hidden.has(name)) depthHidden--;
      if (blocks.has(name) && name !== 'br') text += '\n';
    },
  });
  parser.end(html);
  return text;
}

/** Blanks that are not one space each. */
const uneven = /[\t\u00a0]| {2}/;

function onLines(given: string): string {
  const text = (uneven.test(given) ? given.replace(/[ \t\u00a0]+/g, ' ') : given).trim();
  return text.includes('\n') ? text.replace(/ *\n */g, '\n').replace(/\n{2,}/g, '\n') : text;
}
