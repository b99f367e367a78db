import { createHash } from 'node:crypto';
import type { ScoredComment } from './scored-comment.ts';

export interface Split {
  /** Places of the comments that are learned from. */
  readonly learned: readonly number[];
  /** Places of later comments, by customers of whom nothing is learned. */
  readonly heldOut: readonly number[];
}

const heldOutShare = 0.2;
/** Where leaving out the customers of later comments would leave less than this to learn from, customers alone split. */
const leastLearned = 0.5;

/** Newest last; comments of one instant in an order that has nothing to do with what they say. */
export const inOrder = (comments: readonly ScoredComment[]): ScoredComment[] =>
  comments
    .map((comment) => ({ comment, tie: hashOf(`${comment.customer}\n${comment.text}`) }))
    .sort((a, b) => a.comment.occurredAt - b.comment.occurredAt || (a.tie < b.tie ? -1 : 1))
    .map(({ comment }) => comment);

/** Splits comments, ordered by time, into those to learn from and the newest, to judge by. */
export function splitComments(comments: readonly ScoredComment[]): Split {
  const cut = Math.floor(comments.length * (1 - heldOutShare));
  const all = comments.map((_, at) => at);
  const heldOut = all.slice(cut);
  const theirs = new Set(heldOut.map((at) => comments[at]!.customer));
  const learned = all.slice(0, cut).filter((at) => !theirs.has(comments[at]!.customer));
  if (learned.length >= leastLearned * comments.length) return { learned, heldOut };
  return splitByCustomer(comments);
}

function splitByCustomer(comments: readonly ScoredComment[]): Split {
  const all = comments.map((_, at) => at);
  const folds = foldsOf(comments, Math.round(1 / heldOutShare));
  return { learned: all.filter((at) => folds[at] !== 0), heldOut: all.filter((at) => folds[at] === 0) };
}

const fewestCustomers = 50;

/** A number from 0 for each comment, the same for all of one customer; by comment where there are few customers. */
export function foldsOf(comments: readonly ScoredComment[], folds: number): number[] {
  const customers = new Set(comments.map(({ customer }) => customer)).size;
  return comments.map(({ customer, text }) => {
    const hash = hashOf(customers < fewestCustomers ? text : customer);
    return Number.parseInt(hash.slice(0, 8), 16) % folds;
  });
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
