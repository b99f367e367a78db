import { expect, test } from 'vitest';
import { foldSentence } from '../../../functions/cli/terminal/output.ts';

test('a sentence folds at blanks, what follows stands further in; a pipe gets it whole', () => {
  const sentence = '  Worse: Service, acme, DE/chat/refunds: Reopened 2.4 % → 14.1 %';
  expect(foldSentence(sentence, Number.POSITIVE_INFINITY)).toEqual([sentence]);
  expect(foldSentence(sentence, 30)).toEqual([
    '  Worse: Service, acme,',
    '    DE/chat/refunds: Reopened',
    '    2.4 % → 14.1 %',
  ]);
  expect(foldSentence('short', 30)).toEqual(['short']);
  for (const line of foldSentence('x'.repeat(90), 20)) expect(line.length).toBeLessThanOrEqual(20);
});

test('a word longer than several lines is broken where each ends, and gets no blank', () => {
  const lines = foldSentence(`Worse: ${'x'.repeat(50)}, and more`, 20);
  expect(lines.slice(0, -1).map(({ length }) => length)).toEqual([6, 20, 20, 17]);
  expect(lines.map((line) => line.trim()).join('')).toContain('x'.repeat(50));
});
