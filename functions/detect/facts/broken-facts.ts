import { type BrandFacts, dayText } from '../../contract/brand-facts.ts';

/** A fact that no arithmetic survives; readers refuse such rows, so that this is a defect of the caller. */
export class BrokenFacts extends Error {
  override readonly name = 'BrokenFacts';
}

/**
 * Lets no NaN, infinite number or negative lag into the detector.
 * @throws BrokenFacts naming the brand, scope, metric, day and value
 */
export function refuseBrokenFacts(facts: BrandFacts): void {
  const { n, total, totalSquares, lag } = facts;
  for (let row = 0; row < n.length; row++) {
    if (Number.isFinite(n[row]! + total[row]! + totalSquares[row]!) && lag[row]! >= 0) continue;
    const { market, channel, queue, metric } = facts.cells[facts.cell[row]!]!;
    const values = `lag ${lag[row]}, n ${n[row]}, total ${total[row]}, total_squares ${totalSquares[row]}`;
    throw new BrokenFacts(
      `detect: brand ${facts.brand}, ${market}/${channel}/${queue}, ${metric} of ${dayText(facts.day[row]!)}: ` +
        `not numbers to judge by: ${values}`,
    );
  }
}
