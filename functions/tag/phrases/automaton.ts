import type { Places } from './places.ts';
import {
  clearSteps,
  createStepTable,
  isFull,
  knownStep,
  noStep,
  type StepTable,
  setStep,
} from './step-table.ts';

/**
 * A finite automaton over the symbols of a text. Places and their edges are as the phrase lists say (nondeterministic);
 * while texts are read, each set of places that is met becomes one state (lazily, after Thompson, "Regular expression
 * search algorithm", 1968). So a text costs one step a symbol, whatever the lists hold.
 */
export interface Automaton {
  readonly start: number;
  /** Where the symbols lead that were met in a state; `firstStep` finds the others. */
  readonly steps: StepTable;
  /** By state: what has been found when it is reached, an `or` of the marks of its places. */
  readonly marks: readonly number[];
  firstStep(state: number, symbol: number): number;
}

/** The state that nothing leads out of. */
export const deadState = 0;

/** The state after a symbol. */
export function stepTo(automaton: Automaton, state: number, symbol: number): number {
  const found = knownStep(automaton.steps, state, symbol);
  return found === noStep ? automaton.firstStep(state, symbol) : found;
}

/** What is known of symbols, by their numbers. */
export interface Symbols {
  /** How many there are. */
  readonly count: number;
  /** Labels that a symbol bears. */
  readonly labelsOf: (symbol: number) => readonly number[];
  /** Whether a place for any word takes it. */
  readonly isFiller: (symbol: number) => boolean;
  readonly isComma: (symbol: number) => boolean;
}

/** How places are entered. */
export interface Entrances {
  /** Where reading starts. */
  readonly first: readonly number[];
  /** Places that are entered after a symbol, whatever came before. */
  readonly enteredAfter: (symbol: number) => readonly number[];
  /** A place that is entered after every symbol that leads to no negating place. */
  readonly enteredUnlessNegated?: number;
}

/** States kept at most: hostile texts could make very many. Then it starts over. */
const mostStates = 8000;

export function createAutomaton(places: Places, entrances: Entrances, symbols: Symbols): Automaton {
  const ways = createSteps(places, symbols);
  const steps = createStepTable(symbols.count);
  const sets: (readonly number[])[] = [];
  const marks: number[] = [];
  const known = new Map<string, number>();
  begin();

  function begin(): void {
    for (const list of [sets, marks]) list.length = 0;
    clearSteps(steps);
    known.clear();
    stateOf([]);
    stateOf(entrances.first);
  }

  function stateOf(reached: readonly number[]): number {
    const set = [...new Set(reached)].sort((a, b) => a - b);
    const name = set.join();
    const present = known.get(name);
    if (present !== undefined) return present;
    sets.push(set);
    marks.push(set.reduce((all, place) => all | ways.marks(place), 0));
    known.set(name, sets.length - 1);
    return sets.length - 1;
  }

  function firstStep(state: number, symbol: number): number {
    const reached = sets[state]!.flatMap((place) => ways.reached(place, symbol));
    const isOver = sets.length >= mostStates || isFull(steps);
    if (isOver) begin();
    const found = stateOf([...reached, ...entered(reached, symbol)]);
    if (!isOver) setStep(steps, state, symbol, found);
    return found;
  }

  function entered(reached: readonly number[], symbol: number): readonly number[] {
    const { enteredAfter, enteredUnlessNegated } = entrances;
    const isNegated = reached.some((place) => places.at(place).isNegating);
    if (enteredUnlessNegated === undefined || isNegated) return enteredAfter(symbol);
    return [enteredUnlessNegated, ...enteredAfter(symbol)];
  }

  return { start: 1, steps, marks, firstStep };
}

interface Steps {
  /** Where a symbol leads from a place and all that is reached with it. */
  reached(place: number, symbol: number): readonly number[];
  marks(place: number): number;
}

/** What leads on from a place and all that is reached with it for nothing. */
interface Ways {
  readonly byLabel: ReadonlyMap<number, readonly number[]>;
  readonly anyWord: readonly number[];
  readonly mark: number;
}

function createSteps(places: Places, { labelsOf, isFiller, isComma }: Symbols): Steps {
  const known = new Map<number, Ways>();

  function waysFrom(place: number): Ways {
    const present = known.get(place);
    if (present !== undefined) return present;
    const made = findWays(places, place);
    known.set(place, made);
    return made;
  }

  return {
    reached(place, symbol) {
      const { byLabel, anyWord } = waysFrom(place);
      const led = labelsOf(symbol).flatMap((label) => byLabel.get(label) ?? []);
      if (isFiller(symbol)) led.push(...anyWord);
      if (isComma(symbol) && places.at(place).passesCommas) led.push(place);
      return led;
    },
    marks: (place) => waysFrom(place).mark,
  };
}

function findWays(places: Places, from: number): Ways {
  const reached = new Set([from]);
  for (const at of reached) for (const free of places.at(at).free) reached.add(free);
  const byLabel = new Map<number, number[]>();
  const anyWord: number[] = [];
  let mark = 0;
  for (const at of reached) {
    const place = places.at(at);
    mark |= place.mark;
    anyWord.push(...place.anyWord);
    for (const { label, to } of place.edges) {
      const present = byLabel.get(label);
      if (present === undefined) byLabel.set(label, [to]);
      else present.push(to);
    }
  }
  return { byLabel, anyWord, mark };
}
