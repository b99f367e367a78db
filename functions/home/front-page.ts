import type { Settings } from '../contract/definitions/settings.ts';
import { kindInWords } from '../contract/detection/change-kind.ts';
import { sqlTexts } from '../contract/generated/sql.ts';
import { type Row, rowsByName } from '../contract/lake/rows.ts';
import { bindParameters } from '../contract/lake/sql.ts';
import { type Html, html, nameOf } from '../evidence/page/html.ts';
import { notAsDeclared } from '../findings/digest.ts';
import { changeOf, describeFinding, describePart, isSameTickets } from '../findings/in-words.ts';
import { type Led, splitHarms } from '../findings/one-harm.ts';
import { readFindings } from '../findings/read-findings.ts';
import { readUndone } from '../findings/read-undone.ts';
import type { QueryEngine } from '../platform/ports.ts';
import { layOutPage, linkTo } from './layout.ts';

type Engine = Pick<QueryEngine, 'query'>;

/** Changes shown; the report `routing_impact` has all. */
const mostChanges = 200;

/** What got worse, what was changed, and where to look on. */
export async function frontPage(engine: Engine, { currency }: Pick<Settings, 'currency'>): Promise<string> {
  const findingList = (harms: readonly Led[]): Html[] => listFindings(harms, currency);
  const [findings, undone, answer] = await Promise.all([
    readFindings(engine),
    readUndone(engine),
    engine.query(bindParameters(sqlTexts['reports/changes'], { after: 0, last: mostChanges })),
  ]);
  const changes = rowsByName(answer);
  const { standing, rest } = splitHarms(findings);
  return layOutPage(headlineOf(standing.length), [
    standing.length === 0
      ? html`<p>That says little where few tickets were changed: <a href="${linkTo('/reports/routing_impact')}">routing_impact</a> says what cannot be told yet, and when.</p>`
      : findingList(standing),
    ...(rest.length === 0
      ? []
      : [
          html`<details><summary>${rest.length} more: recovered, overtaken or dismissed</summary>${findingList(rest)}</details>`,
        ]),
    ...(undone.length === 0
      ? []
      : [html`<h2>${notAsDeclared}</h2><ul>${undone.map((line) => html`<li>${nameOf(line)}</li>`)}</ul>`]),
    html`<h2>Changes of routing</h2>`,
    changes.length === 0
      ? html`<p>None is declared: <code>handback change add</code>, or an event <code>routing_change</code>.</p>`
      : html`<ul>${changes.map(changeItem)}</ul>`,
    html`<h2>Quality</h2>
<ul>
<li><a href="${linkTo('/reports/ai_vs_human')}">AI and people compared</a></li>
<li><a href="${linkTo('/reports/quality_daily', { by: 'market,channel,queue' })}">Every metric by day and scope</a></li>
<li><a href="${linkTo('/reports/handback_candidates')}">What to hand back</a></li>
<li><a href="${linkTo('/reports/claims_audit')}">What AI claims to have resolved, and what held</a></li>
</ul>`,
  ]);
}

const headlineOf = (standing: number): string =>
  standing === 0 ? 'No finding stands' : standing === 1 ? 'One finding stands' : `${standing} findings stand`;

/** Under its change each, what is surest first. */
function listFindings(harms: readonly Led[], currency: string): Html[] {
  const changes = Map.groupBy(harms, ({ lead }) => changeOf(lead));
  return [...changes].map(
    ([change, own]) =>
      html`<h3>${nameOf(capital(change))}</h3><ul>${own.map((led) => harmItem(led, currency))}</ul>`,
  );
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** A harm, and below it the findings that show it elsewhere. */
const harmItem = ({ lead, parts }: Led, currency: string): Html => {
  const items = parts
    .filter((row) => !isSameTickets(row) || typeof row.action === 'string')
    .map((row) => html`<li>${findingLine(row, describePart(row, currency))}</li>`);
  return html`<li>${findingLine(lead, describeFinding(lead, currency))}${items.length === 0 ? '' : html`<ul>${items}</ul>`}</li>`;
};

const findingLine = ({ change_id: change, brand, scope }: Row, text: string): Html => {
  const evidence = linkTo('/evidence', { change, brand, scope });
  return html`${nameOf(text)} <a href="${evidence}">Evidence</a>`;
};

/** `{"market":["DE","SE"]}` as people say it. */
function selectorInWords(selector: string): string {
  const lists: unknown = JSON.parse(selector);
  const named = Object.entries(typeof lists === 'object' && lists !== null ? lists : {});
  return named.length === 0
    ? 'everything'
    : named.map(([name, values]) => `${name} ${[values].flat().join(', ')}`).join('; ');
}

const changeItem = ({ change_id, kind, effective_at, selector }: Row): Html => {
  const link = linkTo('/reports/routing_impact', { change: change_id });
  const day = String(effective_at).slice(0, 10);
  return html`<li><a href="${link}">${nameOf(String(change_id))}</a> (${kindInWords(String(kind))}) from ${day}: ${nameOf(selectorInWords(String(selector)))} <a href="${linkTo('/evidence', { change: change_id })}">Evidence</a></li>`;
};
