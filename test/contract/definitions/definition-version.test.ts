import { expect, test } from 'vitest';
import {
  definitionVersions,
  normalizeSql,
} from '../../../functions/contract/definitions/definition-version.ts';
import { metrics } from '../../../functions/contract/definitions/metrics.ts';
import { Settings } from '../../../functions/contract/definitions/settings.ts';

const versions = (settings: unknown = {}) => definitionVersions(Settings.parse(settings));
const changed = (settings: unknown) => {
  const [before, after] = [versions(), versions(settings)];
  return metrics.map(({ name }) => name).filter((name) => before[name] !== after[name]);
};

test('every metric and the alarm of a scope have their own version, the same each time', () => {
  expect(new Set(Object.values(versions())).size).toBe(metrics.length + 1);
  expect(versions()).toEqual(versions());
});

test('comments and white space do not count, words and texts in quotes do', () => {
  expect(normalizeSql("-- why\nselect  'a--b',\n  c -- what\nfrom t")).toBe("select 'a--b', c from t");
  expect(normalizeSql('select a')).not.toBe(normalizeSql('select b'));
});

test('a setting changes the metrics that use it', () => {
  expect(changed({ prices: { ai_resolution: 2 } })).toEqual(['handling_cost']);
  expect(changed({ human_access_slo_minutes: { chat: 5 } })).toEqual(['human_access_rate']);
  expect(changed({ verification_window_days: 5 })).toHaveLength(metrics.length);
  expect(changed({ lag_days: 20 })).toHaveLength(metrics.length);
  expect(changed({ silent_after_days: 9, given_up_after_hours: 12, currency: 'INR' })).toEqual([]);
});

test('texts tagged again change what metrics of sentiment mean, and no other', () => {
  const settings = Settings.parse({});
  const [before, after] = [definitionVersions(settings), definitionVersions(settings, 2001)];
  expect(Object.keys(before).filter((name) => before[name] !== after[name])).toEqual([
    'negative_sentiment_rate',
  ]);
  expect(definitionVersions(settings, 2002)).not.toEqual(after);
});
