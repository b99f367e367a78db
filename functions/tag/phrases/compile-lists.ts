import { parseTemplate, shareBeginnings, type Template, type Word } from './parse-template.ts';
import type { PhraseList } from './phrase-list.ts';
import {
  firstWordLabel,
  type LanguageProgram,
  label,
  nodeKind,
  type PhraseNode,
  type PhraseProgram,
} from './phrase-program.ts';

/**
 * Makes one program of the lists of all languages: each word a symbol, each phrase a node, what is alike once.
 * @throws Error naming the line that does not read, or the list of words that is not there
 */
export function compileLists(lists: readonly PhraseList[]): PhraseProgram {
  const vocabulary = createVocabulary();
  const nodes = createNodes(vocabulary);
  const languages = lists.map((list) => compileLanguage(list, vocabulary, nodes));
  const mistyped = new Set(
    lists.flatMap((list) => spellingsIn({ kind: 'set', name: 'mistyped' }, createSets(list))),
  );
  return { ...vocabulary.symbols(), nodes: nodes.all, mistyped: [...mistyped].join(' '), languages };
}

function compileLanguage(list: PhraseList, vocabulary: Vocabulary, nodes: Nodes): LanguageProgram {
  const setOf = createSets(list);
  const one = (name: string) => nodes.of({ kind: 'set', name }, setOf);
  const all = (lines: readonly string[]) =>
    shareBeginnings(lines.map(parseTemplate)).map((phrase) => nodes.of(phrase, setOf));
  for (const name of ['not', 'counted']) vocabulary.addLabel(setOf(name), label.noFiller);
  const { asks_for_person: asks, is_thanks } = list;
  return {
    opening: one('opening'),
    closing: one('closing'),
    not: one('not'),
    between: one('between'),
    anywhere: all(asks.anywhere),
    neverNegated: all(asks.never_negated),
    beginning: all(asks.beginning),
    sentence: all(asks.sentence),
    message: all(asks.message),
    thanks: all(is_thanks.thanks),
    beside: all(is_thanks.beside),
    signOff: all(list.sign_off),
    sentFrom: all(list.sent_from),
  };
}

/** The list of words of a name, in the language of a line. */
type SetOf = (name: string) => Template;

function createSets({ language, words }: PhraseList): SetOf {
  const read = new Map<string, Template>();
  return (name) => {
    const known = read.get(name);
    if (known !== undefined) return known;
    const line = words[name];
    if (line === undefined) throw new Error(`phrase lists: ${language} has no list of words <${name}>`);
    const template = parseTemplate(line);
    read.set(name, template);
    return template;
  };
}

/** Each word of a template in each of its spellings, but for those with any ending. */
function spellingsIn(template: Template, setOf: SetOf): string[] {
  const within = (parts: readonly Template[]) => parts.flatMap((part) => spellingsIn(part, setOf));
  switch (template.kind) {
    case 'word':
      return template.isOpen ? [] : [...template.spellings];
    case 'set':
      return spellingsIn(setOf(template.name), setOf);
    case 'optional':
      return spellingsIn(template.part, setOf);
    case 'choice':
      return within(template.options);
    case 'sequence':
      return within(template.parts);
    default:
      return [];
  }
}

interface Nodes {
  readonly all: readonly PhraseNode[];
  /** The number of the node that a template is. */
  of(template: Template, setOf: SetOf): number;
}

function createNodes(vocabulary: Vocabulary): Nodes {
  const all: PhraseNode[] = [];
  const numbers = new Map<string, number>();

  function add(node: PhraseNode): number {
    const name = JSON.stringify(node);
    const known = numbers.get(name) ?? all.push(node) - 1;
    numbers.set(name, known);
    return known;
  }

  function choice(options: readonly Template[], setOf: SetOf): number {
    const single = options.filter((option) => option.kind === 'word');
    const others = options.filter((option) => option.kind !== 'word').map((option) => of(option, setOf));
    const words = single.length > 0 ? [add(vocabulary.labelOf(single))] : [];
    return add([nodeKind.choice, ...words, ...others]);
  }

  function of(template: Template, setOf: SetOf): number {
    switch (template.kind) {
      case 'word':
        return add(vocabulary.labelOf([template]));
      case 'set':
        return of(setOf(template.name), setOf);
      case 'any':
        return add([nodeKind.anyWord]);
      case 'name':
        return add(label.name);
      case 'end':
        return add(label.clauseEnd);
      case 'optional':
        return add([nodeKind.optional, of(template.part, setOf)]);
      case 'choice':
        return choice(template.options, setOf);
      case 'sequence':
        return add([nodeKind.sequence, ...template.parts.map((part) => of(part, setOf))]);
    }
  }

  return { all, of };
}

interface Vocabulary {
  /** One label for words that may stand for one another. */
  labelOf(group: readonly Word[]): number;
  /** Makes the single words of a list bear a label. */
  addLabel(list: Template, label: number): void;
  /** Words that bear the same labels are one symbol. */
  symbols(): Pick<PhraseProgram, 'words' | 'labels'>;
}

function createVocabulary(): Vocabulary {
  const labels = new Map<string, number>();
  /** By spelling, with `*` where any ending may follow. */
  const words = new Map<string, Set<number>>();

  function bear({ spellings, isOpen }: Word, by: number): void {
    for (const spelling of spellings) {
      const name = isOpen ? `${spelling}*` : spelling;
      words.set(name, (words.get(name) ?? new Set()).add(by));
    }
  }

  return {
    labelOf(group) {
      const name = JSON.stringify(group);
      const known = labels.get(name);
      if (known !== undefined) return known;
      const made = firstWordLabel + labels.size;
      labels.set(name, made);
      for (const word of group) bear(word, made);
      return made;
    },
    addLabel(list, by) {
      const options = list.kind === 'choice' ? list.options : [list];
      for (const option of options) if (option.kind === 'word') bear(option, by);
    },
    symbols() {
      const bySymbol = Map.groupBy(words.keys(), (name) => labelsOfWord(words, name).join());
      const symbols = [...bySymbol].map(([name, same]) => ({
        words: same,
        labels: name.split(',').map(Number),
      }));
      // Words of many phrases are met most: side by side they stay in the processor's cache.
      symbols.sort((a, b) => b.labels.length - a.labels.length);
      return {
        words: symbols.map((each) => each.words.join(' ')),
        labels: symbols.map(({ labels: born }) => born),
      };
    },
  };
}

/** A word bears the labels of the open words that it begins with, too. */
function labelsOfWord(words: ReadonlyMap<string, ReadonlySet<number>>, name: string): number[] {
  const spelling = name.replace('*', '');
  const open = Array.from(
    { length: spelling.length },
    (_, i) => words.get(`${spelling.slice(0, i + 1)}*`) ?? [],
  );
  return [...new Set([...(words.get(name) ?? []), ...open.flatMap((labels) => [...labels])])].sort(
    (a, b) => a - b,
  );
}
