import { expect, it } from 'vitest';
import { languageTag } from '../../../functions/sources/record/language-tag.ts';

it.each([
  ['en_us', 'en-US'],
  ['EN-US', 'en-US'],
  ['en-US', 'en-US'],
  ['DE', 'de'],
  ['zh_hant', 'zh-Hant'],
  ['zh-hans-cn', 'zh-Hans-CN'],
  ['es-419', 'es-419'],
  ['English', 'English'],
  ['English (UK)', 'English (UK)'],
])('%s is %s', (written, tag) => expect(languageTag(written)).toBe(tag));
