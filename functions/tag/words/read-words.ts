import { fold, sign } from './fold-text.ts';

/** What a token is. */
export const token = { word: 0, stop: 1, exclamation: 2, question: 3, picture: 4 } as const;

/** Most tokens of a text. */
const mostTokens = 1024;
const mostCodes = 2048;

/** A text as folded words and signs. Refilled for each text: read it before the next one is read. */
export interface Words {
  /** Letters of all words, one behind another. */
  readonly codes: Uint16Array;
  /** By token: its kind; where its letters begin and end; for a picture or emoticon, `picture` is its code point. */
  readonly kinds: Uint8Array;
  readonly starts: Uint16Array;
  readonly ends: Uint16Array;
  readonly pictures: Uint32Array;
  count: number;
  /** Words among the tokens. */
  words: number;
  /** Words of three capitals or more. */
  shouted: number;
}

export const createWords = (): Words => ({
  codes: new Uint16Array(mostCodes),
  kinds: new Uint8Array(mostTokens),
  starts: new Uint16Array(mostTokens),
  ends: new Uint16Array(mostTokens),
  pictures: new Uint32Array(mostTokens),
  count: 0,
  words: 0,
  shouted: 0,
});

const emoticon = /<3|[:;=8][-o^]?(?:[)\]D]|[(/\\|[])(?![\p{L}\p{N}/])|\^_?\^/uy;
/** Addresses, names behind @, and what redaction put in: no words of the customer's. */
const passedOver = /https?:\/\/\S*|www\.\S*|@[\p{L}\p{N}_]*|\[[a-z_ ]{2,20}\]/uy;
const smile = 0x1f642;
const frown = 0x1f641;

/** Reads a text of at most some 2,000 characters; what is longer is left out. */
export function readWords(text: string, into: Words): Words {
  into.count = 0;
  into.words = 0;
  into.shouted = 0;
  let end = 0;
  let at = 0;
  const { length } = text;
  while (at < length && into.count < mostTokens && end < mostCodes - 64) {
    const code = text.charCodeAt(at);
    const found = fold(code);
    if (found > sign.last) {
      const passed = (code | 32) === 104 || (code | 32) === 119 ? lengthOf(passedOver, text, at) : 0;
      if (passed > 0) at += passed;
      else {
        const start = end;
        let capitals = 0;
        let letter = found;
        let last = 0;
        let twice = 0;
        do {
          if (letter > sign.last) {
            const unit = text.charCodeAt(at);
            if (unit >= 65 && unit <= 90) capitals++;
            // A letter said more than twice is said twice: `sooooo`.
            if (letter !== last || letter === 48 || letter > 0x2e80) twice = 0;
            if (letter !== last || twice++ < 1) if (end < mostCodes) into.codes[end++] = letter;
            last = letter;
          }
          at++;
          letter = at < length ? fold(text.charCodeAt(at)) : sign.space;
        } while (letter > sign.last || letter === sign.nothing);
        if (capitals >= 3 && capitals === end - start) into.shouted++;
        into.words++;
        add(into, token.word, start, end);
      }
    } else at += addSign(text, at, found, into);
  }
  return into;
}

function add(into: Words, kind: number, start: number, end: number): void {
  into.kinds[into.count] = kind;
  into.starts[into.count] = start;
  into.ends[into.count] = end;
  into.count++;
}

/** @returns how many code units the sign takes */
function addSign(text: string, at: number, kind: number, into: Words): number {
  if (kind === sign.stop || kind === sign.special) {
    const found = emoticonAt(text, at);
    if (found > 0) {
      addPicture(into, /[)\]D3^]$/.test(text.slice(at, at + found)) ? smile : frown);
      return found;
    }
    const passed = text[at] === '[' ? lengthOf(passedOver, text, at) : 0;
    if (passed > 0) return passed;
    if (kind === sign.special) {
      const point = text.codePointAt(at)!;
      if (point > 0x2000) addPicture(into, point);
      return point > 0xffff ? 2 : 1;
    }
    add(into, token.stop, 0, 0);
  } else if (kind === sign.exclamation) add(into, token.exclamation, 0, 0);
  else if (kind === sign.question) add(into, token.question, 0, 0);
  else if (kind === sign.at) return Math.max(1, lengthOf(passedOver, text, at));
  return 1;
}

function addPicture(into: Words, point: number): void {
  into.pictures[into.count] = point;
  add(into, token.picture, 0, 0);
}

const emoticonAt = (text: string, at: number): number => {
  const code = text.charCodeAt(at);
  return code === 58 || code === 59 || code === 61 || code === 60 || code === 94
    ? lengthOf(emoticon, text, at)
    : 0;
};

function lengthOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}
