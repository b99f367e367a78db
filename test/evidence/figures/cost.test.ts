import { expect, test } from 'vitest';
import { missingEnds, spread } from '../../../functions/evidence/figures/cost.ts';

const handler = (kind: string, cost: number | null) => ({
  kind,
  cost: { cost_per_verified: cost },
  quality: { standardised: 0.7 },
});
const kindsOf = (handlers: readonly { readonly kind: string }[]) => handlers.map(({ kind }) => kind);

test('a kind that costs many times what AI and people do is said, not drawn', () => {
  const all = [
    handler('ai_first', 2),
    handler('human', 5),
    handler('hybrid', 140),
    handler('outsourced', null),
  ];
  const { drawn, beyond } = spread(all);
  expect([kindsOf(drawn), kindsOf(beyond)]).toEqual([['ai_first', 'human'], ['hybrid']]);
  expect(missingEnds(all)).toEqual([]);
});

test('without the two sides everything known is drawn, and there is no arrow', () => {
  const some = [handler('ai', 1), handler('hybrid', 140)];
  expect(kindsOf(spread(some).drawn)).toEqual(['ai', 'hybrid']);
  expect(missingEnds(some)).toEqual(['ai_first', 'human']);
});
