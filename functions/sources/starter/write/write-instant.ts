import { shownName } from '../../record/shown-name.ts';
import type { InstantColumns } from '../look/assign-roles.ts';
import type { Column } from '../look/columns.ts';
import type { DateGuess, DateReading } from '../look/guess-dates.ts';
import { askToCheck, askToDecide, comment, type Draft, yamlText } from './draft.ts';

const orders: Readonly<Partial<Record<DateReading['order'], string>>> = {
  day_first: 'day first',
  month_first: 'month first',
  year_first: 'year first',
};

/** The name under which an instant is written once and used again. */
const again = 'last';

/**
 * Writes an instant of the mapping; where nothing decides how it is written, one that rejects each row until a person
 * does.
 * @param usedAgain the column of the instant that a later key repeats
 */
export function writeInstant(
  draft: Draft,
  indent: string,
  key: string,
  { date, time }: InstantColumns,
  usedAgain?: Column,
): void {
  const { dates } = date;
  if (dates === undefined) return;
  const anchor = date === usedAgain ? `&${again} ` : '';
  const from = time === undefined ? yamlText(date.name) : `[${yamlText(date.name)}, ${yamlText(time.name)}]`;
  const line = (formats: readonly string[]): string =>
    `${key}: ${anchor}${keysOf(from, timed(formats, time))}`;
  const sure = dates.sure.flatMap(({ formats }) => formats);
  const name = shownName(date.name);
  if (dates.unread > 0)
    askToCheck(
      draft,
      indent,
      `${dates.unread} of ${dates.texts} different cells of ${name} are no dates: their rows will be rejected`,
    );
  if (dates.doubtful.length === 0) {
    const why = reasonOf(dates);
    draft.lines.push(`${indent}${line(sure)}${why === '' ? '' : `   # ${why}`}`);
    return;
  }
  askToDecide(draft, indent, doubtOf(dates, name));
  for (const { order, formats } of dates.doubtful)
    comment(draft, indent, `${line([...sure, ...formats])}   # ${orders[order] ?? order}`);
  draft.lines.push(`${indent}${line(sure)}   # until one of these lines stands here, such rows are rejected`);
}

/** Writes an instant that stands above already. */
export const repeatInstant = ({ lines }: Draft, indent: string, key: string): void =>
  void lines.push(`${indent}${key}: *${again}`);

function keysOf(from: string, formats: readonly string[]): string {
  const isIso = formats.length === 0 || (formats.length === 1 && formats[0] === 'iso');
  if (isIso) return from.startsWith('[') ? `{ from: ${from} }` : from;
  const shown = formats.map((format) => (/^\w+$/.test(format) ? format : JSON.stringify(format)));
  return `{ from: ${from}, format: ${shown.length === 1 ? shown[0] : `[${shown.join(', ')}]`} }`;
}

/** Formats of days with the times that stand in another column. */
function timed(formats: readonly string[], time: Column | undefined): string[] {
  if (time === undefined) return [...formats];
  const texts = [...time.texts.keys()];
  if (texts.some((text) => !text.includes(':'))) return ['excel_serial'];
  const isPadded = texts.every((text) => /^\d\d/.test(text));
  const hasSeconds = texts.some((text) => text.split(':').length > 2);
  const clock = `${isPadded ? 'HH' : 'H'}:mm${hasSeconds ? ':ss' : ''}`;
  return formats.map((format) => (format === 'iso' ? 'iso' : `${format} ${clock}`));
}

function reasonOf({ sure, texts }: DateGuess): string {
  const [only] = sure;
  const order = only === undefined ? undefined : orders[only.order];
  if (only === undefined || order === undefined || only.formats.every((format) => format.startsWith('yyyy')))
    return '';
  return `${order}: ${only.decisive} of ${texts} different dates can be read no other way`;
}

function doubtOf({ isMixed, texts, doubtful }: DateGuess, name: string): string {
  const ways = doubtful.map(({ order }) => orders[order] ?? order).join(' and as ');
  if (isMixed)
    return `${name}: some dates can only be ${ways.replace(' and as ', ', some only ')}: of the others nobody knows`;
  return `${name}: all of ${texts} different dates read as ${ways}; none of them decides. Take one of these lines`;
}
