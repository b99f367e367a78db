import { linesThatFit } from './sinks/cut-text.ts';

/**
 * Bytes of each list, and of the text, in the JSON of a message. SNS and EventBridge take 256 kB a message; the topic's
 * has the text twice, above the JSON and in it, so that it and three or four lists leave a tenth for names.
 */
const mostBytes = 40_000;

/** Of a value within a list of a message, each part on a line of its own as the topic's mails show it. */
function bytesOf(value: unknown): number {
  const json = JSON.stringify(value, null, 2);
  return Buffer.byteLength(json) + 6 * json.split('\n').length;
}

/** The first items of a list that have their room in a message. */
export function thatFit<Item>(items: readonly Item[]): Item[] {
  let left = mostBytes;
  return items.filter((item) => {
    left -= bytesOf(item);
    return left >= 0;
  });
}

/** The first lines of a text that have their room in a message; where lines are missing, the last one says so. */
export const textThatFits = (text: string): string => linesThatFit(text, mostBytes, bytesOf).join('\n');
