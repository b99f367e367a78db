import { nodeKind, type PhraseNode } from './phrase-program.ts';

/** A place within phrases: what has been read so far, and what may follow. */
export interface Place {
  /** Where symbols that bear a label lead. */
  readonly edges: Edge[];
  /** Where every word leads that does not negate. */
  readonly anyWord: number[];
  /** Reached with this place, for nothing. */
  readonly free: number[];
  /** Whether one stays here over commas and line ends. */
  readonly passesCommas: boolean;
  /** Whether phrases that may begin anywhere do not begin here. */
  readonly isNegating: boolean;
  /** What has been found here, as bits. */
  readonly mark: number;
}

interface Edge {
  readonly label: number;
  readonly to: number;
}

export interface Places {
  at(place: number): Place;
  /** Makes a place of its own. */
  create(options?: { readonly mark?: number; readonly isNegating?: boolean }): number;
  connect(from: number, label: number, to: number): void;
  /** Makes one place be reached with another. */
  enter(from: number, to: number): void;
  /** Makes phrases, by the numbers of their nodes, lead from one place to another. */
  lead(phrases: readonly number[], from: number, to: number): void;
}

/**
 * Places of phrases are laid out when they are first reached: texts meet few of them. What is alike and leads to the
 * same place is one.
 */
export function createPlaces(nodes: readonly PhraseNode[]): Places {
  const places: Place[] = [];
  /** By place: the node that is still to be laid out there, and where it leads. */
  const pending = new Map<number, { readonly node: readonly number[]; readonly to: number }>();
  const entrances = new Map<number, number>();

  function create({ mark = 0, isNegating = false } = {}): number {
    places.push({ edges: [], anyWord: [], free: [], passesCommas: !isNegating, isNegating, mark });
    return places.length - 1;
  }

  /** Where a node begins that leads to a place. */
  function entranceTo(to: number, number: number): number {
    const node = nodes[number]!;
    if (typeof node !== 'number' && node[0] === nodeKind.sequence)
      return node.slice(1).reduceRight(entranceTo, to);
    const name = number * 2 ** 24 + to;
    const known = entrances.get(name);
    if (known !== undefined) return known;
    const made = create();
    entrances.set(name, made);
    if (typeof node === 'number') places[made]!.edges.push({ label: node, to });
    else pending.set(made, { node, to });
    return made;
  }

  function layOut(place: number): void {
    const { node, to } = pending.get(place)!;
    pending.delete(place);
    const [kind, ...parts] = node;
    const { anyWord, free } = places[place]!;
    if (kind === nodeKind.anyWord) anyWord.push(to);
    for (const part of parts) free.push(entranceTo(to, part));
    if (kind === nodeKind.optional) free.push(to);
  }

  return {
    at(place) {
      if (pending.has(place)) layOut(place);
      return places[place]!;
    },
    create,
    connect: (from, label, to) => {
      places[from]!.edges.push({ label, to });
    },
    enter: (from, to) => {
      places[from]!.free.push(to);
    },
    lead: (phrases, from, to) => {
      for (const phrase of phrases) places[from]!.free.push(entranceTo(to, phrase));
    },
  };
}
