import { leastArea } from '../../../contract/definitions/area-under-curve.ts';
import { type Queue, queues } from '../../../simulate/story/plan/planted-truth.ts';
import { line, write } from '../../terminal/words.ts';
import type { Agreement, TagLook, TextNumbers } from '../summarise/summarise-texts.ts';
import { writeChange } from './write-change.ts';

const rateWidths = [24, 14, 14, 14, 14, 14];
const lookWidths = [42, 14, 30, 12];
const queueNames: Record<Queue, string> = {
  money_back: 'refunds and disputes',
  account: 'account',
  everyday: 'everyday',
};

/** What tags of sentiment would have shown, how far they can be trusted here, and when they would have shown it. */
export const renderTexts = (texts: TextNumbers): string[] => [
  ...renderRates(texts),
  ...renderTrust(texts),
  ...renderLooks(texts),
];

const renderRates = ({ rates }: TextNumbers): string[] => [
  line(['Negative texts', ...rates.map(({ market }) => `${market}  `)], rateWidths),
  ...[...queues]
    .reverse()
    .map((queue) =>
      line(
        [
          queueNames[queue],
          ...rates.map(({ negative_sentiment_rate: rate }) => writeChange(rate[queue], 'share')),
        ],
        rateWidths,
      ),
    ),
];

function renderTrust({ agreement, moods }: TextNumbers): string[] {
  const [all, ...languages] = agreement;
  return [
    `The tags here (area under the curve: .5 is chance, below ${short(leastArea)} they are not to be used)`,
    `  against the scores beside ${write(all?.n ?? 0, 'count')} remarks: ${writeArea(all)}, ${all?.verdict ?? 'too few'}`,
    `    ${languages.map((each) => `${each.language} ${writeArea(each)}`).join(', ')}`,
    `  against the moods planted in ${write(moods.messages, 'count')} messages: ${short(moods.auc)}; called negative are ` +
      `${write(moods.tagged_negative.displeased, 'share')} of`,
    `    those written in displeasure and ${write(moods.tagged_negative.others, 'share')} of the others`,
  ];
}

/** `.69`; – where nothing is known. */
const short = (area: number | null): string => (area === null ? '–' : area.toFixed(2).replace(/^0/, ''));

const writeArea = (each: Agreement | undefined): string => short(each?.auc ?? null);

const renderLooks = ({
  looks,
  survey_flags: { all, confirmed_by_tags },
  agreement,
}: TextNumbers): string[] => [
  line(['Where the alarm rang, or tags would have', 'tags', 'worse by (at all looks)', 'alarm'], lookWidths),
  ...[...Map.groupBy(looks, ({ change_id }) => change_id)].flatMap(([change, own]) => [
    change,
    ...own.map(renderLook),
  ]),
  `Tags raised an alarm in ${looks.filter(({ flagged_day }) => flagged_day !== null).length} of these places, and confirmed ${confirmed_by_tags} of ${all} flags that rest on surveys.`,
  ...(agreement[0]?.verdict === 'not to be used'
    ? ['Tags that are not to be used confirm nothing: fit a model to the scores given here, and tag again.']
    : []),
];

const renderLook = ({ scope, alarm_day, flagged_day, effect, lower, upper }: TagLook): string =>
  line(
    [
      `  ${scope === '*' ? 'all it covers' : `in ${scope}`}`,
      flagged_day === null ? 'no' : `day ${flagged_day}`,
      effect === null || lower === null || upper === null
        ? '–'
        : `${points(effect)} pp (${points(lower)} to ${points(upper)})`,
      alarm_day === null ? 'no' : `day ${alarm_day}`,
    ],
    lookWidths,
  );

const points = (share: number): string => (100 * share).toFixed(1);
