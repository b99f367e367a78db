import { createHash } from 'node:crypto';
import type { Example } from './example.ts';

export interface Split {
  /** Places of the examples that are learned from. */
  readonly learned: readonly number[];
  /** Places of later examples, by customers of whom nothing is learned. */
  readonly heldOut: readonly number[];
}

const heldOutShare = 0.2;
/** Where leaving out the customers of later examples would leave less than this to learn from, customers alone split. */
const leastLearned = 0.5;

/** Newest last; examples of one instant in an order that has nothing to do with what they say. */
export const inOrder = <Kind extends Example>(examples: readonly Kind[]): Kind[] =>
  examples
    .map((example) => ({ example, tie: hashOf(`${example.customer}\n${example.text}`) }))
    .sort((a, b) => a.example.occurredAt - b.example.occurredAt || (a.tie < b.tie ? -1 : 1))
    .map(({ example }) => example);

/** Splits examples, ordered by time, into those to learn from and the newest, to evaluate on. */
export function splitExamples(examples: readonly Example[]): Split {
  const cut = Math.floor(examples.length * (1 - heldOutShare));
  const all = examples.map((_, at) => at);
  const heldOut = all.slice(cut);
  const heldOutCustomers = new Set(heldOut.map((at) => examples[at]!.customer));
  const learned = all.slice(0, cut).filter((at) => !heldOutCustomers.has(examples[at]!.customer));
  if (learned.length >= leastLearned * examples.length) return { learned, heldOut };
  return splitByCustomer(examples);
}

function splitByCustomer(examples: readonly Example[]): Split {
  const all = examples.map((_, at) => at);
  const folds = foldsOf(examples, Math.round(1 / heldOutShare));
  return { learned: all.filter((at) => folds[at] !== 0), heldOut: all.filter((at) => folds[at] === 0) };
}

const fewestCustomers = 50;

/** A number from 0 for each example, the same for all of one customer; by example where there are few customers. */
export function foldsOf(examples: readonly Example[], folds: number): number[] {
  const customers = new Set(examples.map(({ customer }) => customer)).size;
  return examples.map(({ customer, text }) => {
    const hash = hashOf(customers < fewestCustomers ? text : customer);
    return Number.parseInt(hash.slice(0, 8), 16) % folds;
  });
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
