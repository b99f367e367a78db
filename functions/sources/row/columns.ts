import { type Path, pathOf } from '../record/path.ts';

/** A column that rules read. */
export interface RuleColumn {
  readonly name: string;
  readonly path: Path;
  /** Its place among the cells of a record. */
  readonly index: number;
  /** True where an element may have it; a column of the whole record is the same for each of its elements. */
  readonly isOfElement: boolean;
}

/** The columns of a mapping, each once, whichever streams and rules read it. */
export class Columns {
  /** Cells that mean nothing. */
  readonly missing: ReadonlySet<string> | undefined;
  readonly #elementNames: ReadonlySet<string>;
  readonly #known = new Map<string, RuleColumn>();

  constructor(missing: ReadonlySet<string> | undefined, elementNames: ReadonlySet<string>) {
    this.missing = missing;
    this.#elementNames = elementNames;
  }

  named(name: string): RuleColumn {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const path = pathOf(name);
    const [first] = path.steps;
    const isOfElement = !path.isFromRoot && typeof first === 'string' && this.#elementNames.has(first);
    const made = { name, path, index: this.#known.size, isOfElement };
    this.#known.set(name, made);
    return made;
  }
}
