import { createHash } from 'node:crypto';
import { isUndeclared, nameOfChange } from '../../contract/detection/undeclared-change.ts';
import type { Evidence } from '../gather/gather.ts';
import { metricOf } from '../gather/streams.ts';
import { titleOf } from '../gather/subject.ts';
import { causes, scopes } from './causes.ts';
import { definitions } from './definitions.ts';
import { doubts } from './doubts.ts';
import { headline, whereOf } from './headline.ts';
import { Html, html, nameOf } from './html.ts';
import { day } from './numbers.ts';
import { course, looks } from './over-time.ts';
import { access, claims, cost } from './service.ts';
import { style } from './style.ts';
import { tickets } from './tickets.ts';

/** Nothing is fetched and nothing runs: no script, no address, and one style, known by its hash. */
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The page, whole: the same evidence gives the same text. */
export function renderPage(evidence: Evidence): string {
  const { place, verdict, metric, lookedOn, streams } = evidence;
  const subject = streams.deciding === undefined ? metric : metricOf(streams.deciding);
  const title = `${verdict.word}: ${nameOfChange(place.change, place.since)}, ${place.scope === '*' ? 'all it covers' : place.scope}`;
  const about = isUndeclared(place.change)
    ? html`an undeclared change of ${day(place.since)}`
    : html`the change ${nameOf(place.change)} of ${day(place.since)}`;
  return html`${new Html('<!doctype html>')}
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${new Html(style)}</style>
</head>
<body>
<header>
<h1>${titleOf(subject)} ${whereOf(evidence)}</h1>
<p class="about">Evidence on ${about}, as of ${day(lookedOn)}. Made by Handback.</p>
</header>
<main>
${[headline, course, looks, causes, scopes, claims, access, cost, doubts, tickets, definitions].map((part) => part(evidence))}
</main>
</body>
</html>
`.markup;
}
