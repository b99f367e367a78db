import * as Plot from '@observablehq/plot';
import type { Row } from '../../contract/lake/rows.ts';
import { type Drawing, draw, inks } from './draw.ts';
import { handlerWords } from './handler-words.ts';
import { type PlacedName, placeNames } from './place-names.ts';
import { barEnds, tickOf } from './scale.ts';

/** A handler kind by what a verified resolution costs and how often there is one, each with its interval. */
export interface Handler {
  readonly kind: string;
  /** Of cost_quality. */
  readonly cost: Row;
  /** Of ai_vs_human, verified resolutions at the same ticket mix. */
  readonly quality: Row;
}

const isKnown = ({ cost, quality }: Handler): boolean =>
  typeof cost.cost_per_verified === 'number' && typeof quality.standardised === 'number';

/** A kind that costs so many times what AI and people do would leave no room to tell them apart. */
const far = 5;

/** Kinds with a point of their own, and those that lie too far away for the chart. */
export function spread(handlers: readonly Handler[]): {
  readonly drawn: readonly Handler[];
  readonly beyond: readonly Handler[];
} {
  const known = handlers.filter(isKnown);
  const costOf = ({ cost }: Handler) => Number(cost.cost_per_verified);
  const usual = known.filter(({ kind }) => ends.some((end) => end === kind)).map(costOf);
  const most = usual.length === 0 ? Number.POSITIVE_INFINITY : far * Math.max(...usual);
  return {
    drawn: known.filter((own) => costOf(own) <= most),
    beyond: known.filter((own) => costOf(own) > most),
  };
}

/** Where the arrow of a hand-back begins and ends. */
const ends = ['ai_first', 'human'] as const;

/** Ends of the arrow that a chart which draws these handlers lacks: with none missing it has the arrow. */
export const missingEnds = (drawn: readonly Handler[]): readonly string[] =>
  ends.filter((kind) => !drawn.some((own) => own.kind === kind));

/** Names stand to the right of their points, of which one is the last. */
const roomFor = (names: readonly PlacedName[]): number =>
  Math.max(90, 16 + 7 * Math.max(...names.map(({ text }) => text.length)));

/** Cost against quality by handler kind, and the hand-back as a dotted arrow from AI to people. */
export function drawCost(
  name: string,
  label: string,
  drawn: readonly Handler[],
  currency: string,
): Drawing | undefined {
  if (drawn.length === 0) return undefined;
  const x = (column: string) => (own: Handler) => Number(own.cost[column]);
  const y = (column: string) => (own: Handler) => Number(own.quality[column]);
  const [ai, people] = ends.map((kind) => drawn.find((own) => own.kind === kind));
  const [cost, share] = [x('cost_per_verified'), y('standardised')];
  const names = placeNames(
    drawn.map((own) => ({ x: cost(own), y: share(own), text: handlerWords(own.kind) })),
  );
  const bar = { stroke: inks.faint, strokeWidth: 1.5 } as const;
  return draw(name, label, {
    height: 320,
    marginBottom: 40,
    marginRight: roomFor(names),
    x: {
      label: `cost of a verified resolution, ${currency} →`,
      grid: true,
      nice: true,
      ...barEnds(drawn.map(cost)),
    },
    y: { label: '↑ verified', labelAnchor: 'top', grid: true, nice: true, tickFormat: tickOf('ai_share') },
    marks: [
      Plot.link(drawn, {
        ...bar,
        x1: x('cost_per_verified_lower'),
        x2: x('cost_per_verified_upper'),
        y1: share,
        y2: share,
      }),
      Plot.link(drawn, {
        ...bar,
        x1: cost,
        x2: cost,
        y1: y('standardised_lower'),
        y2: y('standardised_upper'),
      }),
      ...(ai === undefined || people === undefined
        ? []
        : [
            Plot.arrow([0], {
              ...{ x1: () => cost(ai), y1: () => share(ai), x2: () => cost(people), y2: () => share(people) },
              ...{ stroke: inks.treated, strokeDasharray: '2 4', strokeWidth: 2, inset: 8, headLength: 10 },
            }),
          ]),
      Plot.dot(drawn, { x: cost, y: share, r: 5, fill: inks.treated, stroke: 'var(--page)' }),
      ...names.map(({ dy, ...name }) =>
        Plot.text([name], {
          ...{ x: 'x', y: 'y', text: 'text', textAnchor: 'start', dx: 9, dy },
          ...{ fill: inks.text, stroke: 'var(--page)', strokeWidth: 3 },
        }),
      ),
    ],
    marginTop: 28,
  });
}
