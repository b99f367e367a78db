import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { didYouMean, MappingError, type MappingPlace } from './mapping-error.ts';

interface MappingFile {
  readonly document: Document;
  readonly lines: LineCounter;
}

/** Deeper than any mapping needs. */
const deepest = 12;

/** A value of a mapping file that knows its line and its keys. Its methods throw MappingError on what does not fit. */
export class MappingNode {
  readonly place: MappingPlace;
  readonly #node: Node | null;
  readonly #file: MappingFile;

  private constructor(node: Node | null, place: MappingPlace, file: MappingFile) {
    this.#node = isAlias(node) ? (node.resolve(file.document) ?? null) : node;
    this.#file = file;
    this.place = place;
  }

  /** @throws MappingError when the text is no YAML */
  static parse(yamlText: string, fileName: string): MappingNode {
    const lines = new LineCounter();
    const document = parseDocument(yamlText, { lineCounter: lines, uniqueKeys: true });
    const [error] = document.errors;
    if (error !== undefined) {
      const line = error.linePos?.[0].line ?? 1;
      const problem = error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? error.code;
      throw new MappingError({ fileName, line, path: '' }, `not valid YAML: ${problem}`);
    }
    return new MappingNode(document.contents, { fileName, line: 1, path: '' }, { document, lines });
  }

  fail(problem: string): never {
    throw new MappingError(this.place, problem);
  }

  isMap(): boolean {
    return isMap(this.#node);
  }

  isList(): boolean {
    return isSeq(this.#node);
  }

  /** The values by key; a key that is not in `known` is an error. */
  fields<K extends string>(known: readonly K[]): Partial<Record<K, MappingNode>> {
    const entries = this.entries();
    for (const [key, value] of entries) {
      if ((known as readonly string[]).includes(key)) continue;
      value.fail(`unknown key${didYouMean(key, known)}; known here: ${known.join(', ')}`);
    }
    return Object.fromEntries(entries) as Partial<Record<K, MappingNode>>;
  }

  /** The pairs of a map with any keys. */
  entries(): [string, MappingNode][] {
    if (!isMap(this.#node)) return this.fail('expected keys with values here');
    return this.#node.items.map((pair) => {
      const key = isScalar(pair.key) ? pair.key : this.fail('a key must be a plain text');
      const name = String(key.value);
      return [name, this.#child(pair.value as Node | null, name, key.range?.[0])];
    });
  }

  list(): MappingNode[] {
    if (!isSeq(this.#node)) return this.fail('expected a list here');
    return this.#node.items.map((item, i) => this.#child(item as Node, String(i + 1), undefined));
  }

  /** One value or a list of them. */
  oneOrMore(): MappingNode[] {
    return this.isList() ? this.list() : [this];
  }

  scalar(): string | number | boolean | null {
    if (this.#node === null) return null;
    if (!isScalar(this.#node)) return this.fail('expected a single value here');
    const { value } = this.#node;
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
    return null;
  }

  /** A value as text. What YAML reads as a number or truth value is taken as it is written. */
  text(): string {
    const value = this.scalar();
    if (value === null || value === '') return this.fail('expected a text here, found nothing');
    const source = isScalar(this.#node) ? this.#node.source : undefined;
    return typeof value === 'string' ? value : (source ?? String(value));
  }

  number(): number {
    const value = this.scalar();
    return typeof value === 'number' && Number.isFinite(value) ? value : this.fail('expected a number here');
  }

  /** One of the texts given. */
  choice<T extends string>(allowed: readonly T[]): T {
    const text = this.text();
    const found = allowed.find((one) => one === text);
    return found ?? this.fail(`"${text}" is none of ${allowed.join(', ')}${didYouMean(text, allowed)}`);
  }

  #child(node: Node | null, name: string, keyOffset: number | undefined): MappingNode {
    const offset = keyOffset ?? node?.range?.[0];
    const line = offset === undefined ? this.place.line : this.#file.lines.linePos(offset).line;
    const path = this.place.path === '' ? name : `${this.place.path}.${name}`;
    if (path.split('.').length > deepest) return this.fail('nested too deeply: does an alias hold itself?');
    return new MappingNode(node, { fileName: this.place.fileName, line, path }, this.#file);
  }
}
