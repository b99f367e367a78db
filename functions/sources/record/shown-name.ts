const longestName = 40;

/** How a value is written, without the value: digits become 9, letters a. */
export const shapeOf = (text: string): string =>
  text
    .slice(0, longestName)
    .replace(/\p{Nd}/gu, '9')
    .replace(/\p{L}/gu, 'a');

/** A column's or field's name for a message. One that looks like a value (a file without a heading) shows its shape. */
export function shownName(name: string): string {
  if (/@|\d{4}/.test(name)) return shapeOf(name);
  return name.length <= longestName ? name : `${name.slice(0, longestName)}…`;
}
