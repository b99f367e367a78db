import { expect, test } from 'vitest';
import {
  defaultSettings,
  InvalidSettings,
  parseSettings,
} from '../../../functions/contract/definitions/settings.ts';

test('an empty file means the defaults', () => {
  expect(parseSettings(null)).toEqual({ settings: defaultSettings, deprecated: [] });
});

test('a setting of an earlier name still counts, and that is said', () => {
  const { settings, deprecated } = parseSettings({ detection: { pages_per_quarter: 3, alpha: 0.1 } });
  expect(settings.detection).toMatchObject({ false_alerts_per_quarter: 3, alpha: 0.1 });
  expect(deprecated).toEqual([
    'detection.pages_per_quarter is now called detection.false_alerts_per_quarter; the old name still works',
  ]);
});

test('where both names are given, that of today counts', () => {
  const both = { pages_per_quarter: 3, false_alerts_per_quarter: 2 };
  expect(parseSettings({ detection: both }).settings.detection.false_alerts_per_quarter).toBe(2);
});

test('every wrong setting is named, and a file that is no list of settings is refused', () => {
  const wrong = { intake_minutes: -1, detection: { alpha: 7, unheard_of: 1 } };
  expect(() => parseSettings(wrong)).toThrow(InvalidSettings);
  expect(() => parseSettings(wrong)).toThrow(/intake_minutes.*detection.alpha/s);
  expect(() => parseSettings('W: 7')).toThrow(/the file/);
});
