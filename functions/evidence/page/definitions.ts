import type { Evidence } from '../gather/gather.ts';
import { type Html, html, nameOf } from './html.ts';
import { day } from './numbers.ts';
import { commands, section } from './parts.ts';

const words = [
  [
    'Verified resolution',
    'a claimed one that held: within the verification window the ticket was not reopened, the customer opened no other, asked for no person and wrote no more than thanks.',
  ],
  [
    'Worse by',
    'a difference in differences: the fall in the tickets of the change less the fall in the others, at the ticket mix before the change. Plus is worse. Bands hold at all looks at once.',
  ],
  [
    'log E',
    'what a bet against "no drop" has earned. Were there none, the chance that it ever reaches what a flag needs is at most the level of the stream.',
  ],
  ['–', 'too few observations, or not in the data. It is never 0.'],
] as const;

/** What the words mean, and under which definitions the numbers were made. */
export function definitions({ impact, looks, parts }: Evidence): Html {
  const { result } = parts;
  const versions = Object.entries(result.definition_versions).sort(([a], [b]) => (a < b ? -1 : 1));
  const now = new Set(Object.values(result.definition_versions));
  const earlier = [...new Set([...impact.rows, ...looks.rows].map((row) => row.definition_version))].filter(
    (version): version is string => typeof version === 'string' && !now.has(version),
  );
  return section(
    'definitions',
    'Words and versions',
    html`<dl>${words.map(([term, said]) => html`<dt>${term}</dt><dd>${said}</dd>\n`)}</dl>`,
    html`<p>Known at ${day(result.known_at)} UTC. Definitions of the metrics: ${versions.map(
      ([metric, version]) => html`${nameOf(metric)} <code>${version}</code> `,
    )}${earlier.length === 0 ? 'The looks were made under the same.' : html`Looks were also made under earlier ones: ${earlier.map((version) => html`<code>${version}</code> `)}`}</p>`,
    html`<p>LAKE in a command stands for the folder of the lake. Every number carries its value to nine digits and its answer, row and column in the page's source.</p>`,
    commands([impact]),
  );
}
