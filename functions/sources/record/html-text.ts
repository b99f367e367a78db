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
  return text
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/ *\n */g, '\n')
    .replace(/\n{2,}/g, '\n')
    .trim();
}
