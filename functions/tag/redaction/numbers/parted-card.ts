import { labelBefore } from '../context/label.ts';
import { isCardNumber } from './card.ts';
import { isVetoed } from './place.ts';

/** Signs between the groups of a card that no number is usually written with, and how HTML breaks a line. */
const parting = String.raw`(?:[^\p{L}\p{N}]{1,4}|\s?<br\s?/?>\s?)`;
const groups = new RegExp(
  String.raw`(?<!\d)(?:\d{4}(?:${parting}\d{4}){2}${parting}\d{3,4}|\d{4}${parting}\d{6}${parting}\d{5})(?!\d)`,
  'gu',
);
/** With these signs alone it is a run of digits, which is looked at with all that may stand in it. */
const ofARun = /^[\d\s()./_-]+$/;
const goesOnBefore = /\d[,;|*]\s?$/;
const goesOnBehind = /^\s?[,;|*]\s?\d/;

/**
 * Cards whose groups are parted by other signs than blanks, points and dashes: `4539, 1488, 0343, 6467`,
 * `4539|1488|0343|6467`. A list with further numbers is none, and neither is what the words before call otherwise.
 */
export function redactPartedCards(text: string): string {
  return text.replace(groups, (match, at: number) => {
    const isList =
      goesOnBefore.test(text.slice(Math.max(0, at - 3), at)) ||
      goesOnBehind.test(text.slice(at + match.length, at + match.length + 4));
    if (ofARun.test(match) || isList || !isCardNumber(match.replaceAll(/\D/g, ''))) return match;
    return isVetoed(labelBefore(text, at), 'strong') ? match : '[card]';
  });
}
