import type { Field, ValueTable } from '../mapping-file/field.ts';
import { htmlText } from '../record/html-text.ts';

type Step = (text: string | null) => string | null;

/** What becomes of a field's text at last; undefined where it stays as it is. */
export function finishing({
  join,
  html,
  strip,
  after,
  before,
  drop,
  values,
  lower,
}: Partial<Field>): Step | undefined {
  const steps: Step[] = [];
  if (join !== undefined) steps.push(ofText((text) => joined(text, join)));
  if (html !== undefined) steps.push(ofText(htmlText));
  if (strip !== undefined) steps.push(ofText((text) => stripped(text, strip)));
  if (after !== undefined) steps.push(ofText((text) => endOf(text, after)));
  if (before !== undefined) steps.push(ofText((text) => beginningOf(text, before)));
  if (drop !== undefined) steps.push(ofText((text) => withoutEnd(text, drop)));
  if (values !== undefined) steps.push((text) => translate(text, values));
  if (lower !== undefined) steps.push(ofText((text) => text.toLowerCase()));
  const [only] = steps;
  if (steps.length <= 1) return only;
  return (text) => steps.reduce((said, step) => step(said), text);
}

/** A step that leaves nothing as it is; an empty text is nothing. */
const ofText =
  (act: (text: string) => string): Step =>
  (text) =>
    text === null ? null : act(text) || null;

function joined(text: string, between: string): string {
  if (!text.startsWith('[')) return text;
  try {
    const members: unknown = JSON.parse(text);
    return Array.isArray(members) ? members.filter((one) => one != null && one !== '').join(between) : text;
  } catch {
    return text;
  }
}

function stripped(given: string, strip: readonly string[]): string {
  let text = given;
  for (const part of strip) {
    if (text.startsWith(part)) text = text.slice(part.length).trim();
    if (text.endsWith(part)) text = text.slice(0, -part.length).trim();
  }
  return text;
}

const endOf = (text: string, after: string): string => text.split(after).at(-1)!.trim();

const beginningOf = (text: string, before: string): string => text.split(before)[0]!.trim();

const withoutEnd = (text: string, end: string): string =>
  text.endsWith(end) ? text.slice(0, -end.length).trim() : text;

function translate(text: string | null, { exact, folded }: ValueTable): string | null {
  if (text === null) return exact.get('') ?? null;
  const found = exact.get(text);
  if (found !== undefined) return found;
  const alike = folded.get(text.toLowerCase());
  if (alike !== undefined) return alike;
  const otherwise = exact.get('*');
  return otherwise === undefined ? text : otherwise;
}
