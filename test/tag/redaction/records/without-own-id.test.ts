import { expect, test } from 'vitest';
import { withoutOwnId } from '../../../../functions/tag/redaction/records/without-own-id.ts';

test.each([
  ['my number is K-123.', 'K-123', 'my number is [blanked].'],
  ['I am k-123, K-123!', 'K-123', 'I am [blanked], [blanked]!'],
  ['K-1234 and AK-123 and K-123_b', 'K-123', 'K-1234 and AK-123 and K-123_b'],
  ['kund Åsa(1).x+', 'åsa(1).x+', 'kund [blanked]'],
  ['4711', ' 4711 ', '[blanked]'],
  ['it is 12', '12', 'it is 12'],
  ['nothing of the kind', 'K-123', 'nothing of the kind'],
  ['nobody', undefined, 'nobody'],
  ['$& K-123 $1', '$& K-123', '[blanked] $1'],
])('%j of %j', (text, id, safe) => {
  expect(withoutOwnId(text, id)).toBe(safe);
  expect(withoutOwnId(safe, id)).toBe(safe);
});
