import { findMetric } from '../../../contract/definitions/metrics.ts';
import { saysVerdict } from '../../../contract/detection/evaluation.ts';
import { isServiceAlarm } from '../../../contract/detection/service-alarm.ts';
import { numberOf, type Row } from '../../../contract/lake/rows.ts';
import { daysBetween } from '../../../contract/records/instant.ts';
import { type StreamTimeline, streamTimelines } from '../../../detect/explain/stream-timeline.ts';
import type { DetectResult } from '../../../detect/run-detect.ts';
import { markets, type Queue, queues } from '../../../simulate/story/plan/planted-truth.ts';
import { type Compared, rounded } from './compared.ts';
import type { MoodNumbers } from './evaluate-tags.ts';
import { compareMetric } from './summarise-markets.ts';

/** What tags of sentiment say of the year, how far they can be trusted, and when they would have said it. */
export interface TextNumbers {
  readonly rates: readonly MarketTexts[];
  /** Tags of remarks against the scores they stand beside: of all, then by language. */
  readonly agreement: readonly Agreement[];
  readonly moods: MoodNumbers;
  readonly looks: readonly TagLook[];
  /** Flags that rest on surveys, and how many of them a flag of the tags confirms. */
  readonly survey_flags: { readonly all: number; readonly confirmed_by_tags: number };
}

interface MarketTexts {
  readonly market: string;
  readonly negative_sentiment_rate: Readonly<Record<Queue, Compared>>;
}

export interface Agreement {
  readonly language: string;
  readonly n: number;
  readonly auc: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly verdict: string | null;
}

/** A place where the alarm rang, or tags would have. */
export interface TagLook {
  readonly change_id: string;
  readonly scope: string;
  /** Day of the alarm and of the tags' flag, the change's day being 1; null when never. */
  readonly alarm_day: number | null;
  readonly flagged_day: number | null;
  readonly effect: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

const tagMetric = 'negative_sentiment_rate';

/** Reads the answers about texts, and the looks at their metric beside those of the alarm. */
export function summariseTexts(
  answers: { readonly texts: readonly Row[]; readonly agreement: readonly Row[] },
  moods: MoodNumbers,
  { history }: Pick<DetectResult, 'history'>,
): TextNumbers {
  const timelines = streamTimelines(history);
  return {
    rates: markets.map((market) => summariseMarket(answers.texts, market)),
    agreement: answers.agreement.filter(({ channel }) => channel === '*').map(readAgreement),
    moods,
    looks: timelines.filter(({ last }) => last.metric === tagMetric).flatMap(lookBeside(timelines)),
    survey_flags: countSurveyFlags(timelines),
  };
}

function summariseMarket(rows: readonly Row[], market: string): MarketTexts {
  const rate = (queue: Queue) =>
    compareMetric(
      rows.find((row) => row.market === market && row.queue === queue && row.metric === tagMetric),
      tagMetric,
      '_standardised',
    );
  const rates = Object.fromEntries(queues.map((queue) => [queue, rate(queue)]));
  return { market, negative_sentiment_rate: rates as Record<Queue, Compared> };
}

const readAgreement = (row: Row): Agreement => {
  const cell = (name: string) => (row[name] === null ? null : rounded(numberOf(row, name)));
  return {
    language: String(row.text_language),
    n: numberOf(row, 'n'),
    auc: cell('auc'),
    lower: cell('auc_lower'),
    upper: cell('auc_upper'),
    verdict: row.verdict === null ? null : String(row.verdict),
  };
};

const samePlace = ({ last: one }: StreamTimeline, { last: other }: StreamTimeline): boolean =>
  one.change_id === other.change_id &&
  one.change_effective_on === other.change_effective_on &&
  one.scope === other.scope;

const dayOfFlag = ({ flagged, last }: StreamTimeline): number | null =>
  flagged?.flagged_on == null ? null : daysBetween(last.change_effective_on, flagged.flagged_on) + 1;

/** The tags' stream of a place with the day of its alarm; nothing where neither was flagged. */
const lookBeside = (timelines: readonly StreamTimeline[]) => (tags: StreamTimeline) => {
  const alarm = timelines.find((each) => isServiceAlarm(each.last) && samePlace(each, tags));
  const days = {
    alarm_day: alarm === undefined ? null : dayOfFlag(alarm),
    flagged_day: dayOfFlag(tags),
  };
  if (days.alarm_day === null && days.flagged_day === null) return [];
  const { change_id, scope, effect, lower, upper } = tags.last;
  return [
    { change_id, scope, ...days, effect: rounded(effect), lower: rounded(lower), upper: rounded(upper) },
  ];
};

/** Only a flag of tags that are not in doubt confirms another: then its own needs no confirmation. */
function countSurveyFlags(timelines: readonly StreamTimeline[]): TextNumbers['survey_flags'] {
  const flagged = timelines.filter((each) => each.flagged !== undefined);
  const tags = flagged.filter(
    ({ last }) => last.metric === tagMetric && saysVerdict(last.status, 'regression_confirmed'),
  );
  const surveys = flagged.filter(({ last }) => findMetric(last.metric)?.isSurveyBased);
  const confirmed = surveys.filter((survey) => tags.some((each) => samePlace(each, survey)));
  return { all: surveys.length, confirmed_by_tags: confirmed.length };
}
