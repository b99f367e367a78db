import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom/worker';
import { type Element, mergeBars } from './merge-bars.ts';

/** A drawing as the text of an `svg` element; colours are variables of the page's style. */
export interface Drawing {
  readonly svg: string;
}

/** Colours by meaning; each also differs in line, mark or word. */
export const inks = {
  treated: 'var(--treated)',
  controls: 'var(--controls)',
  faint: 'var(--faint)',
  worse: 'var(--worse)',
  text: 'var(--text)',
} as const;

/** Widths in units of the drawing, which the page scales to its room: on a phone, text of the wide one would be too small. */
const wide = 720;
const narrow = 340;

/**
 * A drawing for wide pages and one for phones; the page shows the one that fits.
 * @param name unique on the page; ids inside the drawing begin with it
 * @param label what a reader hears instead of the drawing
 * @param onPhones what differs on phones
 */
export function draw(
  name: string,
  label: string,
  options: Plot.PlotOptions,
  onPhones: Plot.PlotOptions = {},
): Drawing {
  const both = [
    drawOne(name, label, { width: wide, ...options }, 'wide'),
    drawOne(`${name}-narrow`, label, { width: narrow, ...options, ...onPhones }, 'narrow'),
  ];
  return { svg: both.join('\n') };
}

/**
 * Draws marks by Observable Plot into a document of its own: the same marks give the same text. Styles of Plot's own are
 * left out, since the page forbids them.
 */
function drawOne(name: string, label: string, options: Plot.PlotOptions, kind: 'wide' | 'narrow'): string {
  const { document } = parseHTML('<html><body></body></html>');
  const figure = Plot.plot({
    height: 260,
    marginLeft: 56,
    marginRight: 16,
    // Ticks of days say the month below.
    marginBottom: 38,
    ...options,
    className: 'plot',
    document: document as unknown as NonNullable<Plot.PlotOptions['document']>,
  });
  for (const style of figure.querySelectorAll('style')) style.remove();
  // Names of marks: a reader hears the drawing's own instead.
  for (const mark of figure.querySelectorAll('[aria-label]')) mark.removeAttribute('aria-label');
  mergeBars(figure as unknown as Element);
  for (const mark of figure.querySelectorAll('*')) shorten(mark);
  figure.setAttribute('role', 'img');
  figure.setAttribute('aria-label', label);
  figure.setAttribute('class', `plot ${kind}`);
  return withOwnIds(name, figure.outerHTML);
}

/** An element of a drawing, as far as it is changed here. */
interface Placed {
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
}

/** Places to a hundredth of a unit: more is seen by nobody. */
function shorten(mark: Placed): void {
  for (const name of placed) {
    const value = mark.getAttribute(name);
    if (value !== null)
      mark.setAttribute(
        name,
        value.replace(/\d+\.\d{3,}/g, (own) => String(Number(Number(own).toFixed(2)))),
      );
  }
}

const placed = ['d', 'x', 'y', 'x1', 'x2', 'y1', 'y2', 'cx', 'cy', 'width', 'height', 'transform'] as const;

/** Plot numbers its ids through a whole process; here they count from 1 in each drawing. */
function withOwnIds(name: string, svg: string): string {
  const known = new Map<string, string>();
  return svg.replace(/plot-clip-\d+/g, (id) => {
    const own = known.get(id) ?? `${name}-clip-${known.size + 1}`;
    known.set(id, own);
    return own;
  });
}

/** Midnight UTC of a day, as charts place it. */
export const at = (day: string): Date => new Date(`${day}T00:00:00Z`);
