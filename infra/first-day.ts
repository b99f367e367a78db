import { CfnParameter, type Stack } from 'aws-cdk-lib';
import { addDays, type Day, dayOf, isDay } from '../functions/contract/records/instant.ts';
import type { StageSettings } from './config.ts';

/** History that a stage takes which says nothing of it: as many days before the first deployment. */
const usualHistory = 730;

/**
 * The first day an event may have. A stage that names none has it as a parameter of its stack, two years before the
 * day of the first deployment: a later one finds the parameter's value there and keeps it, and a synthesis needs no
 * network.
 */
export function firstDayOf(
  stack: Stack,
  settings: { readonly firstDay: Day | '' },
  today = dayOf(Date.now()),
): string {
  if (settings.firstDay !== '') return settings.firstDay;
  return new CfnParameter(stack, 'FirstDay', {
    default: addDays(today, -usualHistory),
    allowedPattern: '\\d{4}-\\d{2}-\\d{2}',
    description:
      'First day an event may have; from the first deployment on it stays, and may be made earlier',
  }).valueAsString;
}

/** The settings with the first day given by the way (`-c firstDay=`), if any. @throws when it is no day */
export function withFirstDay(settings: StageSettings, given: unknown): StageSettings {
  if (given === undefined) return settings;
  const firstDay = String(given);
  if (!isDay(firstDay)) throw new Error(`infra/config.ts: firstDay "${firstDay}" is not a day YYYY-MM-DD`);
  return { ...settings, firstDay };
}
