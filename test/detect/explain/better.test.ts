import { expect, test } from 'vitest';
import type { Look } from '../../../functions/contract/detection/evaluation.ts';
import { describeBetter } from '../../../functions/detect/explain/better.ts';
import { describeSilence } from '../../../functions/detect/explain/silence.ts';
import { sampleLook } from '../sample-look.ts';

const improved: Look = {
  ...sampleLook,
  ...{ metric: 'verified_resolution_rate', flagged: false, flagged_on: null, status: 'improved' },
  ...{ effect: -0.3, lower: -0.506, upper: -0.094 },
};

test('what of service got better is said of the whole of a change, with its interval', () => {
  expect(describeBetter([improved, { ...improved, scope: 'DE/chat/vip' }])).toEqual([
    'b, c of 2026-03-02: Verified resolutions better by 30.0 percentage points ' +
      '(at all looks: 9.4 to 50.6)',
  ]);
});

test('a change that nobody declared goes by its day, not by the id that only programs read', () => {
  const change_id = 'implicit:b:DE/chat/vip:2026-03-02';
  const [line = ''] = describeBetter([{ ...improved, change_id, change_effective_on: '2026-03-02' }]);
  expect(line).toMatch(/^b, undeclared change of 2026-03-02: Verified resolutions better by /);
});

test('a lower cost, a guardrail and what is not sure are nothing better', () => {
  for (const metric of ['handling_cost', 'survey_offer_rate'])
    expect(describeBetter([{ ...improved, metric }])).toEqual([]);
  expect(describeBetter([{ ...improved, status: 'no_regression_so_far', upper: 0.1 }])).toEqual([]);
});

test('detect says by how much what improved is better', () => {
  expect(describeSilence([improved], false)).toEqual([
    'b, c, Verified resolutions: improved: better by 30.0 percentage points ' + '(at all looks: 9.4 to 50.6)',
  ]);
});
