import type { Field, ValueTable } from '../mapping-file/field.ts';
import { htmlText } from '../record/html-text.ts';

/** What becomes of a field's text at last. */
export function finishedText(said: string | null, field: Field): string | null {
  const { html, strip, drop, values, lower } = field;
  let text = said;
  if (text !== null && html !== undefined) text = htmlText(text);
  if (text !== null && strip !== undefined) text = stripped(text, strip);
  if (text !== null && drop !== undefined && text.endsWith(drop)) text = text.slice(0, -drop.length).trim();
  if (text === '') text = null;
  if (values !== undefined) text = translate(text, values);
  return lower === undefined ? text : (text?.toLowerCase() ?? null);
}

function stripped(given: string, strip: readonly string[]): string {
  let text = given;
  for (const part of strip) {
    if (text.startsWith(part)) text = text.slice(part.length).trim();
    if (text.endsWith(part)) text = text.slice(0, -part.length).trim();
  }
  return text;
}

function translate(text: string | null, { exact, folded }: ValueTable): string | null {
  if (text === null) return exact.get('') ?? null;
  const found = exact.get(text);
  if (found !== undefined) return found;
  const alike = folded.get(text.toLowerCase());
  if (alike !== undefined) return alike;
  const otherwise = exact.get('*');
  return otherwise === undefined ? text : otherwise;
}
