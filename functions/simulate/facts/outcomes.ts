import type { Draws } from './draws.ts';
import type { Delays } from './world.ts';

/** What becomes known at one lag. */
export interface Increment {
  lag: number;
  n: number;
  total: number;
  totalSquares: number;
}

/**
 * Moves the mean of a score distribution by `shift` points: a part of the answers moves one point, which is
 * exact up to the reach of one point.
 */
export function shiftScores(scores: readonly number[], shift: number): readonly number[] {
  if (shift === 0) return scores;
  const step = shift > 0 ? 1 : -1;
  const stuck = scores[shift > 0 ? 4 : 0]!;
  const moving = Math.min(1, Math.abs(shift) / (1 - stuck));
  return scores.map((probability, i) => {
    const isEdge = i === (shift > 0 ? 4 : 0);
    const kept = isEdge ? probability : probability * (1 - moving);
    return kept + (scores[i - step] ?? 0) * moving;
  });
}

/** Answers of one day and stratum: scores drawn, each known after its delay. */
export function drawAnswers(
  count: number,
  scores: readonly number[],
  delays: Delays,
  draws: Draws,
): Increment[] {
  const increments: Increment[] = [];
  draws.multinomial(count, scores).forEach((drawn, i) => {
    const score = i + 1;
    draws.multinomial(drawn, score <= 3 ? delays.unhappy : delays.happy).forEach((known, lag) => {
      if (known > 0) add(increments, lag, known, known * score, known * score * score);
    });
  });
  return increments;
}

/** Tickets of one day and stratum: all counted at `countedLag`, each yes known after its further delay. */
export function drawYeses(
  count: number,
  rate: number,
  countedLag: number,
  delays: Delays,
  draws: Draws,
): Increment[] {
  const increments: Increment[] = [];
  if (count > 0) add(increments, countedLag, count, 0, 0);
  const yeses = draws.binomial(count, Math.min(1, Math.max(0, rate)));
  draws.multinomial(yeses, delays.unhappy).forEach((known, delay) => {
    if (known > 0) add(increments, countedLag + delay, 0, known, known);
  });
  return increments;
}

function add(increments: Increment[], lag: number, n: number, total: number, totalSquares: number): void {
  const existing = increments.find((increment) => increment.lag === lag);
  if (existing === undefined) {
    increments.push({ lag, n, total, totalSquares });
    return;
  }
  existing.n += n;
  existing.total += total;
  existing.totalSquares += totalSquares;
}
