import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
} from 'yaml';
import { MappingError, type MappingPlace, type MappingProblem } from './mapping-error.ts';

/** A number or a truth value, with the way in which it is written: `1.10`, `007`, `True`. */
export class Written {
  readonly value: number | boolean;
  readonly text: string;

  constructor(value: number | boolean, text: string) {
    this.value = value;
    this.text = text;
  }
}

/** What a YAML text says, and on which line. */
export interface YamlFile {
  /** Maps are objects, lists arrays, texts strings, an empty value null, everything else is `Written`. */
  readonly value: unknown;
  /** The place of a value by its keys; of the innermost that the file has, where it lacks the rest. */
  placeOf(path: readonly PropertyKey[]): MappingPlace;
}

/** Deeper than any mapping needs. */
const deepest = 24;
/** More values than any mapping holds; aliases within aliases make more of a few lines. */
const most = 200_000;
/** One slip makes a parser stumble many times. */
const mostSyntaxProblems = 5;

/**
 * @param settings what stands in the place of `{ setting: name }`; a key whose setting has no value is absent
 * @throws MappingError when the text is no YAML, a key stands twice, or aliases make it endless
 */
export function readYaml(
  text: string,
  fileName: string,
  settings: Readonly<Record<string, unknown>> = {},
): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false });
  if (document.errors.length > 0) throw new MappingError(fileName, syntaxProblems(document));
  const placeOf = (path: readonly PropertyKey[]) => findPlace(document, lines, path);
  const problems: MappingProblem[] = [];
  const fail = () => {
    if (problems.length > 0) throw new MappingError(fileName, problems);
  };
  const value = toValue(document.contents, [], {
    document,
    settings,
    left: most,
    report: (path, problem) => void problems.push({ ...placeOf(path), problem }),
    fail,
  });
  fail();
  return { value, placeOf };
}

function syntaxProblems({ errors }: Document): MappingProblem[] {
  // The parser calls itself for each list in a list, and says so in the words of the engine.
  if (errors.some(({ message }) => /stack/i.test(message)))
    return [{ line: 1, path: '', problem: 'not valid YAML: nested too deeply' }];
  return errors.slice(0, mostSyntaxProblems).map(({ message, linePos, code }) => {
    const said = message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? code;
    return { line: linePos?.[0].line ?? 1, path: '', problem: `not valid YAML: ${said}` };
  });
}

interface Conversion {
  readonly document: Document;
  readonly settings: Readonly<Record<string, unknown>>;
  report(path: readonly PropertyKey[], problem: string): void;
  /** Ends it with what was reported so far. */
  fail(): void;
  /** Values that may still come. */
  left: number;
}

function toValue(given: unknown, path: readonly PropertyKey[], conversion: Conversion): unknown {
  const node = resolved(given, conversion.document);
  if (path.length > deepest || --conversion.left < 0) {
    conversion.report(path, 'nested too deeply: does an alias hold itself?');
    conversion.fail();
  }
  if (isAlias(given) && node === undefined) {
    conversion.report(path, `nothing above is named &${given.source}`);
  }
  if (isSeq(node)) {
    const values = node.items.map((item, i) => toValue(item, [...path, i], conversion));
    // Places are found in the document by their numbers, so what is absent is absent there too.
    node.items = node.items.filter((_, i) => values[i] !== undefined);
    return values.filter((value) => value !== undefined);
  }
  if (isMap(node)) return settled(toObject(node.items, path, conversion), conversion);
  if (!isScalar(node)) return null;
  const { value, source } = node;
  if (typeof value === 'number' || typeof value === 'boolean') {
    return new Written(value, source ?? String(value));
  }
  return typeof value === 'string' ? value : null;
}

function toObject(
  pairs: readonly Pair[],
  path: readonly PropertyKey[],
  conversion: Conversion,
): Record<string, unknown> {
  const object: Record<string, unknown> = Object.create(null);
  for (const pair of pairs) {
    const name = keyOf(pair, conversion.document);
    if (name === undefined || name === '__proto__') {
      conversion.report(path, `a key must be a plain text${name === undefined ? '' : `, not ${name}`}`);
    } else if (name in object) {
      conversion.report([...path, name], 'not valid YAML: the key stands here twice');
    } else {
      const value = toValue(pair.value, [...path, name], conversion);
      if (value !== undefined) object[name] = value;
    }
  }
  return object;
}

/**
 * `{ setting: name }`, with `default: …` or without, is the setting's value; undefined when it has none. Keys beside
 * `only_with: name` count only where that setting has a value.
 */
function settled(given: Record<string, unknown>, { settings }: Conversion): unknown {
  if (typeof given.only_with === 'string') {
    const { only_with: _, ...value } = given;
    return settings[given.only_with] === undefined ? undefined : Object.assign(Object.create(null), value);
  }
  const { setting, default: otherwise, ...others } = given;
  if (typeof setting !== 'string' || Object.keys(others).length > 0) return given;
  return setting in settings ? fromSettings(settings[setting]) : otherwise;
}

/** Values as this reader gives them. */
function fromSettings(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromSettings);
  return typeof value === 'number' || typeof value === 'boolean' ? new Written(value, String(value)) : value;
}

const resolved = (given: unknown, document: Document): unknown =>
  isAlias(given) ? given.resolve(document) : given;

/** A key as it is written. */
function keyOf({ key }: Pair, document: Document): string | undefined {
  const node = resolved(key, document);
  if (!isScalar(node)) return undefined;
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
}

function findPlace(document: Document, lines: LineCounter, path: readonly PropertyKey[]): MappingPlace {
  let place: unknown = document.contents;
  let offset: number | undefined;
  const names: string[] = [];
  for (const step of path) {
    const holder = resolved(isPair(place) ? place.value : place, document);
    // One value where a list may stand is read as a list of one.
    if (isMap(holder) && typeof step === 'number') continue;
    if (isSeq(holder) && typeof step === 'number') place = holder.items[step];
    else if (isMap(holder)) place = holder.items.findLast((pair) => keyOf(pair, document) === step);
    else break;
    if (place === undefined) break;
    names.push(typeof step === 'number' ? String(step + 1) : String(step));
    const start = isPair(place) ? place.key : place;
    offset = (start as Node | null)?.range?.[0] ?? offset;
  }
  return { line: offset === undefined ? 1 : lines.linePos(offset).line, path: names.join('.') };
}
