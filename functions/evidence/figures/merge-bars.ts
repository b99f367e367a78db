/** An element of a drawing, as far as bars are put together. */
export interface Element {
  readonly parentNode: Element | null;
  readonly ownerDocument: { createElementNS(namespace: string, name: string): Element };
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  querySelectorAll(selector: string): Iterable<Element>;
  appendChild(child: Element): unknown;
  remove(): void;
}

/**
 * Bars of one pattern side by side become one path: a printer paints the pattern of each shape as a picture of the whole page,
 * and hundreds of bars would be a file of fifty megabytes.
 */
export function mergeBars(figure: Pick<Element, 'querySelectorAll'>): void {
  for (const group of figure.querySelectorAll('g[fill^="url("]')) {
    const bars = Map.groupBy(group.querySelectorAll('rect'), ({ parentNode }) => parentNode);
    for (const [parent, own] of bars) {
      const path = group.ownerDocument.createElementNS('http://www.w3.org/2000/svg', 'path');
      path.setAttribute('d', own.map(outlineOf).join(''));
      for (const bar of own) bar.remove();
      parent?.appendChild(path);
    }
  }
}

/** One bar as a part of a path; of one without a height nothing is seen. */
function outlineOf(bar: Element): string {
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => Number(bar.getAttribute(name)));
  return height === 0 ? '' : `M${x},${y}h${width}v${height}h${-width!}Z`;
}
