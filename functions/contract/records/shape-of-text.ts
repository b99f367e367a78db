const mostCharacters = 2 * 1024;
const word = /[\p{L}\p{M}\p{N}_]+/gu;

/**
 * How a text is written, without what it says: letters become `a`, digits `9`, signs stay, and so do the words given.
 * `{"type":"opened","who":"jo 12"` becomes `{"type":"opened","aaa":"aa 99"`: enough to see a missing quote.
 */
export function shapeOfText(text: string, keptWords: ReadonlySet<string>): string {
  const shape = text
    .slice(0, mostCharacters)
    .replace(word, (one) =>
      keptWords.has(one) ? one : one.replace(/\p{N}/gu, '9').replace(/[\p{L}\p{M}]/gu, 'a'),
    );
  return text.length > mostCharacters ? `${shape}…` : shape;
}
