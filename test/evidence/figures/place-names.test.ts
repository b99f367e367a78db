import { expect, test } from 'vitest';
import { placeNames } from '../../../functions/evidence/figures/place-names.ts';

test('points at one place share a name, and of two close ones the lower name goes below', () => {
  expect(
    placeNames([
      { x: 1, y: 0.8, text: 'in house' },
      { x: 1, y: 0.8, text: 'all people' },
      { x: 1.1, y: 0.79, text: 'outsourced' },
      { x: 3, y: 0.3, text: 'AI' },
    ]),
  ).toEqual([
    { x: 1, y: 0.8, text: 'in house, all people', dy: -9 },
    { x: 1.1, y: 0.79, text: 'outsourced', dy: 12 },
    { x: 3, y: 0.3, text: 'AI', dy: -9 },
  ]);
  expect(placeNames([])).toEqual([]);
});
