import { nodeKind, type PhraseNode } from './phrase-program.ts';

/** A place within phrases: what has been read so far, and what may follow. */
export interface Place {
  /** Where symbols that bear a label lead. */
  readonly edges: readonly Edge[];
  /** Where every word leads that does not negate. */
  readonly anyWord: readonly number[];
  /** Reached with this place, for nothing. */
  readonly free: readonly number[];
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

  const add = (place: Partial<Place>): number => places.push({ ...bare, ...place }) - 1;

  function change(place: number, more: Partial<Place>): void {
    places[place] = { ...places[place]!, ...more };
  }

  /** Where a node begins that leads to a place. */
  function entranceTo(to: number, number: number): number {
    const node = nodes[number]!;
    if (typeof node !== 'number' && node[0] === nodeKind.sequence) {
      let next = to;
      for (let part = node.length - 1; part > 0; part--) next = entranceTo(next, node[part]!);
      return next;
    }
    const name = number * 2 ** 24 + to;
    const known = entrances.get(name);
    if (known !== undefined) return known;
    const made = add(typeof node === 'number' ? { edges: [{ label: node, to }] } : {});
    entrances.set(name, made);
    if (typeof node !== 'number') pending.set(made, { node, to });
    return made;
  }

  function layOut(place: number, [kind, ...parts]: readonly number[], to: number): void {
    const led = parts.map((part) => entranceTo(to, part));
    if (kind === nodeKind.anyWord) change(place, { anyWord: [to] });
    else change(place, { free: kind === nodeKind.optional ? [...led, to] : led });
  }

  const enter = (from: number, to: readonly number[]) =>
    change(from, { free: [...places[from]!.free, ...to] });

  return {
    at(place) {
      const waiting = pending.get(place);
      pending.delete(place);
      if (waiting !== undefined) layOut(place, waiting.node, waiting.to);
      return places[place]!;
    },
    create: ({ mark = 0, isNegating = false } = {}) => add({ mark, isNegating, passesCommas: !isNegating }),
    connect: (from, label, to) => change(from, { edges: [...places[from]!.edges, { label, to }] }),
    lead: (phrases, from, to) =>
      enter(
        from,
        phrases.map((phrase) => entranceTo(to, phrase)),
      ),
  };
}

const bare: Place = { edges: [], anyWord: [], free: [], passesCommas: true, isNegating: false, mark: 0 };
