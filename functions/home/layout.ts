import { createHash } from 'node:crypto';
import { type Content, Html, html } from '../evidence/page/html.ts';
import { style as evidenceStyle } from '../evidence/page/style.ts';

/** What pages of a server have beside the evidence page: links, forms, wide tables. */
const style = `${evidenceStyle}
body{max-width:72rem}
nav{margin-bottom:1rem}nav a{margin-right:1rem}
a{color:var(--treated)}
form{display:flex;flex-wrap:wrap;gap:.5rem .75rem;align-items:end;margin:.75rem 0}
label{display:flex;flex-direction:column;font-size:.8rem;color:var(--quiet)}
input,select,button{font:inherit;padding:.2rem .4rem;background:var(--page);color:var(--text);border:1px solid var(--line);border-radius:.2rem;max-width:14rem}
a:focus-visible,input:focus-visible,select:focus-visible,button:focus-visible{outline:2px solid var(--treated);outline-offset:2px}
li{margin:.35rem 0}
h3{font-size:1rem;margin:1rem 0 .25rem}
.scroll table{width:auto;overflow-wrap:normal}
.scroll td{max-width:24rem}
@media print{nav,form{display:none}.wide-rows thead,.wide-rows td:last-child,.wide-rows td:empty{display:none}.wide-rows,.wide-rows tbody{display:block}.wide-rows tr{display:block;padding:.3rem 0;border-bottom:1px solid var(--line)}.wide-rows td,.wide-rows td.number{display:inline;padding:0 .6rem 0 0;border:0;white-space:normal;overflow-wrap:anywhere}.wide-rows td::before{content:attr(data-column) " ";color:var(--quiet)}}
`;

/** Nothing runs and nothing is fetched from elsewhere; forms ask this server alone. */
export const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** A whole page with the links that each has. */
export const layOutPage = (title: string, content: Content): string =>
  html`${new Html('<!doctype html>')}
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Handback</title>
<style>${new Html(style)}</style>
</head>
<body>
<nav aria-label="Handback"><a href="/">Findings</a><a href="/reports">Reports</a><a href="/docs">HTTP API</a></nav>
<main>
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`.markup;

/** A link within this server; empty parameters are left out. */
export function linkTo(path: string, parameters: Readonly<Record<string, unknown>> = {}): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined && value !== null && value !== '') given.set(name, String(value));
  return given.size === 0 ? path : `${path}?${given}`;
}
