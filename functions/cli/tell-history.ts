import { type Cry, cryBeside } from '../detect/daily-t-test.ts';
import { amountOf, titleOf } from '../detect/findings.ts';
import type { Look } from '../detect/look.ts';
import type { DetectResult } from '../detect/runner.ts';
import { type StreamStory, tellStreams } from '../detect/stream-stories.ts';

/** One stream over many days, beside what a daily t-test of the same tickets would have said. */
export interface ToldStream extends StreamStory {
  /** Of everything that a change covers, as long as the detector looked; not asked of its single scopes. */
  readonly cry: Cry | undefined;
}

/** Every stream of the days that were looked at. */
export function readHistory({ history, watched }: Pick<DetectResult, 'history' | 'watched'>): ToldStream[] {
  return tellStreams(history).map((story) => {
    const brand = watched.find(({ index }) => index.brand === story.last.brand);
    const changes = brand?.periods.flatMap((period) => period.changes) ?? [];
    const isWhole = story.last.scope === '*' && brand !== undefined;
    return {
      ...story,
      cry: isWhole ? cryBeside(brand.index, changes, story.last, story.last.known_on) : undefined,
    };
  });
}

/** What each change's days of looks came to: first flags, effects as last seen, and what was never flagged. */
export function tellHistory(streams: readonly ToldStream[]): string[] {
  const changes = Map.groupBy(
    streams,
    ({ last }) => `${last.brand}: ${last.change_id}, ${last.change_effective_on}`,
  );
  return [...changes].flatMap(([change, own]) => {
    const flagged = own.filter((stream) => stream.flagged !== undefined);
    const quiet = own.filter((stream) => stream.flagged === undefined && stream.last.scope === '*');
    const over = own.find(({ supersededOn }) => supersededOn !== undefined)?.supersededOn;
    return [
      `${change}${over === undefined ? '' : `, until ${over}`}`,
      ...flagged.map((stream) => `  ${tellFlagged(stream)}`),
      ...(quiet.length === 0 ? [] : [`  never flagged: ${quiet.map(tellQuiet).join(', ')}`]),
    ];
  });
}

function tellFlagged({ flagged, last, cry }: ToldStream): string {
  const where = last.scope === '*' ? '' : ` in ${last.scope}`;
  return `${titleOf(last.metric)}${where}: flagged on ${flagged!.flagged_on} (day ${dayOfFlag(flagged!)}); last ${tellEffect(last)}${tellCry(cry)}`;
}

const tellQuiet = ({ last, cry }: ToldStream): string => `${titleOf(last.metric)}${tellCry(cry)}`;

const tellCry = (cry: Cry | undefined): string =>
  cry === undefined ? '' : ` (a daily t-test cries "${cry.direction}" on day ${cry.day})`;

function tellEffect({ metric, effect, lower, upper }: Look): string {
  if (effect === null || lower === null || upper === null) return 'without an effect';
  return `${amountOf(metric, effect)} (${amountOf(metric, lower)} to ${amountOf(metric, upper)}), positive is worse`;
}

/** Day of the first flag, the change's day being 1; known also when looks began after it. */
export const dayOfFlag = ({ day, known_on, flagged_on }: Look): number =>
  day - (Date.parse(known_on) - Date.parse(flagged_on ?? known_on)) / 86_400_000;

/** The same for a machine. */
export const toHistoryAnswer = ({ flagged, last, supersededOn, cry }: ToldStream) => ({
  brand: last.brand,
  change_id: last.change_id,
  change_effective_on: last.change_effective_on,
  scope: last.scope,
  metric: last.metric,
  flagged_on: flagged?.flagged_on ?? null,
  status_when_flagged: flagged?.status ?? null,
  effect_when_flagged: flagged?.effect ?? null,
  last_look: last,
  superseded_on: supersededOn ?? null,
  daily_t_test: last.scope === '*' ? (cry ?? null) : undefined,
});
