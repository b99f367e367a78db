/** `HH:mm:ss`, `HH:mm`, or a number of units; in milliseconds. */
export function readDuration(text: string, unit: number): number | undefined {
  const clock = /^(\d{1,4}):(\d{2})(?::(\d{2}))?$/.exec(text);
  if (clock !== null) return ((Number(clock[1]) * 60 + Number(clock[2])) * 60 + Number(clock[3] ?? 0)) * 1000;
  if (!/^\d{1,12}(?:[.,]\d{1,9})?$/.test(text)) return undefined;
  return Math.round(Number(text.replace(',', '.')) * unit);
}
