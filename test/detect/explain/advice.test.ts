import { expect, test } from 'vitest';
import { describeFindings } from '../../../functions/detect/explain/findings.ts';
import { sampleLook } from '../sample-look.ts';

const shares = (before: number, after: number, declared: number) => ({
  ai_share_before: before,
  ai_share_after: after,
  ai_share_declared: declared,
});

test('where AI was to come and did not, nothing is handed back and another cause is looked for', () => {
  const [finding] = describeFindings([{ ...sampleLook, ...shares(0, 0.01, 0.6) }]);
  expect(finding?.recommended_handback).toEqual([]);
  expect(finding?.text).toContain(
    'AI did not come there (AI share 0 % → 1 %, declared 60 %): look for another cause.',
  );
  expect(finding?.text).not.toContain('handing back');
});

test.each([
  ['as declared', shares(0, 0.6, 0.6)],
  ['smaller than declared', shares(0, 0.1, 0.6)],
  ['a hand-back that did not happen', shares(0.6, 0.6, 0)],
  ['not known yet', {}],
])('what fell is worth handing back to people: %s', (_, moved) => {
  const [finding] = describeFindings([{ ...sampleLook, ...moved }]);
  expect(finding?.recommended_handback).toEqual(['*']);
  expect(finding?.text).toContain('Worth handing back to people: all of it.');
  expect(finding?.text).not.toContain('another cause');
});

test('of several places those with AI are named', () => {
  const at = (scope: string, moved: object) => ({
    ...sampleLook,
    metric: 'verified_resolution_rate',
    scope,
    ...moved,
  });
  const [finding] = describeFindings([
    at('DE/chat/q', shares(0, 0.6, 0.6)),
    at('SE/chat/q', shares(0, 0, 0.6)),
  ]);
  expect(finding?.recommended_handback).toEqual(['DE/chat/q']);
  expect(finding?.text).toContain(
    'Worth handing back to people: DE/chat/q. AI did not come everywhere (AI share 0 %',
  );
});
