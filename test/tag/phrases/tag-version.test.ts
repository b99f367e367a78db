import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { phraseProgram } from '../../../functions/tag/phrases/generated/phrase-program.ts';
import { tagRules } from '../../../functions/tag/tag-version.ts';

test('lists that changed since a release have a new version: lakes are tagged again', () => {
  const digest = createHash('sha256').update(JSON.stringify(phraseProgram)).digest('hex').slice(0, 16);
  // Another digest: raise tagRules if a release had this one, then put the new one here.
  expect({ tagRules, digest }).toEqual({ tagRules: 2, digest: '6f22ab06735db39d' });
});
