import type { Settings } from '../contract/definitions/settings.ts';
import { type Html, html, nameOf } from '../evidence/page/html.ts';
import type { QueryEngine } from '../platform/ports.ts';
import { findReport, type Report, type ReportParameter, reports } from '../report/catalogue.ts';
import { commandLine } from '../report/command-line.ts';
import { checkTextParameters } from '../report/parameters.ts';
import { columnTexts, renderHeading, sameOnEveryRow } from '../report/render/table.ts';
import { type ReportResult, runReport } from '../report/run-report.ts';
import { layOutPage, linkTo } from './layout.ts';
import { type Named, readNames } from './names-of-rows.ts';
import { type Behind, ticketsBehind } from './tickets-behind.ts';

/** Rows of a page; CSV has all. */
const mostRows = 500;

/** So many columns fit a sheet of paper; of more, each row is printed as a record of its own. */
const mostOnPaper = 9;

type Query = Readonly<Record<string, string>>;

/** A field of the form that was left empty is not given. */
const givenIn = (query: Query): Query =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''));

/** The catalogue: names and questions. */
export const catalogue = (): string =>
  layOutPage(
    'Reports',
    html`<ul>${reports.map(({ name, question }) => html`<li><a href="${linkTo(`/reports/${name}`)}">${name}</a>: ${question}</li>`)}</ul>`,
  );

/** Runs a report as its parameters in a link say. @throws UnknownReport, InvalidParameters, NothingCurated */
export function runLinked(
  name: string,
  query: Query,
  engine: Pick<QueryEngine, 'query'>,
  settings: Settings,
): Promise<ReportResult> {
  const report = findReport(name);
  return runReport(report, checkTextParameters(report, givenIn(query)), settings, (sql) => engine.query(sql));
}

/** One report as a page: its parameters as a form, its rows as a table, each leading to the tickets behind it. */
export async function reportPage(
  result: ReportResult,
  query: Query,
  engine: Pick<QueryEngine, 'query'>,
): Promise<string> {
  const named = await readNames(result, mostRows, query, (sql) => engine.query(sql));
  const report = findReport(result.report);
  const csv = linkTo(`/reports/${report.name}.csv`, query);
  const more = result.rows.length - mostRows;
  const command = commandLine(report.name, givenIn(query), 'LAKE');
  return layOutPage(report.title, [
    ...renderHeading(result)
      .trim()
      .split('\n')
      .map((line) => html`<p class="about">${withoutTitle(line, report)}</p>`),
    ...result.warnings.map((warning) => html`<p><strong>Note:</strong> ${warning}</p>`),
    form(report, query),
    html`<p><a href="${csv}">CSV</a> · <code>${command}</code></p>`,
    result.rows.length === 0 ? html`<p class="none">No rows.</p>` : table(result, query, named),
    ...(more > 0 ? [html`<p class="none">… ${more} more rows are in the CSV.</p>`] : []),
  ]);
}

/** The title stands above already. */
const withoutTitle = (line: string, { title }: Report): string =>
  line.startsWith(`${title}: `) ? line.slice(title.length + 2) : line;

function form(report: Report, query: Query): Html {
  const fields = [
    textField('from', 'first day', query),
    textField('to', 'last day', query),
    ...report.filters.map((name) => textField(name, `only this ${name}`, query)),
    ...(report.by === undefined ? [] : [textField('by', `any of ${report.by.of.join(',')}`, query)]),
    ...report.parameters.map((parameter) => parameterField(parameter, query)),
  ];
  return html`<form method="get" action="/reports/${report.name}">${fields}<button>Show</button></form>`;
}

const textField = (name: string, comment: string, query: Query): Html =>
  html`<label title="${comment}">${name}<input name="${name}" value="${query[name] ?? ''}"></label>`;

function parameterField({ name, comment, of }: ReportParameter, query: Query): Html {
  if (of === undefined) return textField(name, comment, query);
  const chosen = query[name] ?? '';
  const options = ['', ...of].map((value) =>
    value === chosen ? html`<option selected>${value}</option>` : html`<option>${value}</option>`,
  );
  return html`<label title="${comment}">${name}<select name="${name}">${options}</select></label>`;
}

function table(result: ReportResult, query: Query, named: Named): Html {
  const rows = result.rows.slice(0, mostRows);
  const { dull, said } = sameOnEveryRow(result);
  const columns = columnTexts({ columns: result.columns, rows }).filter(({ name }) => !dull.has(name));
  const comments = new Map(result.columns.map(({ name, comment, unit }) => [name, `${comment} (${unit})`]));
  const head = columns.map(
    ({ name, isRight }) =>
      html`<th scope="col" class="${isRight ? 'number' : 'text'}" title="${comments.get(name) ?? ''}">${name}</th>`,
  );
  const isWide = columns.length > mostOnPaper;
  const body = rows.map((_, row) => {
    const cells = columns.map(({ name, cells: texts, isRight }) => {
      const text = texts[row] ?? '';
      const label = isWide ? html` data-column="${name}"` : '';
      return html`<td class="${isRight ? 'number' : classOf(text)}"${label}>${nameOf(text)}</td>`;
    });
    return html`<tr>${cells}${behindCell(ticketsBehind(result, row, query, named))}</tr>`;
  });
  return html`${said.map((line) => html`<p class="about">${nameOf(line)}</p>`)}<div class="scroll" tabindex="0" role="region" aria-label="${result.report}"><table${isWide ? html` class="wide-rows"` : ''}><thead><tr>${head}<th scope="col">behind it</th></tr></thead><tbody>${body}</tbody></table></div>`;
}

/** A day or a name stays on one line, a sentence folds. */
const classOf = (text: string): string => (text.length <= 24 ? 'short' : 'text');

/** Links to the tickets that a row rests on. */
const behindCell = (links: readonly Behind[]): Html =>
  html`<td>${links.map(
    ({ label, path, query: behind }, at) =>
      html`${at === 0 ? '' : ' '}<a href="${linkTo(path, behind)}">${label}</a>`,
  )}</td>`;
