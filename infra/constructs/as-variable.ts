/** Bytes of one setting among a function's variables: all of them together have 4 kB. */
const mostBytes = 3000;

/**
 * A setting as the text of a variable, as JSON.
 * @param tooLong what to say where it has too many bytes
 * @throws with that
 */
export function asVariable(setting: unknown, tooLong: (bytes: number) => string): string {
  const text = JSON.stringify(setting);
  const bytes = Buffer.byteLength(text);
  if (bytes > mostBytes) throw new Error(`infra/config.ts: ${tooLong(bytes)}`);
  return text;
}
