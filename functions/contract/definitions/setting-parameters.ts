import type { SqlValue } from '../lake/sql.ts';
import type { Settings } from './settings.ts';

/**
 * The settings as SQL sees them: each as the parameter `:name` of a view, a fact or a curate step. Days,
 * minutes and hours are whole numbers; money is in the price list's currency.
 */
export function settingParameters(settings: Settings): Readonly<Record<string, SqlValue>> {
  const { human_message, ai_resolution } = settings.prices;
  return {
    window_days: settings.verification_window_days,
    intake_minutes: settings.intake_minutes,
    lifetime_days: settings.ticket_lifetime_days,
    lag_days: settings.lag_days,
    intents_from_text: settings.intents_from_text,
    requests_from_text: settings.requests_from_text,
    silent_days: settings.silent_after_days,
    given_up_hours: settings.given_up_after_hours,
    silent_source_days: settings.silent_source_days,
    access_limits: { rows: Object.entries(settings.human_access_slo_minutes) },
    price_in_house: human_message.in_house,
    price_outsourced: human_message.outsourced,
    price_on_demand: human_message.on_demand,
    price_ai_resolution: ai_resolution,
  };
}
