import type { Settings } from '../contract/definitions/settings.ts';

/** Days during which a ticket's events are used. */
export const lifetimeDays = (settings: Settings): number => settings.ticket_lifetime_days;

/**
 * How many days after an episode's intake day something may still change it: 68 with the defaults, which is
 * 60 (the ticket's last event) + 7 (a window that begins there) + 1 (the intake time of a following contact,
 * which is at most a day).
 */
export function recomputeHorizonDays(settings: Settings): number {
  const { verification_window_days, silent_after_days, given_up_after_hours } = settings;
  const longestWait = Math.max(
    verification_window_days,
    silent_after_days,
    Math.ceil(given_up_after_hours / 24),
  );
  return lifetimeDays(settings) + longestWait + 1;
}

/**
 * How many days after an episode's intake day a ticket may still turn out to be void, so that it is nobody's repeat
 * contact any more: 128 with the defaults, a ticket's lifetime more than everything else reaches.
 */
export const voidHorizonDays = (settings: Settings): number =>
  recomputeHorizonDays(settings) + lifetimeDays(settings);
