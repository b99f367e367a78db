import { type Automaton, createAutomaton, type Entrances, type Symbols } from './automaton.ts';
import { shortestMistyped } from './mistyped-word.ts';
import { firstWord, type LanguageProgram, label, type PhraseProgram, symbol } from './phrase-program.ts';
import { createPlaces, type Places } from './places.ts';
import { createWordTrie, type WordTrie } from './word-trie.ts';

/** What is found in a text, as bits. */
export const mark = { asks: 1, ownTextEnds: 2, thanks: 4 } as const;

/** The phrases of all languages, ready to be looked for. */
export interface Phrases {
  readonly words: WordTrie;
  /** The words among them that are known with one letter wrong. */
  readonly mistyped: WordTrie;
  readonly requests: Automaton;
  /** Has each symbol a second time, from `names` on: as a word that may be a name. */
  readonly thanks: Automaton;
  readonly names: number;
}

export function loadProgram({ words, labels, nodes, mistyped, languages }: PhraseProgram): Phrases {
  const places = createPlaces(nodes);
  const plain = [...specialLabels, ...labels];
  const named = plain.map((born, found) => (isWord(found) ? [...born, label.name] : born));
  return {
    words: createWordTrie(words),
    mistyped: createWordTrie(onlyThose(words, mistyped)),
    // In requests any word may be a name: Anna is a word of another language, and `dear anna` a name all the same.
    requests: createAutomaton(places, layOutRequests(places, languages), symbolsOf(named)),
    thanks: createAutomaton(places, layOutThanks(places, languages), symbolsOf([...plain, ...named])),
    names: plain.length,
  };
}

/** The words of each symbol that are in a list and long enough to be known with a letter wrong. */
function onlyThose(words: readonly string[], list: string): string[] {
  const wanted = new Set(list.split(' ').filter((word) => word.length >= shortestMistyped));
  return words.map((spellings) =>
    spellings
      .split(' ')
      .filter((word) => wanted.has(word))
      .join(' '),
  );
}

const symbolsOf = (labels: readonly (readonly number[])[]): Symbols => ({
  count: labels.length,
  labelsOf: (found) => labels[found]!,
  isFiller: (found) => isWord(found) && !labels[found]!.includes(label.noFiller),
  isComma: (found) => found === symbol.comma || found === symbol.newline,
});

const isWord = (found: number): boolean => found >= firstWord || found === symbol.word;

const anyEnd = [label.clauseEnd, label.sentenceEnd, label.requestGap];

/** Labels of the symbols before `firstWord`. */
const specialLabels: readonly (readonly number[])[] = [
  [], // word
  [...anyEnd, label.thanksGap], // stop
  anyEnd, // question
  [label.clauseEnd, label.requestGap, label.thanksGap], // comma
  [...anyEnd, label.thanksGap, label.lineEnd], // newline
  [...anyEnd, label.thanksGap, label.happy],
  anyEnd, // other sign
  [label.clauseEnd, label.sentenceEnd, label.lineEnd, label.textEnd], // end
];

function layOutRequests(places: Places, languages: readonly LanguageProgram[]): Entrances {
  const [anywhere, always, line] = [places.create(), places.create(), places.create()];
  const asked = places.create({ mark: mark.asks });
  const cut = places.create({ mark: mark.ownTextEnds });
  const sentences: number[] = [];
  const messages: number[] = [];
  for (const language of languages) {
    places.lead(language.anywhere, anywhere, asked);
    places.lead(language.neverNegated, always, asked);
    layOutNegations(places, language, always);
    sentences.push(layOutSentences(places, language, asked));
    messages.push(layOutMessages(places, language, asked));
    const signed = places.create();
    places.lead(language.signOff, line, signed);
    for (const by of [label.lineEnd, label.textEnd]) places.connect(signed, by, cut);
    places.lead(language.sentFrom, line, cut);
  }
  const afterComma = [always, ...sentences];
  const afterLine = [...afterComma, line];
  return {
    first: [anywhere, ...afterLine, ...messages],
    enteredUnlessNegated: anywhere,
    enteredAfter: (found) => (isWord(found) ? [always] : found === symbol.comma ? afterComma : afterLine),
  };
}

/** The places behind a negation, up to two words away from it. */
function layOutNegations(places: Places, { not, between }: LanguageProgram, from: number): void {
  let behind = from;
  for (const words of [not, between, between]) {
    const next = places.create({ isNegating: true });
    places.lead([words], behind, next);
    behind = next;
  }
}

/** @returns where sentences of a language begin */
function layOutSentences(places: Places, language: LanguageProgram, asked: number): number {
  const [begin, said] = [places.create(), places.create()];
  places.lead([language.opening], begin, begin);
  places.lead(language.beginning, begin, asked);
  places.lead(language.sentence, begin, said);
  places.lead([language.closing], said, said);
  places.connect(said, label.sentenceEnd, asked);
  return begin;
}

/** @returns where messages of a language begin */
function layOutMessages(places: Places, language: LanguageProgram, asked: number): number {
  const [begin, said] = [places.create(), places.create()];
  for (const place of [begin, said]) places.connect(place, label.requestGap, place);
  places.lead([language.opening], begin, begin);
  places.lead(language.message, begin, said);
  places.lead([language.closing], said, said);
  places.connect(said, label.textEnd, asked);
  return begin;
}

/** Messages of thanks and what may stand beside them, with a name below: of one language, whichever it is. */
function layOutThanks(places: Places, languages: readonly LanguageProgram[]): Entrances {
  const first = languages.map(({ thanks, beside, signOff, sentFrom }) => {
    const before = places.create();
    const found = { mark: mark.thanks };
    const [thanked, below, named] = [places.create(found), places.create(found), places.create(found)];
    for (const place of [before, thanked, below, named]) places.connect(place, label.thanksGap, place);
    for (const place of [before, thanked]) {
      places.connect(place, label.happy, thanked);
      places.lead(thanks, place, thanked);
      places.lead([...beside, ...signOff, ...sentFrom], place, place);
    }
    places.connect(thanked, label.lineEnd, below);
    for (const place of [below, named]) places.connect(place, label.name, named);
    return before;
  });
  return { first, enteredAfter: () => [] };
}
