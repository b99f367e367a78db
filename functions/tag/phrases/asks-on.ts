import { foldLetters } from './fold.ts';

const and = 'and|und|och|og|ja|en|et|y|e|enta';
const next =
  'now|then|what|what now|now what|jetzt|nun|dann|was jetzt|nu|na|sen|da|sa|nyt|sitten|dan|wat nu|maintenant|apres|ensuite|ahora|luego|despues|adesso|ora|poi|agora|depois|entao';
/** Nothing but signs behind it. */
const atEnd = new RegExp(`(?:^|[^\\p{L}])(?:${and})\\s+(?:${next})[^\\p{L}\\p{N}]*$`, 'u');
const longest = 40;

/**
 * `ok and now`, `danke und jetzt`, `ok e adesso`: words that stand beside thanks ask what comes next where nothing
 * follows them, with or without a question mark.
 */
export function asksOn(text: string): boolean {
  return atEnd.test(foldLetters(text.slice(-longest)));
}
