import { expect, it } from 'vitest';
import { vendorMapping } from '../../../functions/sources/mapping.ts';

it('another source of the same help desk has its own name', () => {
  expect(vendorMapping('zendesk-us', { vendor: 'zendesk' })?.source).toBe('zendesk-us');
  expect(vendorMapping('our-desk')).toBeUndefined();
});

it('a setting or a help desk that is not known is named with the nearest one', () => {
  expect(() => vendorMapping('zendesk', { ai_tag: ['x'] })).toThrow(
    'handback.config.yaml, sources.zendesk: unknown setting ai_tag (did you mean "ai_tags"?); known here: vendor, ',
  );
  expect(() => vendorMapping('x', { vendor: 'zendsk' })).toThrow(
    '"zendsk" has no shipped mapping (did you mean "zendesk"?)',
  );
});
