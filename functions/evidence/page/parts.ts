import type { Drawing } from '../figures/draw.ts';
import type { Answer } from '../gather/ask.ts';
import { type At, rowAt } from '../gather/streams.ts';
import { type Content, Html, html } from './html.ts';
import { cell, interval, kindOf } from './numbers.ts';

/** A column of a table: of the answer, under a heading for people. */
export interface Column {
  readonly heading: string;
  readonly column: string;
  /** With the two ends of its interval. */
  readonly isEstimate?: boolean;
}

/** Rows of an answer as a table. */
export function table(answer: Answer, columns: readonly Column[], which?: readonly number[]): Html {
  const rows = (which ?? answer.rows.map((_, row) => row)).map((row): At => ({ answer, row }));
  const first = rows[0];
  if (first === undefined) return html`<p class="none">No rows.</p>`;
  const align = columns.map(({ column }) => (kindOf(first, column) === 'text' ? '' : 'number'));
  const head = columns.map(({ heading }, at) => html`<th scope="col" class="${align[at]}">${heading}</th>`);
  const body = rows.map(
    (where) =>
      html`<tr>${columns.map(
        ({ column, isEstimate }, at) =>
          html`<td${classOf(align[at], where, column)}>${isEstimate ? interval(where, column) : cell(where, column)}</td>`,
      )}</tr>\n`,
  );
  return html`<div class="scroll" tabindex="0" role="group" aria-label="table"><table><thead><tr>${head}</tr></thead><tbody>\n${body}</tbody></table></div>`;
}

/** Numbers stand to the right; a short text stays on one line, a long one breaks anywhere and keeps some room. */
function classOf(align: string | undefined, where: At, column: string): Content {
  if (align === 'number') return html` class="number"`;
  return String(rowAt(where)[column] ?? '').length <= 24 ? '' : html` class="long"`;
}

/** A drawing under the sentence it shows, its numbers as a table that can be opened, and the command that gives them. */
export function figure(
  caption: Content,
  drawing: Drawing | undefined,
  numbers: Html,
  answers: readonly Answer[],
): Html {
  return html`<figure>
<figcaption>${caption}</figcaption>
${drawing === undefined ? html`<p class="none">Nothing to draw yet.</p>` : html`<div class="drawing" tabindex="0" role="group" aria-label="drawing">${new Html(drawing.svg)}</div>`}
<details><summary>The numbers, and the command that gives them</summary>
${codes(answers)}
${numbers}
</details>
</figure>`;
}

/** How to get the numbers again. */
export const commands = (answers: readonly Answer[]): Html =>
  html`<details><summary>Where these numbers come from</summary>
${codes(answers)}
</details>`;

const codes = (answers: readonly Answer[]): Html =>
  html`<div class="commands">${answers.map(
    ({ id, command }) => html`<code data-answer="${id}">${command}</code>`,
  )}</div>`;

/** A numbered section of the page. */
export const section = (id: string, title: string, ...body: readonly Content[]): Html =>
  html`<section aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
${body}
</section>
`;
