import type { Settings } from '../contract/definitions/settings.ts';
import { partsOfScope } from '../contract/detection/scope-name.ts';
import { isDay } from '../contract/records/instant.ts';
import { type Html, html, nameOf } from '../evidence/page/html.ts';
import type { QueryEngine } from '../platform/ports.ts';
import { dimensions, findReport, type Report, type ReportParameter, reports } from '../report/catalogue.ts';
import { commandLine } from '../report/command-line.ts';
import { checkTextParameters } from '../report/parameters.ts';
import { columnTexts, renderHeading, sameOnEveryRow } from '../report/render/table.ts';
import { type ReportResult, runReport } from '../report/run-report.ts';
import { layOutPage, linkTo } from './layout.ts';

/** Rows of a page; CSV has all. */
const mostRows = 500;

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
export function reportPage(result: ReportResult, query: Query): string {
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
    result.rows.length === 0 ? html`<p class="none">No rows.</p>` : table(result, query),
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

function table(result: ReportResult, query: Query): Html {
  const rows = result.rows.slice(0, mostRows);
  const { dull, said } = sameOnEveryRow(result);
  const columns = columnTexts({ columns: result.columns, rows }).filter(({ name }) => !dull.has(name));
  const comments = new Map(result.columns.map(({ name, comment, unit }) => [name, `${comment} (${unit})`]));
  const head = columns.map(
    ({ name, isRight }) =>
      html`<th scope="col" class="${isRight ? 'number' : 'text'}" title="${comments.get(name) ?? ''}">${name}</th>`,
  );
  const body = rows.map((_, row) => {
    const cells = columns.map(
      ({ cells: texts, isRight }) =>
        html`<td class="${isRight ? 'number' : classOf(texts[row] ?? '')}">${nameOf(texts[row] ?? '')}</td>`,
    );
    return html`<tr>${cells}${ticketsCell(result, row, query)}</tr>`;
  });
  return html`${said.map((line) => html`<p class="about">${nameOf(line)}</p>`)}<div class="scroll" tabindex="0" role="region" aria-label="${result.report}"><table><thead><tr>${head}<th scope="col">behind it</th></tr></thead><tbody>${body}</tbody></table></div>`;
}

/** A day or a name stays on one line, a sentence folds. */
const classOf = (text: string): string => (text.length <= 24 ? 'short' : 'text');

/** Attributes of a row by which the report `tickets` can be narrowed to those behind it. */
const narrowing = [
  ...dimensions.filter((name) => name !== 'priority'),
  'handler_kind',
  'ticket_key',
] as const;

/** A link to the tickets that a row rests on: its days, scope and handler, as far as the row names them. */
function ticketsCell(result: ReportResult, row: number, query: Query): Html {
  const cellOf = (name: string) => {
    const at = result.columns.findIndex((column) => column.name === name);
    const cell = at < 0 ? undefined : result.rows[row]?.[at];
    return cell === null || cell === undefined || cell === '*' ? undefined : String(cell);
  };
  const { from, to } = daysOf(result, cellOf);
  const place = placeIn(cellOf('scope'));
  const narrowed = Object.fromEntries(
    narrowing.map((name) => [name, cellOf(name) ?? place[name] ?? filterOf(query, name)]),
  );
  const kind = narrowed.handler_kind;
  if (kind === 'ai_first' || kind === 'human') narrowed.handler_kind = undefined;
  return html`<td><a href="${linkTo('/reports/tickets', { from, to, ...narrowed })}">tickets</a></td>`;
}

/** The market, channel and queue of a scope. */
function placeIn(scope: string | undefined): Readonly<Record<string, string | undefined>> {
  const [market, channel, queue] = scope === undefined ? [] : partsOfScope(scope);
  return queue === undefined ? {} : { market, channel, queue };
}

const filterOf = (query: Query, name: string): string | undefined =>
  query[name] === '' ? undefined : query[name];

function daysOf(result: ReportResult, cellOf: (name: string) => string | undefined) {
  const day = cellOf('dt') ?? cellOf('day');
  if (day !== undefined && isDay(day)) return { from: day, to: day };
  const since = cellOf('change_effective_on');
  const until = cellOf('looked_on');
  return since !== undefined && until !== undefined
    ? { from: since, to: until }
    : { from: result.from, to: result.to };
}
