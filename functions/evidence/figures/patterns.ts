import { inks } from './draw.ts';

/** Patterns of the page, by the names that fills refer to: told apart without colour, on paper and by everybody. */
export const patternIds = {
  crosses: 'pattern-crosses',
  stripes: 'pattern-stripes',
  dots: 'pattern-dots',
  lines: 'pattern-lines',
} as const;

const marks = {
  crosses: `<path d="M0,0 L6,6 M6,0 L0,6" stroke="${inks.worse}" stroke-width="1.8"/>`,
  stripes: `<path d="M-1,7 L7,-1 M-1,1 L1,-1 M5,7 L7,5" stroke="${inks.worse}" stroke-width="2"/>`,
  dots: `<circle cx="3" cy="3" r="1.6" fill="${inks.worse}"/>`,
  lines: `<path d="M0,3 H6" stroke="${inks.worse}" stroke-width="1.2"/>`,
} as const satisfies Record<keyof typeof patternIds, string>;

const definitions = Object.entries(patternIds)
  .map(
    ([name, id]) =>
      `<pattern id="${id}" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="var(--page)"/>${marks[name as keyof typeof marks]}</pattern>`,
  )
  .join('');

/** What a fill of a drawing stands for. */
export interface LegendItem {
  readonly text: string;
  readonly fill: string;
}

/** A legend as a list, which holds the patterns of the page: drawings that are not shown could not lend theirs. */
export function drawLegend(items: readonly LegendItem[]): string {
  const shown = items.map(({ text, fill }, at) => {
    const defs = at === 0 ? `<defs>${definitions}</defs>` : '';
    const box = `<rect x="1" y="1" width="16" height="12" fill="${fill}" stroke="${inks.text}" stroke-width="0.5"/>`;
    return `<li><svg class="key" viewBox="0 0 18 14" aria-hidden="true">${defs}${box}</svg> ${text}</li>`;
  });
  return `<ul class="legend">${shown.join('')}</ul>`;
}
