import { foldLetters } from './fold.ts';

/** One word in all its accepted spellings; `isOpen` when any ending may follow. */
export interface Word {
  readonly kind: 'word';
  readonly spellings: readonly string[];
  readonly isOpen: boolean;
}

/** A line of a phrase list, taken apart. */
export type Template =
  | Word
  | { readonly kind: 'set'; readonly name: string }
  | { readonly kind: 'any' }
  | { readonly kind: 'name' }
  | { readonly kind: 'end' }
  | { readonly kind: 'sequence'; readonly parts: readonly Template[] }
  | { readonly kind: 'choice'; readonly options: readonly Template[] }
  | { readonly kind: 'optional'; readonly part: Template };

/**
 * Reads a line: words; `(a | b)` one of; `[a]` may be left out; `<name>` one of a list of words; `word*` with any
 * ending; `_` any word; `@` a name; `$` the end of a sentence. Commas separate choices in a list of words.
 * @throws Error with the line when it does not read
 */
export function parseTemplate(line: string): Template {
  const tokens = line.match(/<\w+>|[()[\]|,_@$]|[^\s()[\]|,<>_@$]+/g) ?? [];
  let at = 0;
  const fail = (): never => {
    throw new Error(`phrase lists: cannot read "${line}" at "${tokens.slice(at).join(' ')}"`);
  };

  function choice(): Template {
    const options = [sequence()];
    while (tokens[at] === '|' || tokens[at] === ',') {
      at++;
      options.push(sequence());
    }
    return options.length === 1 ? options[0]! : { kind: 'choice', options };
  }

  function sequence(): Template {
    const parts: Template[] = [];
    while (at < tokens.length && !/^[)\]|,]$/.test(tokens[at]!)) parts.push(...one(tokens[at++]!));
    if (parts.length === 0) fail();
    return parts.length === 1 ? parts[0]! : { kind: 'sequence', parts };
  }

  function one(token: string): Template[] {
    if (token === '(') return [closed(choice(), ')')];
    if (token === '[') return [{ kind: 'optional', part: closed(choice(), ']') }];
    if (token === '_') return [{ kind: 'any' }];
    if (token === '@') return [{ kind: 'name' }];
    if (token === '$') return [{ kind: 'end' }];
    if (token.startsWith('<')) return [{ kind: 'set', name: token.slice(1, -1) }];
    return wordsOf(token);
  }

  function closed(inner: Template, bracket: string): Template {
    if (tokens[at] !== bracket) fail();
    at++;
    return inner;
  }

  const template = choice();
  return at === tokens.length ? template : fail();
}

/** Puts phrases that begin with the same list of words together: its words are then laid out once. */
export function shareBeginnings(phrases: readonly Template[]): Template[] {
  const groups = Map.groupBy(phrases, (phrase) => {
    const first = phrase.kind === 'sequence' ? phrase.parts[0] : undefined;
    return first?.kind === 'set' ? first.name : phrase;
  });
  return [...groups].flatMap(([name, group]) => {
    if (typeof name !== 'string' || group.length === 1) return group;
    const options = group.map((phrase): Template => {
      const rest = phrase.kind === 'sequence' ? phrase.parts.slice(1) : [];
      return rest.length === 1 ? rest[0]! : { kind: 'sequence', parts: rest };
    });
    return [
      {
        kind: 'sequence',
        parts: [
          { kind: 'set', name },
          { kind: 'choice', options },
        ],
      },
    ];
  });
}

/** As in texts, an apostrophe parts words unless an English ending follows it; a hyphen always does. */
function wordsOf(token: string): Template[] {
  const isOpen = token.endsWith('*');
  const word = isOpen ? token.slice(0, -1) : token;
  if (plain.test(word)) return [{ kind: 'word', spellings: [word], isOpen }];
  const words = word
    .replace(/['’](?=(?:t|s|m|d|ll|re|ve)$)/i, '')
    .split(/['’-]/)
    .filter((part) => part !== '');
  return words.map((part, i) => ({
    kind: 'word',
    spellings: spellingsOf(part),
    isOpen: isOpen && i === words.length - 1,
  }));
}

const longSpellings: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' };

const plain = /^[a-z0-9]+$/;

/** Without accents, and as people write where the keyboard lacks the letter: `fuer`, `faar`. */
function spellingsOf(word: string): string[] {
  if (plain.test(word)) return [word];
  const lower = word.normalize('NFC').toLowerCase();
  const long = lower.replace(/[äöüåø]/g, (letter) => longSpellings[letter]!);
  return [...new Set([foldLetters(lower), foldLetters(long)])];
}
