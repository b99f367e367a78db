import { expect, test } from 'vitest';
import {
  mappingKeys,
  outermost,
  placeOfKey,
  usualPrefixes,
} from '../../../functions/contract/records/landing.ts';

test('the folder below in/ is the source, the one below that the kind, where there are any', () => {
  expect(placeOfKey('in/file.json', usualPrefixes)).toEqual({});
  expect(placeOfKey('in/desk/file.json', usualPrefixes)).toEqual({ source: 'desk' });
  expect(placeOfKey('in/desk/ratings/2026/file.csv', usualPrefixes)).toEqual({
    source: 'desk',
    kind: 'ratings',
  });
});

test('a prefix of its own names the source of all that lies below it; the longest counts', () => {
  const prefixes = { 'exports/': '', 'exports/prod/zendesk/': 'zendesk', 'surveys/': 'delighted' };
  expect(placeOfKey('exports/prod/zendesk/tickets/a.json', prefixes)).toEqual({
    source: 'zendesk',
    kind: 'tickets',
  });
  expect(placeOfKey('exports/prod/a.json', prefixes)).toEqual({ source: 'prod' });
  expect(placeOfKey('surveys/a.csv', prefixes)).toEqual({ source: 'delighted' });
  expect(placeOfKey('elsewhere/a.csv', prefixes)).toEqual({});
});

test('a file has the mapping of its kind, or else of its source', () => {
  expect(mappingKeys({ source: 'desk', kind: 'ratings' })).toEqual([
    'mappings/desk/ratings.yaml',
    'mappings/desk.yaml',
  ]);
  expect(mappingKeys({ source: 'desk' })).toEqual(['mappings/desk.yaml']);
  expect(mappingKeys({})).toEqual([]);
});

test('prefixes of notifications do not lie below each other', () => {
  expect(outermost({ 'exports/': '', 'exports/zendesk/': 'zendesk', 'export/': '' })).toEqual([
    'exports/',
    'export/',
  ]);
});
