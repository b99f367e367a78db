import { printable } from '../../report/render/printable.ts';

/** Text of a page that is safe to stand in it: made by `html` alone, so that whatever else is put in gets escaped. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

export type Content = Html | string | number | undefined | readonly Content[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Somebody's text as text: for contents and quoted attributes alike; what turns directions or is no character shows as its code. */
export const escapeText = (text: string): string =>
  printable(text).replace(/[&<>"']/g, (character) => entities[character] ?? '');

/** A template of markup; every value that is no `Html` is escaped. */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Html {
  return new Html(parts.map((part, index) => part + markupOf(values[index])).join(''));
}

function markupOf(content: Content): string {
  if (content === undefined) return '';
  if (content instanceof Html) return content.markup;
  if (typeof content === 'string' || typeof content === 'number') return escapeText(String(content));
  return content.map(markupOf).join('');
}

/** A name that came with somebody's data, kept apart from the text around it. */
export const nameOf = (text: string): Html => html`<bdi>${text}</bdi>`;
